package dev.quartet.execution.direct;

import dev.quartet.library.Library;
import dev.quartet.library.Parameter;
import dev.quartet.library.PipelineManifest;
import dev.quartet.library.ScriptManifest;
import dev.quartet.library.SkillManifest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Registry entries as a model reads them: short, one a line. */
final class RegistryText {
  private RegistryText() {}

  static String of(ScriptManifest script) {
    String parameters =
        script.parameters().stream().map(RegistryText::of).collect(Collectors.joining("; "));
    return "script "
        + script.id()
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

  /**
   * A script without what its parameters are for: enough to call it when they speak for themselves.
   */
  static String brief(ScriptManifest script) {
    String parameters =
        script.parameters().stream().map(RegistryText::brief).collect(Collectors.joining("; "));
    return script.id()
        + " ("
        + script.effect().label()
        + "): "
        + script.description()
        + (parameters.isEmpty() ? "" : ". Arguments: " + parameters);
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

  static String of(SkillManifest skill) {
    return "skill " + skill.id() + ": " + skill.description();
  }

  static String of(PipelineManifest pipeline) {
    return "pipeline "
        + pipeline.id()
        + ": "
        + pipeline.description()
        + ". Inputs: "
        + String.join(", ", pipeline.inputs());
  }

  /** Everything in the library that shares a word with the query. */
  static List<String> search(Library library, String query, List<String> nearestScripts, int most) {
    List<String> words =
        java.util.Arrays.stream(query.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
            .filter(word -> word.length() > 2)
            .toList();
    var scripts = nearestScripts.stream().map(library::script).map(RegistryText::of);
    var skills =
        library.skills().values().stream()
            .filter(skill -> skill.origin().mayRun())
            .filter(skill -> shares(words, skill.id() + " " + skill.description()))
            .map(RegistryText::of);
    var pipelines =
        library.pipelines().values().stream()
            .filter(pipeline -> pipeline.origin().mayRun())
            .filter(pipeline -> shares(words, pipeline.id() + " " + pipeline.description()))
            .map(RegistryText::of);
    return java.util.stream.Stream.of(scripts, skills, pipelines)
        .flatMap(found -> found)
        .limit(most)
        .toList();
  }

  private static boolean shares(List<String> words, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return words.stream().anyMatch(lower::contains);
  }
}
