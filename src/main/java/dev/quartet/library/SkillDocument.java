package dev.quartet.library;

import dev.quartet.platform.Yaml.Malformed;
import dev.quartet.platform.Yaml.Mapping;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@code SKILL.md} taken apart, as leniently as it can be: skills come from everywhere.
 *
 * @param body the lines below the head
 * @param oddities what had to be forgiven to read it; a strict check does not
 */
record SkillDocument(Path folder, Mapping head, List<String> body, List<LibraryProblem> oddities) {
  static final String FILE = "SKILL.md";

  private static final String MARK = "---";
  private static final String EXAMPLE =
      "Begin SKILL.md with '---', 'name: …', 'description: …', '---'.";

  /** Reads a head that is YAML; the line is where it begins in its file. */
  interface HeadParser {
    Mapping read(String text, int line);
  }

  /**
   * Reads a skill's file.
   *
   * @throws Malformed when it has no head that can be read
   */
  static SkillDocument read(Path folder, HeadParser parser) throws IOException {
    Path file = folder.resolve(FILE);
    List<LibraryProblem> oddities = new ArrayList<>();
    List<String> lines = text(file, oddities).lines().toList();
    int begin = begin(lines);
    int end = end(lines, begin);
    if (begin > 0) {
      oddities.add(
          new LibraryProblem(file, 1, "lines stand before the head", "Begin with a line '---'."));
    }
    List<String> head = lines.subList(begin + 1, end);
    return new SkillDocument(
        folder,
        head(file, head, begin + 2, parser, oddities),
        lines.subList(end + 1, lines.size()),
        oddities);
  }

  private static String text(Path file, List<LibraryProblem> oddities) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0) {
      oddities.add(new LibraryProblem(file, 1, "is not UTF-8 text", "Save it as UTF-8."));
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static int begin(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().equals(MARK)) {
        return i;
      }
      if (!lines.get(i).isBlank()) {
        break;
      }
    }
    throw new Malformed(1, "the head between two lines '---' is missing", EXAMPLE);
  }

  private static int end(List<String> lines, int begin) {
    for (int i = begin + 1; i < lines.size(); i++) {
      if (lines.get(i).stripTrailing().equals(MARK)) {
        return i;
      }
    }
    throw new Malformed(begin + 1, "the head is not closed with a line '---'", EXAMPLE);
  }

  private static Mapping head(
      Path file,
      List<String> lines,
      int firstLine,
      HeadParser parser,
      List<LibraryProblem> oddities) {
    try {
      return parser.read(String.join("\n", lines), firstLine);
    } catch (Malformed malformed) {
      Mapping head = parser.read(String.join("\n", QuotedHead.of(lines)), firstLine);
      oddities.add(
          new LibraryProblem(file, malformed.line(), malformed.message(), malformed.hint()));
      return head;
    }
  }

  Path file() {
    return folder.resolve(FILE);
  }

  /** The instructions. */
  String instructions() {
    return String.join("\n", body).strip();
  }
}
