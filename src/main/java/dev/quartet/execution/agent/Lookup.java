package dev.quartet.execution.agent;

import dev.quartet.model.ToolDefinition;
import dev.quartet.platform.Problem;
import dev.quartet.run.Run;
import dev.quartet.run.Step;
import java.io.UncheckedIOException;
import java.util.function.Function;

/** A tool that returns a text and changes nothing outside the run; journaled. */
public record Lookup(ToolDefinition definition, Function<ToolArguments, String> work)
    implements Tool {
  @Override
  public ToolOutcome call(Run run, ToolArguments arguments) {
    var step = Step.read(Step.Kind.TOOL, definition.name(), ToolOutcome.Returned.class);
    return run.steps().run(step, () -> guarded(arguments));
  }

  private ToolOutcome.Returned guarded(ToolArguments arguments) {
    try {
      return ToolOutcome.Returned.ok(work.apply(arguments));
    } catch (Problem e) {
      return ToolOutcome.Returned.error((e.message() + ". " + e.hint()).strip());
    } catch (UncheckedIOException e) {
      return ToolOutcome.Returned.error(String.valueOf(e.getMessage()));
    }
  }
}
