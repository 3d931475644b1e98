package dev.quartet.library;

import dev.quartet.library.MarkdownFile.Part;
import dev.quartet.platform.Yaml.Malformed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads descriptions of components, as people write them. */
final class ComponentReader {
  private static final Pattern FIELD =
      Pattern.compile(
          "(?i)[-*\\s]*\\**`?(path|file|source|purpose|use|description|props|properties|attributes|tokens)`?\\**\\s*:\\s*\\**\\s*(.*)");
  private static final Pattern BULLET = Pattern.compile("\\s*[-*]\\s+(.*)");

  private final String file;
  private final LocalDate date;
  private final String name;
  private final List<String> props = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private String path = "";
  private String purpose = "";
  private String said = "";
  private boolean listing;
  private boolean below;

  private ComponentReader(String file, LocalDate date, String name) {
    this.file = file;
    this.date = date;
    this.name = name;
  }

  /** The entries of a file: one a heading of the second level, else the file itself. */
  static List<Component> read(String file, LocalDate date, List<String> lines) {
    MarkdownFile markdown = parsed(lines);
    int level = markdown.parts().stream().anyMatch(part -> part.level() == 2) ? 2 : 1;
    List<ComponentReader> readers = new ArrayList<>();
    for (Part part : markdown.parts()) {
      if (part.level() == level) {
        readers.add(new ComponentReader(file, date, part.heading().replace("`", "")));
        readers.getLast().lines(part.text());
      } else if (part.level() > level && !readers.isEmpty()) {
        readers.getLast().below(part);
      }
    }
    if (readers.isEmpty() && !markdown.parts().isEmpty()) {
      readers.add(new ComponentReader(file, date, file.replaceFirst("\\.md$", "")));
      markdown.parts().forEach(part -> readers.getLast().lines(part.text()));
    }
    return readers.stream().map(ComponentReader::component).toList();
  }

  private static MarkdownFile parsed(List<String> lines) {
    try {
      return MarkdownFile.read(lines);
    } catch (Malformed e) {
      return MarkdownFile.withoutHead(lines);
    }
  }

  /** A heading within the entry, such as "Props", names what is listed below it. */
  private void below(Part part) {
    text.append(part.heading()).append('\n');
    below = part.heading().toLowerCase(java.util.Locale.ROOT).matches("props|properties|tokens");
    lines(part.text());
    below = false;
  }

  private void lines(String lines) {
    lines.lines().forEach(this::line);
  }

  private void line(String line) {
    text.append(line).append('\n');
    Matcher field = FIELD.matcher(line);
    Matcher bullet = BULLET.matcher(line);
    if (bullet.matches() && (below || (listing && line.startsWith(" ")))) {
      props.add(plain(bullet.group(1)));
    } else if (field.matches()) {
      field(field.group(1).toLowerCase(java.util.Locale.ROOT), plain(field.group(2)));
    } else if (listing && bullet.matches()) {
      props.add(plain(bullet.group(1)));
    } else if (!line.isBlank()) {
      listing = false;
      said = said.isEmpty() ? plain(line) : said;
    }
  }

  private void field(String field, String value) {
    listing = false;
    switch (field) {
      case "path", "file", "source" -> path = value;
      case "purpose", "use", "description" -> purpose = value;
      default -> {
        listing = value.isEmpty();
        Stream.of(value.split(",\\s*(?![^{(<\\[]*[})>\\]])"))
            .filter(prop -> !prop.isBlank())
            .forEach(props::add);
      }
    }
  }

  private static String plain(String text) {
    return text.replace("`", "").replace("**", "").strip();
  }

  private Component component() {
    return new Component(
        name,
        path,
        Optional.of(purpose).filter(written -> !written.isEmpty()).orElse(said),
        List.copyOf(props),
        file,
        date,
        text.toString().strip());
  }
}
