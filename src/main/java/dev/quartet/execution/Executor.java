package dev.quartet.execution;

import dev.quartet.admission.Admitted;
import dev.quartet.decision.Decision;
import dev.quartet.decision.Route;

/** Carries one kind of route out. */
@FunctionalInterface
public interface Executor<R extends Route> {
  /**
   * Carries the route out.
   *
   * @throws dev.quartet.platform.Problem when it cannot be carried out
   */
  Outcome execute(Admitted admitted, Decision decision, R route);
}
