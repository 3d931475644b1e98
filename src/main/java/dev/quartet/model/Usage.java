package dev.quartet.model;

/**
 * Tokens of one model call, or of several.
 *
 * @param input tokens read at full price; cache reads and writes are not among them
 * @param output tokens written
 * @param cacheRead input tokens read from the provider's prompt cache
 * @param cacheWrite input tokens written to it
 */
public record Usage(long input, long output, long cacheRead, long cacheWrite) {
  public static final Usage NONE = new Usage(0, 0, 0, 0);

  public Usage plus(Usage other) {
    return new Usage(
        input + other.input,
        output + other.output,
        cacheRead + other.cacheRead,
        cacheWrite + other.cacheWrite);
  }

  public long total() {
    return input + output + cacheRead + cacheWrite;
  }
}
