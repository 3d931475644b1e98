package dev.quartet.model;

/**
 * What a model's tokens cost, in nano-dollars per million tokens.
 *
 * @param input uncached input
 * @param output output
 * @param cacheRead input read from the prompt cache
 * @param cacheWrite input written to the prompt cache
 */
public record Price(long input, long output, long cacheRead, long cacheWrite) {
  public static final Price FREE = new Price(0, 0, 0, 0);

  private static final long MILLION = 1_000_000;

  /** The cost of a usage in nano-dollars, each kind of token rounded half up. */
  public long cost(Usage usage) {
    return cost(usage.input(), input)
        + cost(usage.output(), output)
        + cost(usage.cacheRead(), cacheRead)
        + cost(usage.cacheWrite(), cacheWrite);
  }

  /** The cost of one kind of token in nano-dollars, rounded half up. */
  public static long cost(long tokens, long nanosPerMillion) {
    return (Math.multiplyExact(tokens, nanosPerMillion) + MILLION / 2) / MILLION;
  }
}
