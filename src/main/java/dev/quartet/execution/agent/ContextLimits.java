package dev.quartet.execution.agent;

/**
 * How much a model is sent at most, in tokens ({@code o200k_base}).
 *
 * @param role as the manifest names it
 * @param base everything but the conversation and the person's own words
 * @param conversation its turns, with the summary of earlier ones
 * @param window everything, with what the model and its tools add while it works
 * @param work what the model and its tools may add
 * @param result what one tool call may return
 * @param spare what the pack leaves of the window, when it can, for the work
 */
public record ContextLimits(
    String role, int base, int conversation, int window, int work, int result, int spare) {

  /** The workhorse: a small base; attachments may be large. */
  public static final ContextLimits DIRECT =
      new ContextLimits("direct", 15_000, 6_000, 120_000, 24_000, 8_000, 0);

  /** The heavy model: never more than this, whatever its tools return. */
  public static final ContextLimits SPECIALIST =
      new ContextLimits("specialist", 15_000, 0, 15_000, 15_000, 3_000, 5_000);

  /** A pipeline's stage, by whichever model. */
  public static final ContextLimits STAGE =
      new ContextLimits("stage", 15_000, 0, 15_000, 15_000, 3_000, 3_000);

  /** What the model and its tools may add to a pack of this size. */
  int room(int packed) {
    return Math.min(work, window - packed);
  }
}
