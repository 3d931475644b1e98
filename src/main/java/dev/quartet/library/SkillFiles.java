package dev.quartet.library;

import dev.quartet.platform.Problem;
import dev.quartet.platform.Yaml;
import dev.quartet.platform.Yaml.Malformed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What a skill's folder holds, read when it is asked for. */
public final class SkillFiles {
  private static final int SHOWN_CHARACTERS = 16_000;
  private static final int SHOWN_NAMES = 40;
  private static final long MOST_BYTES = 4L << 20;

  private SkillFiles() {}

  /** A skill's instructions, and the names of what it brings along and works with. */
  static String instructions(SkillManifest skill) {
    return body(skill)
        + line("Files of this skill", names(skill))
        + line(
            "Scripts of this skill",
            skill.scripts().own().stream().map(ScriptManifest::id).toList())
        + line("Scripts it works with", skill.scripts().used());
  }

  private static String body(SkillManifest skill) {
    try {
      return SkillDocument.read(skill.folder(), Yaml::read).instructions();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the skill " + skill.id(), e);
    } catch (Malformed e) {
      throw Problem.usage(
          "skill_broken", "The skill " + skill.id() + " was broken: " + e.message(), e.hint());
    }
  }

  private static String line(String what, List<String> names) {
    if (names.isEmpty()) {
      return "";
    }
    String shown = names.stream().limit(SHOWN_NAMES).collect(Collectors.joining(", "));
    int more = names.size() - SHOWN_NAMES;
    return "\n\n" + what + ": " + shown + (more > 0 ? " and " + more + " more" : "");
  }

  /** The files that a skill brings along, for the model to ask for: not its checks and scripts. */
  static List<String> names(SkillManifest skill) {
    return FolderWalk.files(skill.folder()).stream()
        .map(skill.folder()::relativize)
        .map(Path::toString)
        .filter(name ->
            !name.equals(SkillDocument.FILE)
                && !name.startsWith("checks/")
                && !name.startsWith("scripts/"))
        .toList();
  }

  /**
   * A text file of a skill, from a line on; at most 16,000 characters, and how to go on.
   *
   * @param from the first line, from 1
   * @throws Problem when there is no such file, it lies outside the skill, or is no text
   */
  public static String read(SkillManifest skill, String name, int from) {
    try {
      Path file = inside(skill, name);
      if (Files.size(file) > MOST_BYTES) {
        throw Problem.usage("too_large", name + " is larger than 4 MiB", "");
      }
      List<String> lines = Files.readAllLines(file);
      return shown(lines, Math.clamp(from, 1, Math.max(1, lines.size())));
    } catch (MalformedInputException e) {
      throw Problem.usage("not_text", name + " is not UTF-8 text", "");
    } catch (IOException | InvalidPathException e) {
      throw Problem.usage(
          "no_file",
          "The skill " + skill.id() + " has no file '" + name + "'",
          Nearest.name(name, names(skill)));
    }
  }

  /** Links may lead within the skill's folder, never out of it. */
  private static Path inside(SkillManifest skill, String name) throws IOException {
    Path folder = skill.folder().toRealPath();
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder) || !file.toRealPath().startsWith(folder)) {
      throw Problem.usage(
          "outside",
          "'" + name + "' leads out of the skill's folder",
          "Give a path relative to it, such as references/example.md.");
    }
    return file;
  }

  private static String shown(List<String> lines, int from) {
    var text = new StringBuilder();
    for (int i = from - 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (text.length() + line.length() + 1 > SHOWN_CHARACTERS) {
        return i == from - 1
            ? line.substring(0, SHOWN_CHARACTERS) + "\n… the line is longer"
            : text + "… " + (lines.size() - i) + " more lines: go on from line " + (i + 1);
      }
      text.append(line).append('\n');
    }
    return text.toString();
  }
}
