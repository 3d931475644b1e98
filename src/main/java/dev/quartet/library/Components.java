package dev.quartet.library;

import dev.quartet.platform.Lazy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The components that are written down, in Markdown files; read when somebody first asks.
 *
 * <p>Each file has one entry a second-level heading, or is one entry as a whole.
 */
public final class Components implements Shelf {
  private record Read(List<Component> entries, List<LibraryProblem> problems) {}

  private final List<Path> places;
  private final Supplier<Read> read;

  private Components(List<Path> places) {
    this.places = List.copyOf(places);
    this.read = new Lazy<>(this::read);
  }

  /** Those in a folder, which need not exist. */
  public static Components in(Path folder) {
    return new Components(List.of(folder));
  }

  /** Those that a repository brings along. */
  public static Components ofRepository(Path repository) {
    return new Components(
        List.of(repository.resolve("components.md"), repository.resolve(".quartet/components")));
  }

  /** In the order in which they are written down. */
  public List<Component> entries() {
    return read.get().entries();
  }

  public List<LibraryProblem> problems() {
    return read.get().problems();
  }

  /** The component of a name, as it is written or in other case. */
  public Optional<Component> find(String name) {
    return entries().stream()
        .filter(component -> component.name().equals(name))
        .findFirst()
        .or(() ->
            entries().stream()
                .filter(component -> component.name().equalsIgnoreCase(name))
                .findFirst());
  }

  @Override
  public String kind() {
    return "component";
  }

  @Override
  public List<IndexLine> index() {
    return entries().stream()
        .map(component -> new IndexLine(component.name(), component.line()))
        .toList();
  }

  @Override
  public String registry(String name) {
    return "component " + named(name).line();
  }

  @Override
  public String resource(String name) {
    return named(name).text();
  }

  private Component named(String name) {
    return find(name).orElseThrow(() -> Shelf.unknown(kind(), name, index()));
  }

  private Read read() {
    List<Component> entries = new ArrayList<>();
    List<LibraryProblem> problems = new ArrayList<>();
    for (Path place : places) {
      for (Path file : files(place, problems)) {
        try {
          entries.addAll(
              ComponentReader.read(
                  String.valueOf(file.getFileName()),
                  LocalDate.ofInstant(Files.getLastModifiedTime(file).toInstant(), ZoneOffset.UTC),
                  Files.readAllLines(file)));
        } catch (CharacterCodingException e) {
          problems.add(new LibraryProblem(file, 1, "is not UTF-8 text", "Save it as UTF-8."));
        } catch (IOException e) {
          problems.add(new LibraryProblem(file, 1, "cannot be read: " + e.getMessage(), ""));
        }
      }
    }
    return new Read(List.copyOf(entries), List.copyOf(problems));
  }

  private static List<Path> files(Path place, List<LibraryProblem> problems) {
    if (Files.isRegularFile(place)) {
      return List.of(place);
    }
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(place)) {
      return files
          .filter(file -> file.toString().endsWith(".md") && Files.isRegularFile(file))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      problems.add(new LibraryProblem(place, 1, "cannot be listed: " + e.getMessage(), ""));
      return List.of();
    }
  }
}
