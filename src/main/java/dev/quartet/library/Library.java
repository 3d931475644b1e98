package dev.quartet.library;

import dev.quartet.platform.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything that can be loaded on demand, as it was when the library was read. Whatever its kind,
 * it stands on a {@link Shelf}: index, registry, resource.
 *
 * @param instructions what the team tells every model
 * @param problems what could not be read, and takes no other entry down, and what should be mended
 */
public record Library(
    SortedMap<String, ScriptManifest> scripts,
    SortedMap<String, SkillManifest> skills,
    SortedMap<String, PipelineManifest> pipelines,
    Memory memory,
    Components components,
    Optional<Instructions> instructions,
    List<LibraryProblem> problems) {

  /** All that can be looked up, by kind. */
  public List<Shelf> shelves() {
    return List.of(scriptShelf(), skillShelf(), pipelineShelf(), memory, components);
  }

  /**
   * The shelf of one kind.
   *
   * @throws Problem when there is none
   */
  public Shelf shelf(String kind) {
    List<Shelf> all = shelves();
    return all.stream()
        .filter(shelf -> shelf.kind().equals(kind))
        .findFirst()
        .orElseThrow(() ->
            Problem.usage(
                "unknown_kind",
                "The library has no kind '" + kind + "'",
                "It has: " + all.stream().map(Shelf::kind).collect(Collectors.joining(", "))));
  }

  private EntryShelf<ScriptManifest> scriptShelf() {
    return new EntryShelf<>("script", scripts, ManifestText::of, script -> content(script.path()));
  }

  private EntryShelf<SkillManifest> skillShelf() {
    return new EntryShelf<>("skill", skills, ManifestText::of, SkillFiles::instructions);
  }

  private EntryShelf<PipelineManifest> pipelineShelf() {
    return new EntryShelf<>(
        "pipeline", pipelines, ManifestText::of, pipeline -> content(pipeline.path()));
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file.getFileName(), e);
    }
  }

  /**
   * A script that may run: of the library, or one that a skill brings along.
   *
   * @throws Problem when there is none of that id, or it is not trusted
   */
  public ScriptManifest script(String id) {
    return skillScript(id)
        .map(script -> EntryShelf.trusted("script", script))
        .orElseGet(() -> scriptShelf().usable(id));
  }

  /** Whether there is a script of that id, trusted or not. */
  public boolean hasScript(String id) {
    return scripts.containsKey(id) || skillScript(id).isPresent();
  }

  private Optional<ScriptManifest> skillScript(String id) {
    return skills.values().stream()
        .flatMap(skill -> skill.scripts().own().stream())
        .filter(script -> script.id().equals(id))
        .findFirst();
  }

  /**
   * A skill that may be used.
   *
   * @throws Problem when there is none of that id, or it is not trusted
   */
  public SkillManifest skill(String id) {
    return skillShelf().usable(id);
  }

  /**
   * A pipeline that may run.
   *
   * @throws Problem when there is none of that id, or it is not trusted
   */
  public PipelineManifest pipeline(String id) {
    return pipelineShelf().usable(id);
  }

  /** A skill's instructions, and the names of what it brings along and works with. */
  public String skillInstructions(SkillManifest skill) {
    return SkillFiles.instructions(skill);
  }

  /** A line for each service with the names of its scripts. */
  public String scriptIndex() {
    Map<String, List<String>> services =
        scriptShelf().usable().stream()
            .collect(
                Collectors.groupingBy(
                    ScriptManifest::service,
                    TreeMap::new,
                    Collectors.mapping(
                        script -> script.id().substring(script.service().length() + 1),
                        Collectors.toList())));
    return services.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + String.join(" ", entry.getValue()))
        .collect(Collectors.joining("\n"));
  }

  /** The ids of the skills, in one line. */
  public String skillIndex() {
    return ids(skillShelf());
  }

  /** The ids of the pipelines, in one line. */
  public String pipelineIndex() {
    return ids(pipelineShelf());
  }

  private static String ids(Shelf shelf) {
    return shelf.index().stream().map(Shelf.IndexLine::id).collect(Collectors.joining(" "));
  }

  /** The problems that keep an entry out of the library. */
  public List<LibraryProblem> errors() {
    return problems.stream().filter(LibraryProblem::isError).toList();
  }
}
