package dev.quartet.execution.agent;

import dev.quartet.execution.Outcome;
import dev.quartet.run.StepResult;
import java.util.Optional;

/** What a tool call led to. */
public sealed interface ToolOutcome {
  /** A text for the model, and the loop goes on. */
  record Returned(String text, boolean error) implements ToolOutcome, StepResult {
    public static Returned ok(String text) {
      return new Returned(text, false);
    }

    public static Returned error(String text) {
      return new Returned(text, true);
    }

    @Override
    public Optional<String> failed() {
      return error ? Optional.of(text) : Optional.empty();
    }
  }

  /** The end of the loop. */
  record Ended(Outcome outcome) implements ToolOutcome {}
}
