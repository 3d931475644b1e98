package dev.quartet.execution.pipeline;

import dev.quartet.admission.Admitted;
import dev.quartet.decision.Route;
import dev.quartet.execution.Outcome;
import dev.quartet.execution.Outcome.Change;
import dev.quartet.execution.agent.Acceptance;
import dev.quartet.execution.agent.AgentLoop;
import dev.quartet.execution.agent.AgentLoop.Ending;
import dev.quartet.execution.agent.AgentTask;
import dev.quartet.execution.agent.ReadResource;
import dev.quartet.execution.agent.ToolOutcome;
import dev.quartet.execution.agent.Toolbox;
import dev.quartet.execution.script.ScriptExecutor;
import dev.quartet.execution.specialist.SpecialistWork;
import dev.quartet.library.Library;
import dev.quartet.library.PipelineManifest.Stage;
import dev.quartet.library.PipelineManifest.Worker;
import dev.quartet.library.ScriptManifest;
import dev.quartet.library.SkillManifest;
import dev.quartet.model.Role;
import dev.quartet.run.RunBudget.Purse;
import dev.quartet.run.Step;
import dev.quartet.workspace.Configuration.Limits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Does one stage: by a script, by the workhorse, or by the heavy model, in a repository when the
 * caller named one.
 */
public final class StageWorker {
  /** What came of a stage. */
  sealed interface Result {
    record Done(String text, Optional<Change> change) implements Result {}

    record Over(Outcome outcome) implements Result {}
  }

  private final Supplier<Library> library;
  private final AgentLoop loop;
  private final ScriptExecutor scripts;
  private final SpecialistWork specialist;
  private final StageContext contexts;
  private final Limits limits;

  public StageWorker(
      Supplier<Library> library,
      AgentLoop loop,
      ScriptExecutor scripts,
      SpecialistWork specialist,
      StageContext contexts,
      Limits limits) {
    this.library = library;
    this.loop = loop;
    this.scripts = scripts;
    this.specialist = specialist;
    this.contexts = contexts;
    this.limits = limits;
  }

  Result work(Admitted admitted, Stage stage, Map<String, String> context) {
    return switch (stage.worker()) {
      case Worker.Script script -> byScript(admitted, script.id(), context);
      case Worker.Model model -> byModel(admitted, stage, model, context);
    };
  }

  private Result byScript(Admitted admitted, String id, Map<String, String> context) {
    ScriptManifest script = library.get().script(id);
    Map<String, String> arguments = new LinkedHashMap<>(context);
    arguments.keySet().removeIf(name -> script.parameter(name).isEmpty());
    return switch (scripts.attempt(
        admitted.run(), admitted.folder(), new Route.Script(id, arguments))) {
      case ScriptExecutor.Attempt.MustWait(var approval) ->
          new Result.Over(new Outcome.Waiting(approval));
      case ScriptExecutor.Attempt.Ran(var result) when result.succeeded() ->
          new Result.Done(result.output(), Optional.empty());
      case ScriptExecutor.Attempt.Ran(var result) ->
          new Result.Over(
              Outcome.failed("script_exit_" + result.exitCode(), result.complaint(), ""));
    };
  }

  private Result byModel(
      Admitted admitted, Stage stage, Worker.Model model, Map<String, String> context) {
    Optional<SkillManifest> skill = model.skill().map(library.get()::skill);
    List<Path> checks = new ArrayList<>(stage.checks());
    skill.ifPresent(used -> checks.addAll(used.checks()));
    if (model.role() == Role.SPECIALIST && admitted.repository().isPresent()) {
      return inRepository(admitted, stage, skill, checks, context);
    }
    return switch (loop.run(task(admitted, stage, model.role(), skill, context, checks))) {
      case Ending.Said(String text) -> new Result.Done(text, Optional.empty());
      case Ending.Rejected(String _, String objection) ->
          rejected(admitted, stage, model, skill, checks, context, objection);
      case Ending.Over(Outcome outcome) -> new Result.Over(outcome);
    };
  }

  /** What the workhorse could not get past its checks, the heavy model tries once. */
  private Result rejected(
      Admitted admitted,
      Stage stage,
      Worker.Model model,
      Optional<SkillManifest> skill,
      List<Path> checks,
      Map<String, String> context,
      String objection) {
    if (model.role() == Role.SPECIALIST) {
      return new Result.Over(failed(stage, objection));
    }
    noted(admitted, stage, objection);
    Ending again = loop.run(task(admitted, stage, Role.SPECIALIST, skill, context, checks));
    return switch (again) {
      case Ending.Said(String text) -> new Result.Done(text, Optional.empty());
      case Ending.Rejected(String _, String second) -> new Result.Over(failed(stage, second));
      case Ending.Over(Outcome outcome) -> new Result.Over(outcome);
    };
  }

  /** Within a pipeline the stage goes up, not the request: a decision of its own. */
  private static void noted(Admitted admitted, Stage stage, String objection) {
    var step =
        Step.read(
            Step.Kind.DECIDE,
            "stage " + stage.name() + " to the specialist",
            ToolOutcome.Returned.class);
    ToolOutcome.Returned _ =
        admitted
            .run()
            .steps()
            .run(
                step, () -> ToolOutcome.Returned.ok(Outcome.Handoff.ESCALATION + ": " + objection));
  }

  private static Outcome failed(Stage stage, String objection) {
    return Outcome.failed(
        "quality_check",
        "The stage " + stage.name() + " failed its check twice: " + objection,
        "Look at the check's message, and ask again.");
  }

  private AgentTask task(
      Admitted admitted,
      Stage stage,
      Role role,
      Optional<SkillManifest> skill,
      Map<String, String> context,
      List<Path> checks) {
    var tools = new Toolbox(ReadResource.of(skill));
    return new AgentTask(
        admitted.run(),
        role,
        new Purse.OfStage(stage.name(), stage.budget()),
        contexts.pack(stage, role, skill, context, tools.definitions()),
        tools,
        Acceptance.by(checks),
        new AgentTask.Limits(limits.specialistCalls(), limits.specialistTime()));
  }

  private Result inRepository(
      Admitted admitted,
      Stage stage,
      Optional<SkillManifest> skill,
      List<Path> checks,
      Map<String, String> context) {
    var work =
        new SpecialistWork.Assignment(
            StageContext.assignment(stage, context),
            skill,
            checks,
            new Purse.OfStage(stage.name(), stage.budget()),
            limits);
    return switch (specialist.carryOut(admitted, work, specialist.repository(admitted))) {
      case SpecialistWork.Result.Finished(String text, Optional<Change> change) ->
          new Result.Done(text, change);
      case SpecialistWork.Result.Rejected(String objection) ->
          new Result.Over(failed(stage, objection));
      case SpecialistWork.Result.Over(Outcome outcome) -> new Result.Over(outcome);
    };
  }
}
