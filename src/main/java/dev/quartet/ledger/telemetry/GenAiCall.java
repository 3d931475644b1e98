package dev.quartet.ledger.telemetry;

import dev.quartet.ledger.LedgerEntry;
import dev.quartet.ledger.LedgerEntry.StepRecord;
import dev.quartet.model.Usage;
import dev.quartet.run.Step;
import java.util.List;
import java.util.Optional;

/**
 * A call to a model, in the terms of OpenTelemetry's conventions for generative AI.
 *
 * @param provider as the conventions name it, such as {@code gcp.gemini}
 * @param error what kind of failure it ended with
 */
public record GenAiCall(
    String provider,
    String model,
    Usage usage,
    long millis,
    long costNanos,
    Optional<String> error) {
  /** What the conventions call an error that nobody has named. */
  static final String OTHER = "_OTHER";

  /** The calls of a request that were really made: what no budget held is none. */
  public static List<GenAiCall> of(LedgerEntry entry) {
    return entry.steps().stream()
        .filter(step -> isCall(step) && step.model().isPresent())
        .map(GenAiCall::of)
        .toList();
  }

  static boolean isCall(StepRecord step) {
    return step.kind().equals(Step.Kind.MODEL.label());
  }

  static GenAiCall of(StepRecord step) {
    int slash = step.name().indexOf('/');
    return new GenAiCall(
        conventional(slash < 0 ? "" : step.name().substring(0, slash)),
        step.name().substring(slash + 1),
        step.usage(),
        step.millis(),
        step.costNanos(),
        error(step));
  }

  private static String conventional(String provider) {
    return switch (provider) {
      case "gemini" -> "gcp.gemini";
      case "mistral" -> "mistral_ai";
      case "xai" -> "x_ai";
      default -> provider;
    };
  }

  /** What kind of failure a step ended with; never its message, which may quote texts. */
  static Optional<String> error(StepRecord step) {
    return switch (step.status()) {
      case "done" -> Optional.empty();
      case "failed" ->
          step.failure()
              .or(() -> step.exitCode().map(exit -> "exit_" + exit.code()))
              .or(() -> Optional.of(OTHER));
      case "under way" -> Optional.of("interrupted");
      default -> Optional.of(step.status());
    };
  }

  /** All input tokens, as the conventions count: those from and for a cache too. */
  public long inputTokens() {
    return usage.input() + usage.cacheRead() + usage.cacheWrite();
  }

  public long outputTokens() {
    return usage.output();
  }
}
