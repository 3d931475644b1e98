package dev.quartet.library;

import dev.quartet.platform.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Everything that can be loaded on demand, as it was when the library was read.
 *
 * <p>Index: {@link #scriptIndex}, {@link #skillIndex}. Registry: the manifests. Resource: {@link
 * #skillBody}.
 *
 * @param problems files that could not be read; they take no other entry down
 */
public record Library(
    SortedMap<String, ScriptManifest> scripts,
    SortedMap<String, SkillManifest> skills,
    SortedMap<String, PipelineManifest> pipelines,
    Memory memory,
    Components components,
    Optional<String> instructions,
    List<LibraryProblem> problems) {

  /**
   * A script that may run.
   *
   * @throws Problem when there is none of that id, or it is not trusted
   */
  public ScriptManifest script(String id) {
    ScriptManifest script = scripts.get(id);
    if (script == null) {
      throw unknown("script", id, scripts.keySet());
    }
    checkTrusted(script.origin(), "script " + id);
    return script;
  }

  /**
   * A skill that may be used.
   *
   * @throws Problem when there is none of that id, or it is not trusted
   */
  public SkillManifest skill(String id) {
    SkillManifest skill = skills.get(id);
    if (skill == null) {
      throw unknown("skill", id, skills.keySet());
    }
    checkTrusted(skill.origin(), "skill " + id);
    return skill;
  }

  /**
   * A pipeline that may run.
   *
   * @throws Problem when there is none of that id, or it is not trusted
   */
  public PipelineManifest pipeline(String id) {
    PipelineManifest pipeline = pipelines.get(id);
    if (pipeline == null) {
      throw unknown("pipeline", id, pipelines.keySet());
    }
    checkTrusted(pipeline.origin(), "pipeline " + id);
    return pipeline;
  }

  private static void checkTrusted(Origin origin, String what) {
    if (!origin.mayRun()) {
      throw Problem.refused(
          "untrusted",
          "The workspace's " + what + " is not trusted",
          "Look at the workspace's files, then run: quartet trust");
    }
  }

  private static Problem unknown(String kind, String id, Iterable<String> known) {
    return Problem.usage(
        "unknown_" + kind, "There is no " + kind + " '" + id + "'", Nearest.hint(id, known));
  }

  /** A line for each service with the names of its scripts. */
  public String scriptIndex() {
    Map<String, List<String>> services =
        scripts.values().stream()
            .filter(script -> script.origin().mayRun())
            .collect(
                Collectors.groupingBy(
                    ScriptManifest::service,
                    java.util.TreeMap::new,
                    Collectors.mapping(
                        script -> script.id().substring(script.service().length() + 1),
                        Collectors.toList())));
    return services.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + String.join(" ", entry.getValue()))
        .collect(Collectors.joining("\n"));
  }

  /** The ids of the skills, in one line. */
  public String skillIndex() {
    return skills.values().stream()
        .filter(skill -> skill.origin().mayRun())
        .map(SkillManifest::id)
        .collect(Collectors.joining(" "));
  }

  /** The ids of the pipelines, in one line. */
  public String pipelineIndex() {
    return pipelines.values().stream()
        .filter(pipeline -> pipeline.origin().mayRun())
        .map(PipelineManifest::id)
        .collect(Collectors.joining(" "));
  }

  /** A skill's instructions. */
  public String skillBody(SkillManifest skill) {
    try {
      return SkillReader.body(skill.folder());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the skill " + skill.id(), e);
    }
  }

  /** The files that a skill brings along, for the model to ask for. */
  public List<String> skillFiles(SkillManifest skill) {
    try (var files = Files.walk(skill.folder())) {
      return files
          .filter(Files::isRegularFile)
          .map(skill.folder()::relativize)
          .map(Path::toString)
          .filter(name -> !name.equals("SKILL.md") && !name.startsWith("checks"))
          .sorted(Comparator.naturalOrder())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the skill " + skill.id(), e);
    }
  }
}
