package dev.quartet.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Skills as they are found, source by source: a stronger source's takes the place of a weaker one's
 * of the same name, and the collision is told.
 */
final class SkillCollection {
  private final SortedMap<String, SkillManifest> skills = new TreeMap<>();
  private final List<LibraryProblem> problems;

  SkillCollection(List<LibraryProblem> problems) {
    this.problems = problems;
  }

  SortedMap<String, SkillManifest> skills() {
    return skills;
  }

  /**
   * The id of a skill that is about to be read: its folder's name, or where that is another one's
   * in the same source, its path.
   */
  String id(SkillSources.Source source, Path folder) {
    String name = String.valueOf(folder.getFileName());
    Optional<SkillManifest> other =
        Optional.ofNullable(skills.get(name))
            .filter(known -> known.folder().startsWith(source.folder()));
    if (other.isEmpty()) {
      return name;
    }
    String path = source.folder().relativize(folder).toString();
    problems.add(
        LibraryProblem.warning(
            folder.resolve(SkillDocument.FILE),
            1,
            "the name '" + name + "' is taken by " + other.get().file(),
            "It goes by '" + path + "' now; rename one of the two folders."));
    return path;
  }

  /** An untrusted skill is listed, but must not take the place of one that may be used. */
  void add(SkillManifest skill) {
    Optional<SkillManifest> weaker = Optional.ofNullable(skills.get(skill.id()));
    if (weaker.isPresent() && !skill.origin().mayRun()) {
      return;
    }
    weaker
        .filter(other -> !same(other.folder(), skill.folder()))
        .ifPresent(other ->
            problems.add(
                LibraryProblem.warning(
                    skill.file(),
                    1,
                    "takes the place of the "
                        + other.origin().label()
                        + "'s skill '"
                        + skill.id()
                        + "' in "
                        + other.file(),
                    "Rename one of the two folders to have both.")));
    skills.put(skill.id(), skill);
  }

  private static boolean same(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }
}
