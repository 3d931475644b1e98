package dev.quartet.execution.pipeline;

import dev.quartet.execution.agent.ContextLimits;
import dev.quartet.execution.agent.ContextPack;
import dev.quartet.execution.agent.Prompts;
import dev.quartet.execution.agent.ReadResource;
import dev.quartet.execution.agent.Toolbox;
import dev.quartet.library.Library;
import dev.quartet.library.PipelineManifest;
import dev.quartet.library.PipelineManifest.Stage;
import dev.quartet.library.PipelineManifest.Worker;
import dev.quartet.library.SkillManifest;
import dev.quartet.model.Role;
import dev.quartet.model.TokenCounter;
import dev.quartet.model.ToolDefinition;
import dev.quartet.run.ContextManifest;
import dev.quartet.run.ContextManifest.Omission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A stage's context: its task, its skill, and what it names of inputs and earlier outputs. */
public final class StageContext {
  private final Supplier<Library> library;
  private final UnaryOperator<String> components;
  private final TokenCounter counter;

  /**
   * Contexts of stages.
   *
   * @param components the components that fit a task, for what is implemented
   */
  public StageContext(
      Supplier<Library> library, UnaryOperator<String> components, TokenCounter counter) {
    this.library = library;
    this.components = components;
    this.counter = counter;
  }

  ContextPack pack(
      Stage stage,
      Role role,
      Optional<SkillManifest> skill,
      Map<String, String> context,
      List<ToolDefinition> tools) {
    return builder(stage, role, skill, context, tools).build();
  }

  private ContextPack.Builder builder(
      Stage stage,
      Role role,
      Optional<SkillManifest> skill,
      Map<String, String> context,
      List<ToolDefinition> tools) {
    return new ContextPack.Builder(counter, ContextLimits.STAGE)
        .prefix(Prompts.read("stage", Map.of()), tools)
        .ask("stage " + stage.name(), assignment(stage, context))
        .essential(
            "skill",
            skill
                .map(used -> "Work by this skill:\n" + library.get().skillInstructions(used))
                .orElse(""))
        .offer("components", fitting(role, stage, context));
  }

  /** What is implemented is put together of what exists. */
  private String fitting(Role role, Stage stage, Map<String, String> context) {
    return switch (role) {
      case SPECIALIST -> components.apply(assignment(stage, context));
      case WORKHORSE -> "";
    };
  }

  /** What the stages that a model does would be sent, as far as it is known before they run. */
  public List<ContextManifest> preview(PipelineManifest pipeline, Map<String, String> inputs) {
    List<ContextManifest> manifests = new ArrayList<>();
    for (Stage stage : pipeline.stages()) {
      if (stage.worker() instanceof Worker.Model model) {
        Map<String, String> known = new LinkedHashMap<>(inputs);
        known.keySet().retainAll(stage.context());
        Optional<SkillManifest> skill = model.skill().map(library.get()::skill);
        var builder =
            builder(
                stage,
                model.role(),
                skill,
                known,
                new Toolbox(ReadResource.of(skill)).definitions());
        stage.context().stream()
            .filter(name -> !pipeline.inputs().contains(name))
            .forEach(
                name -> builder.without(new Omission(name, 0, "known once that stage has run")));
        manifests.add(builder.build().manifest());
      }
    }
    return manifests;
  }

  static String assignment(Stage stage, Map<String, String> context) {
    var text = new StringBuilder();
    context.forEach((name, value) ->
        text.append("<")
            .append(name)
            .append(">\n")
            .append(value)
            .append("\n</")
            .append(name)
            .append(">\n\n"));
    return text.append("The stage: ")
        .append(stage.name())
        .append(". ")
        .append(stage.task())
        .toString()
        .strip();
  }
}
