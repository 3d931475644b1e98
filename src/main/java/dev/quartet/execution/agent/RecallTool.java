package dev.quartet.execution.agent;

import dev.quartet.library.recall.Recall;
import dev.quartet.library.recall.Source;
import dev.quartet.model.ToolDefinition;
import dev.quartet.model.ToolDefinition.JsonType;
import dev.quartet.model.ToolDefinition.Parameter;
import dev.quartet.platform.Problem;
import java.util.List;

/** The tool by which a model asks what the team knows. */
public final class RecallTool {
  public static final ToolDefinition DEFINITION =
      new ToolDefinition(
          "recall",
          "Search what the team noted, earlier work in its projects, and UI components.",
          List.of(
              Parameter.required("query", "the question, or a few words"),
              new Parameter("in", JsonType.STRING, "", false, Source.labels())));

  private RecallTool() {}

  public static Tool of(Recall recall) {
    return new Lookup(
        DEFINITION,
        arguments ->
            recall.text(arguments.required("query"), arguments.text("in").map(RecallTool::source)));
  }

  private static Source source(String label) {
    return Source.of(label)
        .orElseThrow(() ->
            Problem.usage(
                "recall_in",
                "There is no '" + label + "' to search",
                "Leave 'in' out, or give one of: " + String.join(", ", Source.labels())));
  }
}
