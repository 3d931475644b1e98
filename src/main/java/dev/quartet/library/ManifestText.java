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

  /**
   * A script without what its parameters are for: enough to call it when they speak for themselves.
   */
  public static String brief(ScriptManifest script) {
    String parameters =
        script.parameters().stream().map(ManifestText::brief).collect(Collectors.joining("; "));
    return script.id()
        + " ("
        + script.effect().label()
        + "): "
        + script.description()
        + (parameters.isEmpty() ? "" : ". Arguments: " + parameters);
  }

  private static String of(Parameter parameter) {
    return brief(parameter)
        + (parameter.description().isEmpty() ? "" : ", " + parameter.description());
  }

  private static String brief(Parameter parameter) {
    String type =
        switch (parameter.type()) {
          case ENUM -> String.join("|", parameter.choices());
          case PATTERN -> parameter.pattern().map(Object::toString).orElse("text");
          case TEXT, FLAG, INTEGER, NUMBER, DATE, LIST -> parameter.type().label();
        };
    return parameter.name() + (parameter.required() ? "*" : "") + " " + type;
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
