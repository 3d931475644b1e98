package dev.quartet.ledger.misroute;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * A request that was sent to the wrong place.
 *
 * @param run the request that was sent there
 * @param tier where it was wrongly sent
 * @param route what was wrongly asked there, such as a script's id
 * @param should where it should have gone, as far as it is known
 * @param created in epoch milliseconds
 * @param review what became of it: {@code open, confirmed, applied, dismissed}
 * @param text what was asked; empty when it is not kept
 */
public record Misroute(
    String id,
    String run,
    Source source,
    String tier,
    String route,
    Optional<String> should,
    String detail,
    long created,
    String review,
    String text) {

  /** How it was noticed. */
  public enum Source {
    /** A person said so. */
    FEEDBACK,
    /** The same was asked again at once in other words, and another route answered. */
    REPHRASED,
    /** What the reflex chose passed the request on. */
    HANDOFF,
    /** A quality check sent it one tier up. */
    CHECK,
    /** The workhorse, asked about a sample of the reflex's decisions, disagreed. */
    AUDIT;

    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Source of(String label) {
      return valueOf(label.toUpperCase(Locale.ROOT));
    }
  }

  /** A person's word on a misroute. */
  public enum Verdict {
    CONFIRMED,
    APPLIED,
    DISMISSED;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
