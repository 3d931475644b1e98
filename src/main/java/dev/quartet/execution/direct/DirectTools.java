package dev.quartet.execution.direct;

import dev.quartet.admission.Admitted;
import dev.quartet.decision.Route;
import dev.quartet.decision.reflex.LocalReflex;
import dev.quartet.execution.Outcome;
import dev.quartet.execution.agent.Lookup;
import dev.quartet.execution.agent.ReadResource;
import dev.quartet.execution.agent.Tool;
import dev.quartet.execution.agent.ToolArguments;
import dev.quartet.execution.agent.ToolOutcome;
import dev.quartet.execution.agent.Toolbox;
import dev.quartet.execution.script.ScriptExecutor;
import dev.quartet.library.Library;
import dev.quartet.library.PipelineManifest;
import dev.quartet.library.SkillManifest;
import dev.quartet.model.ToolDefinition;
import dev.quartet.model.ToolDefinition.JsonType;
import dev.quartet.model.ToolDefinition.Parameter;
import dev.quartet.run.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The workhorse's tools. By calling one it decides; there is no separate classification. */
public final class DirectTools {
  private static final int FOUND = 8;

  static final ToolDefinition FIND =
      new ToolDefinition(
          "find",
          "Search the library for scripts, skills and pipelines; returns ids and arguments.",
          List.of(Parameter.required("query", "a few words, such as: stripe failed payments")));

  static final ToolDefinition RUN_SCRIPT =
      new ToolDefinition(
          "run_script",
          "Run a script of the library. What changes something asks a person first by itself.",
          List.of(
              Parameter.required("id", "service/action, such as stripe/mrr"),
              Parameter.optional("arguments", JsonType.OBJECT, "its arguments by name; no others"),
              new Parameter(
                  "then",
                  JsonType.STRING,
                  "reply: the person gets its output, and you are done; continue: you get it",
                  true,
                  List.of("reply", "continue"))));

  static final ToolDefinition USE_SKILL =
      new ToolDefinition(
          "use_skill",
          "Work by a skill: you get its instructions, or it is carried out for you.",
          List.of(
              Parameter.required("name", "the skill"),
              Parameter.required("input", "what it is to work on, complete")));

  static final ToolDefinition DELEGATE =
      new ToolDefinition(
          "delegate",
          "Give work on code, or long hard work, to the specialist. It sees only the task.",
          List.of(
              Parameter.required("task", "complete: goal, facts, constraints, how to check it"),
              Parameter.optional("repository", JsonType.STRING, "a path; absent: the caller's")));

  static final ToolDefinition RUN_PIPELINE =
      new ToolDefinition(
          "run_pipeline",
          "Run a pipeline of the library.",
          List.of(
              Parameter.required("name", "the pipeline"),
              Parameter.optional("inputs", JsonType.OBJECT, "its inputs by name")));

  private final Library library;
  private final LocalReflex reflex;
  private final ScriptExecutor scripts;
  private final MemoryTools memory;

  /** What the tools use besides the library. */
  public record Sources(LocalReflex reflex, ScriptExecutor scripts, MemoryTools memory) {}

  DirectTools(Library library, Sources sources) {
    this.library = library;
    this.reflex = sources.reflex();
    this.scripts = sources.scripts();
    this.memory = sources.memory();
  }

  static List<ToolDefinition> definitions() {
    return Stream.concat(
            Stream.of(FIND, RUN_SCRIPT, USE_SKILL, ReadResource.DEFINITION, DELEGATE, RUN_PIPELINE),
            MemoryTools.definitions().stream())
        .toList();
  }

  /**
   * The tools for one request.
   *
   * @param active notes the skill whose instructions the model was given
   */
  Toolbox toolbox(Admitted admitted, java.util.function.Consumer<SkillManifest> active) {
    List<Tool> own =
        List.of(
            new Lookup(FIND, arguments -> find(arguments.required("query"))),
            new Control(RUN_SCRIPT, call -> runScript(admitted, call.run(), call.arguments())),
            new Control(USE_SKILL, call -> useSkill(call, active)),
            ReadResource.of(library),
            new Control(DELEGATE, call -> delegate(call.arguments())),
            new Control(RUN_PIPELINE, call -> runPipeline(admitted, call.arguments())));
    return new Toolbox(Stream.concat(own.stream(), memory.all().stream()).toList());
  }

  /** One call of a tool. */
  private record Call(Run run, ToolArguments arguments) {}

  /** A tool that may end the loop. */
  private record Control(ToolDefinition definition, Function<Call, ToolOutcome> work)
      implements Tool {
    @Override
    public ToolOutcome call(Run run, ToolArguments arguments) {
      return work.apply(new Call(run, arguments));
    }
  }

  private String find(String query) {
    List<String> found =
        RegistryText.search(library, query, reflex.nearest(query, library, FOUND), FOUND + 4);
    return found.isEmpty() ? "Nothing in the library is about this." : String.join("\n", found);
  }

  private ToolOutcome runScript(Admitted admitted, Run run, ToolArguments arguments) {
    var route = new Route.Script(arguments.required("id"), arguments.map("arguments"));
    scripts.check(route);
    if (arguments.required("then").equals("reply")) {
      return new ToolOutcome.Ended(new Outcome.Handoff(route, "a script answers this"));
    }
    return switch (scripts.attempt(run, admitted.folder(), route)) {
      case ScriptExecutor.Attempt.MustWait(var approval) ->
          new ToolOutcome.Ended(new Outcome.Waiting(approval));
      case ScriptExecutor.Attempt.Ran(var result) ->
          result.succeeded()
              ? ToolOutcome.Returned.ok(result.output())
              : ToolOutcome.Returned.error(result.complaint() + "\n" + result.output());
    };
  }

  private ToolOutcome useSkill(Call call, java.util.function.Consumer<SkillManifest> active) {
    SkillManifest skill = library.skill(call.arguments().required("name"));
    String input = call.arguments().required("input");
    return switch (skill.tier()) {
      case DIRECT -> {
        active.accept(skill);
        yield new Lookup(USE_SKILL, _ -> library.skillInstructions(skill))
            .call(call.run(), call.arguments());
      }
      case SPECIALIST ->
          handoff(
              new Route.Specialist(input, Optional.of(skill.id()), Optional.empty()),
              "the skill " + skill.id() + " is the specialist's");
      case PIPELINE -> {
        PipelineManifest pipeline = library.pipeline(skill.pipeline().orElse(skill.id()));
        Map<String, String> inputs = new LinkedHashMap<>();
        pipeline.inputs().stream().findFirst().ifPresent(first -> inputs.put(first, input));
        yield handoff(
            new Route.Pipeline(pipeline.id(), inputs),
            "the skill " + skill.id() + " is a pipeline");
      }
    };
  }

  private static ToolOutcome delegate(ToolArguments arguments) {
    return handoff(
        new Route.Specialist(
            arguments.required("task"), Optional.empty(), arguments.text("repository")),
        "work for the specialist");
  }

  private ToolOutcome runPipeline(Admitted admitted, ToolArguments arguments) {
    PipelineManifest pipeline = library.pipeline(arguments.required("name"));
    Map<String, String> inputs = new LinkedHashMap<>(arguments.map("inputs"));
    pipeline.inputs().stream()
        .findFirst()
        .ifPresent(first -> inputs.putIfAbsent(first, admitted.text()));
    return handoff(new Route.Pipeline(pipeline.id(), inputs), "a pipeline makes this");
  }

  private static ToolOutcome handoff(Route route, String reason) {
    return new ToolOutcome.Ended(new Outcome.Handoff(route, reason));
  }
}
