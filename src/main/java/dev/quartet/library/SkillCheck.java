package dev.quartet.library;

import dev.quartet.library.SkillManifest.SkillTier;
import dev.quartet.platform.Yaml;
import dev.quartet.platform.Yaml.Malformed;
import dev.quartet.platform.Yaml.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks a skill strictly, as the Agent Skills specification asks (agentskills.io, "SKILL.md
 * format").
 */
public final class SkillCheck {
  private static final int DESCRIPTION_CHARACTERS = 1024;
  private static final int NAME_CHARACTERS = 64;
  private static final List<String> KEYS =
      List.of("name", "description", "license", "compatibility", "metadata", "allowed-tools");

  private SkillCheck() {}

  public static List<LibraryProblem> problems(SkillManifest skill, Library library) {
    Path file = skill.folder().resolve("SKILL.md");
    List<LibraryProblem> problems = new ArrayList<>();
    try {
      List<String> lines = Files.readAllLines(file);
      int end = 1 + lines.subList(1, lines.size()).indexOf("---");
      Mapping head = Yaml.read(String.join("\n", lines.subList(1, end)), 2).only(KEYS);
      String name = head.requiredText("name", "Write the folder's name.");
      check(
          problems,
          file,
          name.equals(skill.id()),
          "the name '" + name + "' is not the folder's",
          "Write name: " + skill.id());
      check(
          problems,
          file,
          name.matches("[a-z0-9]+(-[a-z0-9]+)*") && name.length() <= NAME_CHARACTERS,
          "the name is not of lower-case words with dashes",
          "Write for example blog-post.");
      check(
          problems,
          file,
          skill.description().length() <= DESCRIPTION_CHARACTERS,
          "the description is longer than 1,024 characters",
          "Say it shorter.");
      check(
          problems,
          file,
          !SkillReader.body(skill.folder()).isBlank(),
          "there are no instructions",
          "Write what to do below the head.");
    } catch (Malformed e) {
      problems.add(new LibraryProblem(file, e.line(), e.message(), e.hint()));
    } catch (IOException e) {
      problems.add(new LibraryProblem(file, 1, "cannot be read: " + e.getMessage(), ""));
    }
    String pipeline = skill.pipeline().orElse(skill.id());
    check(
        problems,
        file,
        skill.tier() != SkillTier.PIPELINE || library.pipelines().containsKey(pipeline),
        "there is no pipeline '" + pipeline + "'",
        "Name one in metadata: quartet-pipeline.");
    return problems;
  }

  private static void check(
      List<LibraryProblem> problems, Path file, boolean good, String message, String hint) {
    if (!good) {
      problems.add(new LibraryProblem(file, 2, message, hint));
    }
  }
}
