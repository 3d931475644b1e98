package dev.quartet.library;

import dev.quartet.platform.Yaml;
import dev.quartet.platform.Yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Markdown file by its headings, with an optional YAML head between lines of dashes.
 *
 * @param parts in their order; what stands before the first heading has level 0
 */
record MarkdownFile(Mapping head, List<Part> parts) {
  private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.*?)\\s*#*\\s*");
  private static final Pattern FENCE = Pattern.compile("\\s{0,3}(```|~~~).*");
  private static final String MARK = "---";

  /**
   * A heading and the text up to the next one.
   *
   * @param level from 1; 0 without a heading
   * @param line the heading's, from 1
   */
  record Part(int level, String heading, String text, int line) {}

  /**
   * Reads a file.
   *
   * @throws Yaml.Malformed when it has a head that is not a YAML mapping
   */
  static MarkdownFile read(List<String> lines) {
    int body = body(lines);
    Mapping head =
        body == 0 ? Mapping.EMPTY : Yaml.read(String.join("\n", lines.subList(1, body - 1)), 2);
    return new MarkdownFile(head, parts(lines, body));
  }

  /** Reads a file whose head is of no use. */
  static MarkdownFile withoutHead(List<String> lines) {
    return new MarkdownFile(Mapping.EMPTY, parts(lines, body(lines)));
  }

  /** Where the text begins; a first line of dashes without a second is a rule, not a head. */
  private static int body(List<String> lines) {
    if (lines.isEmpty() || !lines.getFirst().strip().equals(MARK)) {
      return 0;
    }
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).strip().equals(MARK)) {
        return i + 1;
      }
    }
    return 0;
  }

  private static List<Part> parts(List<String> lines, int from) {
    List<Part> parts = new ArrayList<>();
    var open = new Part(0, "", "", from + 1);
    var text = new StringBuilder();
    boolean fenced = false;
    for (int i = from; i < lines.size(); i++) {
      String line = lines.get(i);
      fenced ^= FENCE.matcher(line).matches();
      Matcher heading = HEADING.matcher(line);
      if (!fenced && heading.matches()) {
        parts.add(closed(open, text));
        open = new Part(heading.group(1).length(), heading.group(2), "", i + 1);
        text.setLength(0);
      } else {
        text.append(line).append('\n');
      }
    }
    parts.add(closed(open, text));
    return parts.stream().filter(part -> part.level() > 0 || !part.text().isEmpty()).toList();
  }

  private static Part closed(Part open, StringBuilder text) {
    return new Part(open.level(), open.heading(), text.toString().strip(), open.line());
  }

  /** The title: in the head, else the first heading of the first level. */
  Optional<String> title() {
    return headText("title")
        .or(() ->
            parts.stream()
                .filter(part -> part.level() == 1 && !part.heading().isBlank())
                .map(Part::heading)
                .findFirst());
  }

  /** A text of the head. */
  Optional<String> headText(String key) {
    return head.find(key)
        .filter(Yaml.Scalar.class::isInstance)
        .map(Yaml::asText)
        .filter(text -> !text.isBlank());
  }

  /** The first line of text, whatever stands before it. */
  Optional<String> firstLine() {
    return parts.stream()
        .flatMap(part -> part.text().lines())
        .map(line -> line.replaceFirst("^[-*>\\s]+", "").strip())
        .filter(line -> !line.isEmpty())
        .findFirst();
  }
}
