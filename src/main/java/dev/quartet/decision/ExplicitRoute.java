package dev.quartet.decision;

import dev.quartet.Request;
import dev.quartet.Tier;
import dev.quartet.admission.Admitted;
import dev.quartet.library.Effect;
import dev.quartet.library.Library;
import dev.quartet.library.Nearest;
import dev.quartet.library.PipelineManifest;
import dev.quartet.library.ScriptManifest;
import dev.quartet.library.SkillManifest;
import dev.quartet.platform.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the caller said outright: {@code /stripe/mrr --currency usd}, {@code /blog-post …}, or a
 * tier.
 */
final class ExplicitRoute {
  private static final Pattern COMMAND =
      Pattern.compile(
          "/([a-z0-9][a-z0-9_-]*(?:/[a-z0-9][a-z0-9_-]*)?)(?:\\s+(.*))?", Pattern.DOTALL);

  private final Map<String, String> defaults;

  ExplicitRoute(Map<String, String> defaults) {
    this.defaults = defaults;
  }

  Optional<Decision> find(Admitted admitted, Library library) {
    return named(admitted.text(), library)
        .or(() -> admitted.tier().flatMap(tier -> ofTier(tier, admitted, library)))
        .map(decision ->
            admitted
                .run()
                .request()
                .options()
                .unattended()
                .map(job -> byJob(decision, job))
                .orElse(decision));
  }

  /** A job's file names more than words can: all inputs of its pipeline. */
  private static Decision byJob(Decision decision, Request.Unattended job) {
    Route route =
        decision.route() instanceof Route.Pipeline pipeline && !job.inputs().isEmpty()
            ? new Route.Pipeline(pipeline.name(), job.inputs())
            : decision.route();
    return Decision.byJob(route, decision.approval());
  }

  /** What a text names with a slash. */
  Optional<Decision> named(String text, Library library) {
    Matcher command = COMMAND.matcher(text);
    if (!command.matches()) {
      return Optional.empty();
    }
    String rest = Optional.ofNullable(command.group(2)).orElse("").strip();
    return Optional.of(named(command.group(1), rest, library));
  }

  private Decision named(String id, String rest, Library library) {
    if (library.scripts().containsKey(id)) {
      ScriptManifest script = library.script(id);
      Map<String, String> arguments =
          script.checked(ArgumentLine.options(script, ArgumentLine.words(rest)), defaults);
      return Decision.explicit(
          new Route.Script(id, arguments), script.effect() != Effect.READ, "named by the caller");
    }
    if (library.skills().containsKey(id)) {
      return Decision.explicit(
          skill(library.skill(id), rest, library), false, "named by the caller");
    }
    if (library.pipelines().containsKey(id)) {
      return Decision.explicit(pipeline(library.pipeline(id), rest), false, "named by the caller");
    }
    List<String> known = new ArrayList<>(library.scripts().keySet());
    known.addAll(library.skills().keySet());
    known.addAll(library.pipelines().keySet());
    throw Problem.usage(
        "unknown_route",
        "There is no script, skill or pipeline '" + id + "'",
        Nearest.hint(id, known));
  }

  /** Where a skill is carried out. */
  static Route skill(SkillManifest skill, String input, Library library) {
    return switch (skill.tier()) {
      case DIRECT -> new Route.Direct(Optional.of(skill.id()));
      case SPECIALIST -> new Route.Specialist(input, Optional.of(skill.id()), Optional.empty());
      case PIPELINE -> pipeline(library.pipeline(skill.pipeline().orElse(skill.id())), input);
    };
  }

  private static Route.Pipeline pipeline(PipelineManifest pipeline, String text) {
    Map<String, String> inputs = new LinkedHashMap<>();
    pipeline.inputs().stream().findFirst().ifPresent(first -> inputs.put(first, text));
    return new Route.Pipeline(pipeline.id(), inputs);
  }

  private static Optional<Decision> ofTier(Tier tier, Admitted admitted, Library library) {
    return switch (tier) {
      case SCRIPT -> Optional.empty();
      case DIRECT -> Optional.of(asked(new Route.Direct(Optional.empty())));
      case SPECIALIST ->
          Optional.of(
              asked(new Route.Specialist(admitted.text(), Optional.empty(), Optional.empty())));
      case PIPELINE ->
          Optional.of(asked(pipeline(onlyPipeline(admitted, library), admitted.text())));
    };
  }

  private static Decision asked(Route route) {
    return Decision.explicit(route, false, "the caller asked for this tier");
  }

  /** The pipeline whose name the request mentions, or the only one there is. */
  private static PipelineManifest onlyPipeline(Admitted admitted, Library library) {
    String text = admitted.text().toLowerCase(java.util.Locale.ROOT);
    List<PipelineManifest> usable =
        library.pipelines().values().stream().filter(p -> p.origin().mayRun()).toList();
    return usable.stream()
        .filter(pipeline -> text.contains(pipeline.id().replace('-', ' ')))
        .findFirst()
        .or(() -> usable.size() == 1 ? Optional.of(usable.getFirst()) : Optional.empty())
        .orElseThrow(() ->
            Problem.usage(
                "which_pipeline",
                "Which pipeline? There are: " + library.pipelineIndex(),
                "Name it: quartet ask \"/blog-post …\""));
  }
}
