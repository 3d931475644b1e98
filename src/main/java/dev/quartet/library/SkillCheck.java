package dev.quartet.library;

import dev.quartet.library.SkillManifest.SkillTier;
import dev.quartet.platform.Yaml;
import dev.quartet.platform.Yaml.Malformed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Checks a skill strictly: against the standard, and against the library that it works with. */
public final class SkillCheck {
  private SkillCheck() {}

  public static List<LibraryProblem> problems(SkillManifest skill, Library library) {
    List<LibraryProblem> problems = new ArrayList<>();
    try {
      problems.addAll(SkillStandard.deviations(SkillDocument.read(skill.folder(), Yaml::read)));
      problems.addAll(idleChecks(skill));
    } catch (Malformed e) {
      problems.add(new LibraryProblem(skill.file(), e.line(), e.message(), e.hint()));
    } catch (IOException e) {
      problems.add(new LibraryProblem(skill.file(), 1, "cannot be read: " + e.getMessage(), ""));
    }
    problems.addAll(missing(skill, library));
    return problems;
  }

  /** What the skill's metadata names and the library does not have. */
  private static List<LibraryProblem> missing(SkillManifest skill, Library library) {
    List<LibraryProblem> problems = new ArrayList<>();
    String pipeline = skill.pipeline().orElse(skill.id());
    if (skill.tier() == SkillTier.PIPELINE && !library.pipelines().containsKey(pipeline)) {
      problems.add(
          new LibraryProblem(
              skill.file(),
              2,
              "there is no pipeline '" + pipeline + "'",
              "Name one in metadata: quartet-pipeline."));
    }
    for (String script : skill.scripts().used()) {
      if (!library.hasScript(script)) {
        problems.add(
            new LibraryProblem(
                skill.file(),
                2,
                "there is no script '" + script + "'",
                "Mend metadata: quartet-scripts. "
                    + Nearest.hint(script, library.scripts().keySet())));
      }
    }
    return problems;
  }

  /** A check that cannot be executed is never asked. */
  private static List<LibraryProblem> idleChecks(SkillManifest skill) throws IOException {
    Path checks = skill.folder().resolve("checks");
    if (!Files.isDirectory(checks)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(checks)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !Files.isExecutable(file))
          .sorted()
          .map(file ->
              LibraryProblem.warning(
                  file, 1, "is not executable, so that it judges nothing", "chmod +x " + file))
          .toList();
    }
  }
}
