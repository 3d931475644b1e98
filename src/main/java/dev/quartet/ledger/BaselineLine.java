package dev.quartet.ledger;

import dev.quartet.model.Price;

/**
 * One line of what a single heavy model would have cost.
 *
 * @param nanosPerMillion the price in nano-dollars per million tokens
 */
public record BaselineLine(String label, long tokens, long nanosPerMillion, long costNanos) {
  static BaselineLine of(String label, long tokens, long nanosPerMillion) {
    return new BaselineLine(label, tokens, nanosPerMillion, Price.cost(tokens, nanosPerMillion));
  }
}
