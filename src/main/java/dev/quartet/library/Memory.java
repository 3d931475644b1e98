package dev.quartet.library;

import dev.quartet.library.MarkdownFile.Part;
import dev.quartet.platform.Lazy;
import dev.quartet.platform.Yaml.Malformed;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the team wrote down: Markdown files, a line each in the index, read by section.
 *
 * <p>The files are read when somebody first asks: a request that recalls nothing does not pay.
 */
public final class Memory implements Shelf {
  /** A file that is larger is somebody's dump, and is not read. */
  static final int MOST_BYTES = 1 << 20;

  private static final Pattern DATE = Pattern.compile("\\b20\\d\\d-[01]\\d-[0-3]\\d\\b");

  /**
   * One section of a file, from its heading to the next.
   *
   * @param heading the file's title when the text stands before the first heading
   * @param line the heading's line, from 1
   * @param date the newest that it names, else its file's
   */
  public record Section(String file, String heading, String text, int line, LocalDate date) {}

  /**
   * A file's line in the index.
   *
   * @param file its name within the folder
   * @param title of the head, else the first heading, else made of its name
   * @param titled whether the file itself has a title
   * @param description of the head, else the first line
   */
  public record Entry(
      String file,
      String title,
      boolean titled,
      String description,
      LocalDate date,
      List<Section> sections) {
    String line() {
      return file + ": " + title + (description.isBlank() ? "" : ". " + description);
    }
  }

  private record Read(List<Entry> entries, List<LibraryProblem> problems) {}

  private final Path folder;
  private final Supplier<Read> read;

  /**
   * The memory in a folder, which need not exist.
   *
   * @param folder with Markdown files, in folders of its own if there are many
   */
  public Memory(Path folder) {
    this.folder = folder;
    this.read = new Lazy<>(this::read);
  }

  public Path folder() {
    return folder;
  }

  /** The files, by name. */
  public List<Entry> entries() {
    return read.get().entries();
  }

  @Override
  public String kind() {
    return "memory";
  }

  @Override
  public List<IndexLine> index() {
    return entries().stream().map(entry -> new IndexLine(entry.file(), entry.line())).toList();
  }

  /** A file's title and the headings of its sections. */
  @Override
  public String registry(String file) {
    Entry entry = entry(file);
    return "memory "
        + entry.line()
        + entry.sections().stream()
            .map(section -> "\n- " + section.heading())
            .collect(Collectors.joining());
  }

  @Override
  public String resource(String file) {
    return entry(file).sections().stream()
        .map(section -> "## " + section.heading() + "\n\n" + section.text().strip())
        .collect(Collectors.joining("\n\n"));
  }

  private Entry entry(String file) {
    return entries().stream()
        .filter(entry -> entry.file().equals(file))
        .findFirst()
        .orElseThrow(() -> Shelf.unknown(kind(), file, index()));
  }

  public List<Section> sections() {
    return entries().stream().flatMap(entry -> entry.sections().stream()).toList();
  }

  /** Files that could not be read, or not wholly. */
  public List<LibraryProblem> problems() {
    return read.get().problems();
  }

  private Read read() {
    List<Entry> entries = new ArrayList<>();
    List<LibraryProblem> problems = new ArrayList<>();
    for (Path file : files(problems)) {
      try {
        entries.add(entry(file, problems));
      } catch (CharacterCodingException e) {
        problems.add(new LibraryProblem(file, 1, "is not UTF-8 text", "Save it as UTF-8."));
      } catch (IOException e) {
        problems.add(new LibraryProblem(file, 1, "cannot be read: " + e.getMessage(), ""));
      }
    }
    return new Read(List.copyOf(entries), List.copyOf(problems));
  }

  private List<Path> files(List<LibraryProblem> problems) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".md") && Files.isRegularFile(file))
          .sorted()
          .toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      problems.add(new LibraryProblem(folder, 1, "cannot be listed: " + e.getMessage(), ""));
      return List.of();
    }
  }

  private Entry entry(Path path, List<LibraryProblem> problems) throws IOException {
    if (Files.size(path) > MOST_BYTES) {
      throw new IOException("it is larger than 1 MB");
    }
    MarkdownFile file = parsed(path, Files.readAllLines(path), problems);
    String name = folder.relativize(path).toString().replace('\\', '/');
    String title = file.title().orElseGet(() -> spoken(name));
    LocalDate date =
        file.headText("date")
            .flatMap(Memory::newestDate)
            .orElse(
                LocalDate.ofInstant(Files.getLastModifiedTime(path).toInstant(), ZoneOffset.UTC));
    return new Entry(
        name,
        title,
        file.title().isPresent(),
        file.headText("description").or(file::firstLine).orElse(""),
        date,
        file.parts().stream()
            .filter(part -> !part.text().isBlank())
            .map(part -> section(name, title, part, date))
            .toList());
  }

  private static MarkdownFile parsed(Path path, List<String> lines, List<LibraryProblem> problems) {
    try {
      return MarkdownFile.read(lines);
    } catch (Malformed e) {
      problems.add(new LibraryProblem(path, e.line(), e.message(), e.hint()));
      return MarkdownFile.withoutHead(lines);
    }
  }

  private static Section section(String file, String title, Part part, LocalDate date) {
    return new Section(
        file,
        part.heading().isBlank() ? title : part.heading(),
        part.text(),
        part.line(),
        newestDate(part.text()).orElse(date));
  }

  private static Optional<LocalDate> newestDate(String text) {
    return DATE.matcher(text)
        .results()
        .flatMap(found -> date(found.group()).stream())
        .max(Comparator.naturalOrder());
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** A file's name in words: {@code release-process.md} is "release process". */
  private static String spoken(String name) {
    return name.substring(name.lastIndexOf('/') + 1)
        .replaceFirst("\\.md$", "")
        .replaceAll("[-_]+", " ");
  }
}
