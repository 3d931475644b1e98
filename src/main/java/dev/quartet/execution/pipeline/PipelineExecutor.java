package dev.quartet.execution.pipeline;

import dev.quartet.admission.Admitted;
import dev.quartet.decision.Decision;
import dev.quartet.decision.Route;
import dev.quartet.execution.Executor;
import dev.quartet.execution.Outcome;
import dev.quartet.execution.Outcome.Change;
import dev.quartet.execution.agent.ToolOutcome;
import dev.quartet.library.Effect;
import dev.quartet.library.Library;
import dev.quartet.library.Nearest;
import dev.quartet.library.PipelineManifest;
import dev.quartet.library.PipelineManifest.Stage;
import dev.quartet.platform.Problem;
import dev.quartet.platform.Sha256;
import dev.quartet.run.Approvals;
import dev.quartet.run.Approvals.Action;
import dev.quartet.run.Approvals.Verdict;
import dev.quartet.run.Run;
import dev.quartet.run.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tier 4: stage after stage, each given what it names of the inputs and earlier outputs, and
 * nothing else.
 */
public final class PipelineExecutor implements Executor<Route.Pipeline> {
  private final Supplier<Library> library;
  private final StageWorker worker;
  private final Approvals approvals;

  public PipelineExecutor(Supplier<Library> library, StageWorker worker, Approvals approvals) {
    this.library = library;
    this.worker = worker;
    this.approvals = approvals;
  }

  @Override
  public Outcome execute(Admitted admitted, Decision decision, Route.Pipeline route) {
    PipelineManifest pipeline = library.get().pipeline(route.name());
    Map<String, String> known = new LinkedHashMap<>(inputs(pipeline, route, admitted));
    Map<String, String> outputs = new LinkedHashMap<>();
    Optional<Change> change = Optional.empty();
    for (Stage stage : pipeline.stages()) {
      switch (worker.work(admitted, stage, context(stage, known))) {
        case StageWorker.Result.Done(String text, Optional<Change> changed) -> {
          known.put(stage.name(), text);
          outputs.put(stage.name(), text);
          change = changed.isPresent() ? changed : change;
        }
        case StageWorker.Result.Over(Outcome outcome) -> {
          return outcome;
        }
      }
      Optional<Outcome> waiting =
          stage.approve() ? lookedAt(admitted.run(), pipeline, stage, outputs) : Optional.empty();
      if (waiting.isPresent()) {
        return waiting.get();
      }
    }
    return new Outcome.Answered(
        outputs.getOrDefault(pipeline.stages().getLast().name(), ""), change, outputs);
  }

  private static Map<String, String> inputs(
      PipelineManifest pipeline, Route.Pipeline route, Admitted admitted) {
    for (String name : route.inputs().keySet()) {
      if (!pipeline.inputs().contains(name)) {
        throw Problem.usage(
            "input",
            "The pipeline " + pipeline.id() + " has no input '" + name + "'",
            Nearest.hint(name, pipeline.inputs()));
      }
    }
    Map<String, String> inputs = new LinkedHashMap<>();
    for (String name : pipeline.inputs()) {
      String given = route.inputs().getOrDefault(name, "");
      boolean first = name.equals(pipeline.inputs().getFirst());
      inputs.put(name, given.isBlank() && first ? admitted.text() : given);
    }
    boolean attached = !admitted.run().request().options().attachments().isEmpty();
    if (attached && !pipeline.inputs().isEmpty()) {
      inputs.put(pipeline.inputs().getFirst(), admitted.textWithAttachments());
    }
    return inputs;
  }

  private static Map<String, String> context(Stage stage, Map<String, String> known) {
    Map<String, String> context = new LinkedHashMap<>();
    stage.context().forEach(name -> context.put(name, known.getOrDefault(name, "")));
    return context;
  }

  /** The yes is a step of its own: what comes next has an approval of its own. */
  private static void noted(Run run, Stage stage) {
    ToolOutcome.Returned _ =
        run.steps()
            .run(
                Step.read(Step.Kind.CHECK, "approve " + stage.name(), ToolOutcome.Returned.class),
                () -> ToolOutcome.Returned.ok("approved"));
  }

  private Optional<Outcome> lookedAt(
      Run run, PipelineManifest pipeline, Stage stage, Map<String, String> outputs) {
    String output = outputs.getOrDefault(stage.name(), "");
    var action =
        new Action(
            Sha256.ofParts(List.of(pipeline.id(), stage.name(), output)),
            "go on with " + pipeline.id() + " after " + stage.name() + ":\n" + output,
            Effect.WRITE);
    return switch (approvals.ask(run, action)) {
      case Verdict.Granted() -> {
        noted(run, stage);
        yield Optional.empty();
      }
      case Verdict.Pending(var approval) -> Optional.of(new Outcome.Waiting(approval));
    };
  }
}
