package dev.quartet.execution.specialist;

import dev.quartet.admission.Admitted;
import dev.quartet.decision.Decision;
import dev.quartet.decision.Route;
import dev.quartet.execution.Executor;
import dev.quartet.execution.Outcome;
import dev.quartet.execution.Outcome.Change;
import dev.quartet.library.Library;
import dev.quartet.library.SkillManifest;
import dev.quartet.run.RunBudget.Purse;
import dev.quartet.workspace.Configuration.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Tier 3: the heavy model with a context of its own, in a worktree when there is a repository. */
public final class SpecialistExecutor implements Executor<Route.Specialist> {
  private final Supplier<Library> library;
  private final SpecialistWork work;
  private final Limits limits;

  public SpecialistExecutor(Supplier<Library> library, SpecialistWork work, Limits limits) {
    this.library = library;
    this.work = work;
    this.limits = limits;
  }

  @Override
  public Outcome execute(Admitted admitted, Decision decision, Route.Specialist route) {
    Optional<SkillManifest> skill = route.skill().map(library.get()::skill);
    var assignment =
        new SpecialistWork.Assignment(
            route.task().isBlank()
                ? admitted.textWithAttachments()
                : withAttachments(admitted, route.task()),
            skill,
            skill.map(SkillManifest::checks).orElse(List.of()),
            new Purse.OfSpecialist(),
            limits);
    Optional<Path> repository =
        route
            .repository()
            .map(name -> work.named(admitted.folder().resolve(name).normalize()))
            .or(() -> work.repository(admitted));
    return switch (work.carryOut(admitted, assignment, repository)) {
      case SpecialistWork.Result.Finished(String text, Optional<Change> change) ->
          new Outcome.Answered(text, change, Map.of());
      case SpecialistWork.Result.Rejected(String objection) ->
          Outcome.failed(
              "quality_check",
              "The result failed its check twice: " + objection,
              "Look at the check's message, and ask again.");
      case SpecialistWork.Result.Over(Outcome outcome) -> outcome;
    };
  }

  /**
   * Attachments travel with the request they came with, also when the workhorse has put the task in
   * its own words.
   */
  private static String withAttachments(Admitted admitted, String task) {
    boolean attached = !admitted.run().request().options().attachments().isEmpty();
    return attached ? admitted.textWithAttachments() + "\n\nThe task:\n" + task : task;
  }
}
