package dev.quartet.run;

import dev.quartet.library.Effect;
import dev.quartet.platform.Cancellation;
import dev.quartet.platform.Ids;
import dev.quartet.platform.Problem;
import java.time.Clock;
import java.util.Optional;

/**
 * The steps of one run, in order: each is recorded as it begins and as it ends.
 *
 * <p>A resumed run goes through the same code again; a step that ended before returns its recorded
 * result and is not repeated. What was under way in a crash, or broke off without a result, is
 * repeated only when it changes nothing.
 */
public final class Journal {
  /** The work of a step. */
  @FunctionalInterface
  public interface Work<T> {
    T get();
  }

  private final String run;
  private final JournalStore store;
  private final EventSink events;
  private final Cancellation cancellation;
  private final Clock clock;
  private final Ids ids;
  private int position;
  private boolean changedSomething;

  Journal(String run, JournalStore store, RunContext context) {
    this.run = run;
    this.store = store;
    this.events = context.events();
    this.cancellation = context.cancellation();
    this.clock = context.clock();
    this.ids = context.ids();
  }

  /** The number of the step that comes next, from 0. */
  public int position() {
    return position;
  }

  /** Whether a step of this run has changed something in the world. */
  public boolean changedSomething() {
    return changedSomething;
  }

  /**
   * Carries a step out, or returns its recorded result.
   *
   * @throws Problem with code {@code unknown} when nobody can say whether the step happened
   */
  public <T extends StepResult> T run(Step<T> step, Work<T> work) {
    int seq = position++;
    Optional<JournalStore.Recorded> recorded = store.find(run, seq);
    if (recorded.isPresent()) {
      checkSame(recorded.get(), step);
      Optional<T> known = store.result(recorded.get(), step.type());
      if (known.isPresent()) {
        noteChange(step, known.get());
        return known.get();
      }
      if (step.effect() != Effect.READ) {
        throw unknown(step);
      }
    }
    return carryOut(step, seq, recorded.map(last -> last.attempt() + 1).orElse(0), work);
  }

  private <T extends StepResult> T carryOut(Step<T> step, int seq, int attempt, Work<T> work) {
    cancellation.check();
    String id = ids.next("s");
    store.started(id, run, seq, attempt, step, clock.millis());
    events.accept(new Event.Stepped(run, step.kind().label(), step.name(), "running", 0));
    long begun = System.nanoTime();
    try {
      T result = work.get();
      noteChange(step, result);
      String status = result.failed().isPresent() ? "failed" : "done";
      ended(step, id, status, begun, Optional.of(result), result.failed());
      return result;
    } catch (RuntimeException e) {
      boolean cancelled = e instanceof Cancellation.Cancelled;
      ended(
          step,
          id,
          cancelled ? "cancelled" : "failed",
          begun,
          Optional.empty(),
          Optional.of(String.valueOf(e.getMessage())));
      throw e;
    }
  }

  private void noteChange(Step<?> step, StepResult result) {
    changedSomething |= step.effect() != Effect.READ && result.failed().isEmpty();
  }

  private <T extends StepResult> void ended(
      Step<T> step,
      String id,
      String status,
      long begun,
      Optional<T> result,
      Optional<String> error) {
    long millis = (System.nanoTime() - begun) / 1_000_000;
    store.ended(run, id, new JournalStore.Ending<>(status, millis, result, error));
    events.accept(new Event.Stepped(run, step.kind().label(), step.name(), status, millis));
  }

  private static void checkSame(JournalStore.Recorded recorded, Step<?> step) {
    if (!recorded.kind().equals(step.kind().label()) || !recorded.name().equals(step.name())) {
      throw Problem.failed(
          "journal",
          "The run cannot be continued: it did "
              + recorded.name()
              + " where it would now do "
              + step.name(),
          "Something it depends on has changed. Ask again.");
    }
  }

  private static Problem unknown(Step<?> step) {
    return Problem.failed(
        "unknown",
        "Nobody can say whether "
            + step.name()
            + " took effect: it was under way when the run broke off",
        "Check at the service, then ask again if it did not happen.");
  }
}
