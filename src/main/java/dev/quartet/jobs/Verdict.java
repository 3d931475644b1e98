package dev.quartet.jobs;

import dev.quartet.execution.Outcome.Fault;
import dev.quartet.ledger.LedgerEntry;
import dev.quartet.ledger.LedgerEntry.StepRecord;
import java.util.List;
import java.util.Optional;

/** What a run of a job counts as. It is judged by its record, never by what its text says. */
sealed interface Verdict {
  /** How the reason of a run begins that was ended because it took too long. */
  String TIMED_OUT = "it took longer than its time-out of ";

  /** All of it went well. */
  record Succeeded() implements Verdict {}

  /** It hit a limit, was refused, went wrong, or its last tool did. */
  record Failed(String code, String reason) implements Verdict {}

  /** A person ended it, or the server was stopped: that says nothing about the job. */
  record CutShort(String reason) implements Verdict {}

  /** The verdict on a run that is over. */
  static Verdict of(LedgerEntry entry) {
    return switch (entry.summary().status()) {
      case ANSWERED -> Unmended.failure(entry.steps()).map(Verdict::byTool).orElse(new Succeeded());
      case CANCELLED -> cancelled(fault(entry));
      case WAITING ->
          new Failed("waiting", "it waits for an approval, and nobody is there to give it");
      case REFUSED, FAILED, INTERRUPTED, UNKNOWN -> failed(fault(entry));
      case RUNNING -> new Failed("interrupted", "nobody carries it out any more");
    };
  }

  private static Fault fault(LedgerEntry entry) {
    return entry
        .fault()
        .orElseGet(() -> new Fault(entry.summary().status().label(), "no reason was recorded", ""));
  }

  private static Verdict failed(Fault fault) {
    return new Failed(fault.code(), fault.message());
  }

  private static Verdict cancelled(Fault fault) {
    int at = fault.message().indexOf(TIMED_OUT);
    return at < 0
        ? new CutShort(fault.message())
        : new Failed("timeout", fault.message().substring(at));
  }

  private static Verdict byTool(StepRecord step) {
    return new Failed(
        step.kind() + "_failed",
        "the "
            + step.kind()
            + " "
            + step.name()
            + " failed"
            + because(step.error())
            + ", and nothing made up for it, whatever the reply says");
  }

  private static String because(Optional<String> error) {
    return error.map(text -> ": " + text.lines().findFirst().orElse("")).orElse("");
  }

  /** Finds a script or tool that failed and was not made up for. */
  final class Unmended {
    private Unmended() {}

    private static Optional<StepRecord> failure(List<StepRecord> steps) {
      for (int i = steps.size() - 1; i >= 0; i--) {
        if (acts(steps.get(i)) && !good(steps.get(i)) && !mended(steps, i)) {
          return Optional.of(steps.get(i));
        }
      }
      return Optional.empty();
    }

    /**
     * Made up for is what went well when it was tried again, after the model had seen the failure;
     * for what only reads, another script may give what one could not.
     */
    private static boolean mended(List<StepRecord> steps, int failed) {
      StepRecord step = steps.get(failed);
      boolean anyOfItsKind = step.kind().equals("script") && step.effect().equals("read");
      return steps.subList(failed, steps.size()).stream()
          .dropWhile(later -> !later.kind().equals("model"))
          .filter(later -> later.kind().equals(step.kind()) && good(later))
          .anyMatch(later -> anyOfItsKind || later.name().equals(step.name()));
    }

    private static boolean acts(StepRecord step) {
      return step.kind().equals("script") || step.kind().equals("tool");
    }

    private static boolean good(StepRecord step) {
      return step.status().equals("done");
    }
  }
}
