package dev.quartet.ledger;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a failed request failed of, so that equal failures can be counted together.
 *
 * @param kind {@code script, provider, check, limit, other}
 */
record FailureCause(String name, String kind) {
  private static final String EXIT = "script_exit_";
  private static final String MODEL = "model_";
  private static final String CHECK = "quality_check";
  private static final Set<String> LIMITS =
      Set.of(
          "call_limit",
          "time_limit",
          "output_limit",
          "handoff_limit",
          "loop",
          "budget",
          "too_large",
          "empty_reply");

  /**
   * The cause of a failure.
   *
   * @param code the error's, or the status when there is none
   * @param route where the request was when it failed
   * @param failedSteps the newest failed step's name, by its kind
   */
  static FailureCause of(String code, String route, Map<String, String> failedSteps) {
    if (code.startsWith(EXIT)) {
      String script = failedStep(failedSteps, "script").orElse(route);
      return new FailureCause(script + " exit " + code.substring(EXIT.length()), "script");
    }
    if (code.startsWith(MODEL)) {
      String model = failedStep(failedSteps, "model").orElse("");
      int slash = model.indexOf('/');
      String provider = slash < 0 ? "model" : model.substring(0, slash);
      return new FailureCause(
          provider + " " + code.substring(MODEL.length()).toLowerCase(Locale.ROOT), "provider");
    }
    if (code.equals(CHECK)) {
      return new FailureCause(
          "check " + failedStep(failedSteps, "check").orElse("of " + route), "check");
    }
    return new FailureCause(code, LIMITS.contains(code) ? "limit" : "other");
  }

  private static Optional<String> failedStep(Map<String, String> steps, String kind) {
    return Optional.ofNullable(steps.get(kind));
  }
}
