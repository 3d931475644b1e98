package dev.quartet.library.recall;

import dev.quartet.library.Library;
import dev.quartet.library.Memory;
import dev.quartet.platform.Problem;
import dev.quartet.workspace.CredentialPatterns;
import dev.quartet.workspace.Workspace;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Adds notes to the team's memory: dated, attributed, and never over what stands there. */
public final class Notes {
  /** Where notes go that belong to no file. */
  public static final String COMMON = "notes.md";

  private static final String HEADING = "## Notes";
  private static final int MOST_CHARACTERS = 4000;

  /** How well a note must fit a file to be put there unasked. */
  private static final double LEAST = 0.72;

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,80}");

  /** Between paragraphs, and between the items of a list. */
  private static final Pattern BLOCKS = Pattern.compile("\\n\\s*\\n|\\n(?=[-*] )");

  /** What stands before the words of a note, or of any item of a list. */
  private static final Pattern ATTRIBUTION =
      Pattern.compile("^[-*]\\s+(?:\\d{4}-\\d\\d-\\d\\d \\([^)]*\\): )?");

  /**
   * A note that may be written.
   *
   * @param file its name within {@code memory/}
   * @param text in one paragraph or more
   */
  public record Note(String file, String text) {}

  /**
   * Who noted it, and on the way of which request.
   *
   * @param request empty when it came from the command line
   */
  public record Author(String name, Optional<String> request) {}

  private final Supplier<Library> library;
  private final Recall recall;
  private final Workspace workspace;
  private final Clock clock;

  public Notes(Supplier<Library> library, Recall recall, Workspace workspace, Clock clock) {
    this.library = library;
    this.recall = recall;
    this.workspace = workspace;
    this.clock = clock;
  }

  /**
   * A note with the file it will go to: the one that is named, else the one that is about the same,
   * else {@link #COMMON}.
   *
   * @throws Problem when it is empty, too long, bears a credential, or names no file of the memory
   */
  public Note prepared(String text, Optional<String> file) {
    String note = text.strip();
    if (note.isEmpty() || note.length() > MOST_CHARACTERS) {
      throw Problem.usage(
          "note",
          note.isEmpty() ? "The note is empty" : "The note has over 4,000 characters",
          "Note one fact in a sentence or a few.");
    }
    checkNoSecret(note);
    return new Note(file.map(Notes::plain).orElseGet(() -> bestFile(note)), note);
  }

  private void checkNoSecret(String note) {
    Optional<String> found =
        CredentialPatterns.find(note)
            .or(() ->
                workspace.secrets().revealedIn(note)
                    ? Optional.of("a credential of this workspace")
                    : Optional.empty());
    if (found.isPresent()) {
      throw Problem.usage(
          "secret_in_note",
          "The note bears " + found.get() + ", and memory is read by everybody; nothing was noted",
          "Note where it is kept instead, such as its name in the password store.");
    }
  }

  private static String plain(String name) {
    String file = name.strip().replaceFirst("^memory/", "");
    if (!PLAIN.matcher(file).matches()) {
      throw Problem.usage(
          "note_file",
          "'" + name + "' is not the plain name of a file in memory/",
          "Give a name such as deploys.md, without a folder.");
    }
    return file.endsWith(".md") ? file : file + ".md";
  }

  private String bestFile(String note) {
    return recall.fileFor(note, LEAST).orElse(COMMON);
  }

  /**
   * Writes a note.
   *
   * @return what was done, in a sentence
   * @throws Problem when the file cannot be written, or is a link that leads out of the folder
   */
  public String write(Note note, Author author) {
    try {
      return undisturbed(() -> writeAlone(note, author));
    } catch (IOException e) {
      throw Problem.failed(
          "note",
          "Cannot write memory/" + note.file() + ": " + e.getMessage(),
          "Check that the folder can be written.");
    }
  }

  /** Work on the memory's files that nobody may disturb. */
  @FunctionalInterface
  public interface Undisturbed<T> {
    T run() throws IOException;
  }

  /** Does something while nobody notes anything, in this process or another. */
  public synchronized <T> T undisturbed(Undisturbed<T> work) throws IOException {
    try (var channel =
            FileChannel.open(
                workspace.state().resolve("memory.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      return work.run();
    }
  }

  private String writeAlone(Note note, Author author) throws IOException {
    Optional<String> known = fileWith(note.text());
    if (known.isPresent()) {
      return "It is noted already, in memory/" + known.get();
    }
    Path folder = library.get().memory().folder();
    Files.createDirectories(folder);
    append(within(folder, note.file()), entry(note, author));
    return "Noted in memory/" + note.file();
  }

  /** The file in which the same stands, as a note or as a paragraph. */
  private Optional<String> fileWith(String text) {
    String sought = squeezed(text);
    return new Memory(library.get().memory().folder())
        .entries().stream()
            .filter(entry ->
                entry.sections().stream()
                    .flatMap(section -> BLOCKS.splitAsStream(section.text()))
                    .anyMatch(block -> squeezed(block).equals(sought)))
            .map(Memory.Entry::file)
            .findFirst();
  }

  private static String squeezed(String text) {
    return ATTRIBUTION.matcher(text.strip()).replaceFirst("").replaceAll("\\s+", " ").strip();
  }

  private static Path within(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    boolean leadsOut =
        Files.exists(file, LinkOption.NOFOLLOW_LINKS)
            && !(Files.isRegularFile(file) && file.toRealPath().startsWith(folder.toRealPath()));
    if (leadsOut) {
      throw Problem.usage(
          "note_file",
          "memory/" + name + " is not a file of this folder",
          "Name another file, or mend it by hand.");
    }
    return file;
  }

  /** Further lines are indented, so that no line of a note can pass for a heading of the file. */
  private String entry(Note note, Author author) {
    String from =
        author.name().replaceAll("\\s+", " ")
            + author.request().map(id -> ", request " + id).orElse("");
    LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    return "- " + today + " (" + from + "): " + String.join("\n  ", note.text().lines().toList());
  }

  private static void append(Path file, String entry) throws IOException {
    String content = Files.exists(file) ? Files.readString(file) : "# " + title(file) + "\n";
    List<String> lines = new ArrayList<>(content.lines().toList());
    int heading = lines.indexOf(HEADING);
    if (heading < 0) {
      trim(lines, lines.size());
      lines.addAll(List.of("", HEADING, ""));
      heading = lines.size() - 2;
    }
    int end = heading + 1;
    while (end < lines.size() && !lines.get(end).startsWith("#")) {
      end++;
    }
    boolean last = end == lines.size();
    end = trim(lines, end);
    lines.addAll(end, end == heading + 1 ? List.of("", entry) : List.of(entry));
    if (!last) {
      lines.add(end + (end == heading + 1 ? 2 : 1), "");
    }
    String ending = content.contains("\r\n") ? "\r\n" : "\n";
    replace(file, String.join(ending, lines) + ending);
  }

  /** Takes blank lines before a place away; returns where the place is then. */
  private static int trim(List<String> lines, int end) {
    int place = end;
    while (place > 0 && lines.get(place - 1).isBlank()) {
      lines.remove(--place);
    }
    return place;
  }

  private static String title(Path file) {
    String name =
        String.valueOf(file.getFileName()).replaceFirst("\\.md$", "").replaceAll("[-_]+", " ");
    return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
  }

  private static void replace(Path file, String content) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path written = target.resolveSibling("." + target.getFileName() + ".new");
    Files.writeString(written, content);
    Files.move(
        written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
