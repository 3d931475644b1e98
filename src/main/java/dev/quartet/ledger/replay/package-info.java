/**
 * What past requests would have become here: routed, never run.
 *
 * <p>Start at {@link dev.quartet.ledger.replay.Replay}.
 */
@NullMarked
package dev.quartet.ledger.replay;

import org.jspecify.annotations.NullMarked;
