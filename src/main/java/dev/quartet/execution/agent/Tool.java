package dev.quartet.execution.agent;

import dev.quartet.model.ToolDefinition;
import dev.quartet.run.Run;

/** Something that a model may do within a run. */
public interface Tool {
  ToolDefinition definition();

  /**
   * Does it.
   *
   * @throws dev.quartet.platform.Problem told to the model when its arguments are wrong
   */
  ToolOutcome call(Run run, ToolArguments arguments);
}
