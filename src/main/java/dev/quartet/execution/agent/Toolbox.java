package dev.quartet.execution.agent;

import dev.quartet.model.Message.ToolCall;
import dev.quartet.model.ToolDefinition;
import dev.quartet.platform.Problem;
import dev.quartet.run.Run;
import dev.quartet.run.Step;
import java.util.List;
import java.util.stream.Collectors;

/** The tools that a model may call. A wrong call is told to the model; it ends nothing. */
public record Toolbox(List<Tool> tools) {
  private static final int NAME_CHARACTERS = 100;

  public static final Toolbox EMPTY = new Toolbox(List.of());

  public List<ToolDefinition> definitions() {
    return tools.stream().map(Tool::definition).toList();
  }

  ToolOutcome call(Run run, ToolCall call) {
    for (Tool tool : tools) {
      if (tool.definition().name().equals(call.name())) {
        return called(run, tool, call);
      }
    }
    return wrong(run, call, "There is no tool '" + call.name() + "'. There are: " + names());
  }

  private static ToolOutcome called(Run run, Tool tool, ToolCall call) {
    try {
      return tool.call(run, ToolArguments.read(call.arguments()));
    } catch (Problem e) {
      if (e.kind() != Problem.Kind.USAGE) {
        throw e;
      }
      return wrong(run, call, (e.message() + ". " + e.hint()).strip());
    }
  }

  /** What was called wrongly did nothing, and the record says so: the model may claim otherwise. */
  private static ToolOutcome wrong(Run run, ToolCall call, String complaint) {
    String name = call.name().substring(0, Math.min(NAME_CHARACTERS, call.name().length()));
    var step = Step.read(Step.Kind.TOOL, name, ToolOutcome.Returned.class);
    return run.steps().run(step, () -> ToolOutcome.Returned.error(complaint));
  }

  private String names() {
    return tools.stream().map(tool -> tool.definition().name()).collect(Collectors.joining(", "));
  }
}
