package dev.quartet.execution;

import dev.quartet.decision.Route;
import dev.quartet.platform.Cancellation;
import dev.quartet.platform.Problem;
import dev.quartet.run.Approvals.Approval;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** How carrying a route out ended. What it cost stands with its steps, once. */
public sealed interface Outcome {
  /**
   * An answer.
   *
   * @param change what the specialist changed in a repository
   * @param outputs a pipeline's outputs by stage
   */
  record Answered(String text, Optional<Change> change, Map<String, String> outputs)
      implements Outcome {
    public static Answered of(String text) {
      return new Answered(text, Optional.empty(), Map.of());
    }
  }

  /** The workhorse chose another route, or its work did not pass a check. */
  record Handoff(Route route, String reason) implements Outcome {
    /** How the reason begins when a check sends the request one tier up. */
    public static final String ESCALATION = "a quality check failed twice";

    public static Handoff escalation(Route route, String objection) {
      return new Handoff(route, ESCALATION + ": " + objection.lines().findFirst().orElse(""));
    }
  }

  /** A person must say yes first. */
  record Waiting(Approval approval) implements Outcome {}

  /** A limit, a budget or a person refused it. */
  record Refused(Fault fault) implements Outcome {}

  /** It went wrong. */
  record Failed(Fault fault) implements Outcome {}

  /** Somebody ended it. */
  record Cancelled(String reason) implements Outcome {}

  /** Work in a repository: a branch with one commit, and what it changes. */
  record Change(String branch, String diff, String summary) {}

  /** What went wrong, in the words that are shown. */
  record Fault(String code, String message, String hint) {}

  /** The outcome that a problem ends in. */
  static Outcome of(Problem problem) {
    var fault = new Fault(problem.code(), problem.message(), problem.hint());
    return switch (problem.kind()) {
      case REFUSED -> new Refused(fault);
      case FAILED, USAGE, NO_MODEL, NOT_FOUND -> new Failed(fault);
    };
  }

  /** Whatever goes wrong in the work becomes an outcome, so that it is recorded like any other. */
  static Outcome guarded(Supplier<Outcome> work) {
    try {
      return work.get();
    } catch (Cancellation.Cancelled e) {
      return new Cancelled(String.valueOf(e.getMessage()));
    } catch (Problem e) {
      return of(e);
    } catch (RuntimeException e) {
      return failed(
          "internal",
          "Something unforeseen happened: " + e,
          "Please report it, with the output of: quartet ledger show ID");
    }
  }

  static Failed failed(String code, String message, String hint) {
    return new Failed(new Fault(code, message, hint));
  }
}
