/**
 * Where the router was wrong: how that is noticed, how often it happens, and what people say of it.
 *
 * <p>Start at {@link dev.quartet.ledger.misroute.Misroutes}.
 */
@NullMarked
package dev.quartet.ledger.misroute;

import org.jspecify.annotations.NullMarked;
