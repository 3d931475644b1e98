/**
 * A few-shot intent router that knows when it does not know: intents are names with example
 * sentences.
 *
 * <p>Start at {@link dev.quartet.decision.reflex.intent.IntentIndex}.
 */
@NullMarked
package dev.quartet.decision.reflex.intent;

import org.jspecify.annotations.NullMarked;
