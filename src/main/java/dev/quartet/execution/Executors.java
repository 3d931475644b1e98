package dev.quartet.execution;

import dev.quartet.admission.Admitted;
import dev.quartet.decision.Decision;
import dev.quartet.decision.Route;
import java.util.Optional;

/** Step 3: one executor for each kind of route. */
public record Executors(
    Executor<Route.Script> script,
    Executor<Route.Direct> direct,
    Executor<Route.Specialist> specialist,
    Executor<Route.Pipeline> pipeline,
    WorkHistory history) {

  public Outcome execute(Admitted admitted, Decision decision) {
    return switch (decision.route()) {
      case Route.Script route -> script.execute(admitted, decision, route);
      case Route.Direct route -> direct.execute(admitted, decision, route);
      case Route.Specialist route ->
          noted(admitted, route.repository(), specialist.execute(admitted, decision, route));
      case Route.Pipeline route ->
          noted(admitted, Optional.empty(), pipeline.execute(admitted, decision, route));
    };
  }

  private Outcome noted(Admitted admitted, Optional<String> repository, Outcome outcome) {
    history.note(admitted, repository, outcome);
    return outcome;
  }
}
