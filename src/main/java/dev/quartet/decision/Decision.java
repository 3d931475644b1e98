package dev.quartet.decision;

import dev.quartet.run.StepResult;
import java.util.List;
import java.util.Optional;

/**
 * A route with its source and reason.
 *
 * @param confidence from 0 to 1
 * @param approval whether a person must say yes before it is carried out
 * @param hint when the reflex abstains: the tier that the request looks like
 * @param candidates scripts that came near, best first
 */
public record Decision(
    Route route,
    Source source,
    double confidence,
    String reason,
    boolean approval,
    Optional<String> hint,
    List<Candidate> candidates)
    implements StepResult {

  /** A script that came near. */
  public record Candidate(String route, double score) {}

  public static Decision explicit(Route route, boolean approval, String reason) {
    return new Decision(route, Source.EXPLICIT, 1.0, reason, approval, Optional.empty(), List.of());
  }

  /** The workhorse passed the request on. */
  public static Decision handoff(Route route, boolean approval, String reason) {
    return new Decision(
        route, Source.WORKHORSE, 1.0, reason, approval, Optional.empty(), List.of());
  }
}
