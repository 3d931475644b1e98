package dev.quartet.library;

import java.util.stream.Collectors;

/** Manifests as a model reads them: short, one a line. */
public final class ManifestText {
  private ManifestText() {}

  public static String of(ScriptManifest script) {
    String parameters =
        script.parameters().stream().map(ManifestText::of).collect(Collectors.joining("; "));
    return "script "
        + script.id()
        + " ("
        + script.effect().label()
        + "): "
        + script.description()
        + (parameters.isEmpty() ? "" : ". Arguments: " + parameters);
  }

  private static String of(Parameter parameter) {
    String type =
        switch (parameter.type()) {
          case ENUM -> String.join("|", parameter.choices());
          case PATTERN -> parameter.pattern().map(Object::toString).orElse("text");
          case TEXT, FLAG, INTEGER, NUMBER, DATE, LIST -> parameter.type().label();
        };
    return parameter.name()
        + (parameter.required() ? "*" : "")
        + " "
        + type
        + (parameter.description().isEmpty() ? "" : ", " + parameter.description());
  }

  public static String of(SkillManifest skill) {
    return "skill " + skill.id() + ": " + skill.description();
  }

  public static String of(PipelineManifest pipeline) {
    return "pipeline "
        + pipeline.id()
        + ": "
        + pipeline.description()
        + ". Inputs: "
        + String.join(", ", pipeline.inputs());
  }
}
