package dev.quartet.execution.agent;

import dev.quartet.model.Role;
import dev.quartet.run.Run;
import dev.quartet.run.RunBudget.Purse;
import java.time.Duration;

/**
 * One piece of work for the loop.
 *
 * @param purse whose budget pays
 * @param acceptance what the result must pass
 * @param limits when to give up
 */
public record AgentTask(
    Run run,
    Role role,
    Purse purse,
    ContextPack context,
    Toolbox tools,
    Acceptance acceptance,
    Limits limits) {

  /**
   * When to give up.
   *
   * @param calls the most model calls
   * @param time the wall clock
   */
  public record Limits(int calls, Duration time) {}
}
