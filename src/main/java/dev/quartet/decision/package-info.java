/**
 * Step 2, route: explicit, else reflex, else the workhorse.
 *
 * <p>Start at {@link dev.quartet.decision.Router}.
 */
@NullMarked
package dev.quartet.decision;

import org.jspecify.annotations.NullMarked;
