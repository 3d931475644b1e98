package dev.quartet.gateway;

import dev.quartet.library.Library;
import dev.quartet.library.Parameter;
import dev.quartet.library.PipelineManifest;
import dev.quartet.library.ScriptManifest;
import dev.quartet.library.Shelf;
import dev.quartet.library.SkillManifest;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What the library holds. */
final class LibraryApi {
  /** A script as a list shows it. */
  record ScriptLine(
      String id,
      String description,
      String effect,
      List<String> needs,
      List<ParameterLine> params,
      List<String> examples,
      String path,
      boolean trusted) {

    static ScriptLine of(ScriptManifest script) {
      return new ScriptLine(
          script.id(),
          script.description(),
          script.effect().label(),
          script.needs().stream().map(group -> String.join("|", group)).toList(),
          script.parameters().stream().map(ParameterLine::of).toList(),
          script.examples(),
          script.path().toString(),
          script.origin().mayRun());
    }
  }

  /** A parameter of a script. */
  record ParameterLine(
      String name,
      String type,
      String description,
      boolean required,
      Optional<String> initial,
      Optional<String> pattern,
      List<String> choices) {

    static ParameterLine of(Parameter parameter) {
      return new ParameterLine(
          parameter.name(),
          parameter.type().label(),
          parameter.description(),
          parameter.required(),
          parameter.initial(),
          parameter.pattern().map(Pattern::pattern),
          parameter.choices());
    }
  }

  /** A skill as a list shows it. */
  record SkillLine(
      String id,
      String description,
      String tier,
      Optional<String> pipeline,
      String source,
      boolean trusted) {

    static SkillLine of(SkillManifest skill) {
      return new SkillLine(
          skill.id(),
          skill.description(),
          skill.tier().label(),
          skill.pipeline(),
          skill.origin().label(),
          skill.origin().mayRun());
    }
  }

  /** A pipeline as a list shows it. */
  record PipelineLine(
      String id, String description, List<String> inputs, List<String> stages, boolean trusted) {

    static PipelineLine of(PipelineManifest pipeline) {
      return new PipelineLine(
          pipeline.id(),
          pipeline.description(),
          pipeline.inputs(),
          pipeline.stages().stream().map(PipelineManifest.Stage::name).toList(),
          pipeline.origin().mayRun());
    }
  }

  /** The index of one kind. */
  record ShelfView(String kind, List<Shelf.IndexLine> entries) {}

  /** One entry, in its two depths. */
  record EntryView(String kind, String id, String registry, String resource) {}

  private final Supplier<Library> library;

  LibraryApi(Supplier<Library> library) {
    this.library = library;
  }

  void serve(Routes routes) {
    routes
        .get("/api/library/scripts", (_, to) -> send(to, l -> l.scripts().values(), ScriptLine::of))
        .get("/api/library/skills", (_, to) -> send(to, l -> l.skills().values(), SkillLine::of))
        .get(
            "/api/library/pipelines",
            (_, to) -> send(to, l -> l.pipelines().values(), PipelineLine::of))
        .get(
            "/api/library/index",
            (_, to) ->
                send(to, Library::shelves, shelf -> new ShelfView(shelf.kind(), shelf.index())))
        .get("/api/library/entry", (request, to) -> Http.send(to, 200, entry(request)));
  }

  private EntryView entry(ServerRequest request) {
    Shelf shelf = library.get().shelf(Http.query(request, "kind").orElse(""));
    String id = Http.query(request, "id").orElse("");
    return new EntryView(shelf.kind(), id, shelf.registry(id), shelf.resource(id));
  }

  private <T> void send(
      ServerResponse response, Function<Library, Collection<T>> part, Function<T, Object> line) {
    Http.send(response, 200, part.apply(library.get()).stream().map(line).toList());
  }
}
