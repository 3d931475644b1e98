package dev.quartet.execution;

import dev.quartet.Request;
import dev.quartet.admission.Conversation;
import dev.quartet.decision.Decision;
import dev.quartet.decision.Route;
import dev.quartet.execution.direct.DirectContext;
import dev.quartet.execution.pipeline.StageContext;
import dev.quartet.execution.specialist.SpecialistContext;
import dev.quartet.library.Library;
import dev.quartet.run.ContextManifest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What models would be sent for a request; nothing is sent, and nothing is spent. */
public final class ContextPreview {
  private final Supplier<Library> library;
  private final DirectContext direct;
  private final SpecialistContext specialist;
  private final StageContext stages;

  public ContextPreview(
      Supplier<Library> library,
      DirectContext direct,
      SpecialistContext specialist,
      StageContext stages) {
    this.library = library;
    this.direct = direct;
    this.specialist = specialist;
    this.stages = stages;
  }

  /**
   * The context of each model call that is certain: none for a script, one for each stage of a
   * pipeline that a model does.
   */
  public List<ContextManifest> of(Request request, Conversation conversation, Decision decision) {
    Library current = library.get();
    return switch (decision.route()) {
      case Route.Script _ -> List.of();
      case Route.Direct route ->
          List.of(
              direct.preview(
                  new DirectContext.Purpose(
                      request.text().strip(),
                      request.textWithAttachments(),
                      conversation,
                      decision,
                      route.skill().map(current::skill)),
                  current));
      case Route.Specialist route ->
          List.of(
              specialist.preview(request.textWithAttachments(), route.skill().map(current::skill)));
      case Route.Pipeline route -> {
        var pipeline = current.pipeline(route.name());
        Map<String, String> inputs = new LinkedHashMap<>(route.inputs());
        pipeline.inputs().stream()
            .findFirst()
            .ifPresent(first -> inputs.putIfAbsent(first, request.textWithAttachments()));
        yield stages.preview(pipeline, inputs);
      }
    };
  }

  /** The context before the person's words: its parts, counted. */
  public List<ContextManifest.Part> base() {
    return direct.base(library.get());
  }
}
