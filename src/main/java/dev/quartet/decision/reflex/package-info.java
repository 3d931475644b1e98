/**
 * The local router: matches a request against the scripts on this machine, or abstains.
 *
 * <p>Start at {@link dev.quartet.decision.reflex.LocalReflex}.
 */
@NullMarked
package dev.quartet.decision.reflex;

import org.jspecify.annotations.NullMarked;
