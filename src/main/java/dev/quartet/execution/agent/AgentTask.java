package dev.quartet.execution.agent;

import dev.quartet.model.Role;
import dev.quartet.run.Run;
import dev.quartet.run.RunBudget.Purse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * One piece of work for the loop.
 *
 * @param purse whose budget pays
 * @param checks executables that the result must pass; may grow while a skill is taken up
 * @param limits when to give up
 */
public record AgentTask(
    Run run,
    Role role,
    Purse purse,
    ContextPack context,
    Toolbox tools,
    List<Path> checks,
    Limits limits) {

  /**
   * When to give up.
   *
   * @param calls the most model calls
   * @param time the wall clock
   */
  public record Limits(int calls, Duration time) {}
}
