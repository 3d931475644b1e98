package dev.quartet.decision;

import dev.quartet.run.StepResult;
import java.util.Optional;

/**
 * A route with its source and reason.
 *
 * @param confidence from 0 to 1
 * @param approval whether a person must say yes before it is carried out
 * @param hint when the reflex abstains: the tier that the request looks like
 * @param evidence what the reflex saw
 */
public record Decision(
    Route route,
    Source source,
    double confidence,
    String reason,
    boolean approval,
    Optional<String> hint,
    Evidence evidence)
    implements StepResult {

  public static Decision explicit(Route route, boolean approval, String reason) {
    return new Decision(
        route, Source.EXPLICIT, 1.0, reason, approval, Optional.empty(), Evidence.NONE);
  }

  /** A job's file says where it goes. */
  public static Decision byJob(Route route, boolean approval) {
    return new Decision(
        route, Source.JOB, 1.0, "named by the job", approval, Optional.empty(), Evidence.NONE);
  }

  /** The workhorse passed the request on. */
  public static Decision handoff(Route route, boolean approval, String reason) {
    return new Decision(
        route, Source.WORKHORSE, 1.0, reason, approval, Optional.empty(), Evidence.NONE);
  }
}
