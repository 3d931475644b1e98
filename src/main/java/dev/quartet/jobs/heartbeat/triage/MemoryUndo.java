package dev.quartet.jobs.heartbeat.triage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quartet.library.recall.Notes;
import dev.quartet.platform.Json;
import dev.quartet.platform.Problem;
import dev.quartet.platform.Sha256;
import dev.quartet.platform.WholeFile;
import dev.quartet.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes edits of the memory so that a person can undo them: the files as they were lie in {@code
 * .quartet/memory-undo/ID/} before anything is changed.
 */
public final class MemoryUndo {
  private static final String FOLDER = "memory-undo";
  private static final String CHANGES = "changes.json";
  private static final String DIFF = "changes.diff";

  /**
   * One tidying.
   *
   * @param at in epoch milliseconds
   * @param request that proposed it, in the ledger
   * @param edits a line each
   * @param undone when it was undone, in epoch milliseconds
   */
  public record Tidying(
      String id,
      long at,
      String request,
      List<String> edits,
      List<Changed> files,
      Optional<Long> undone) {
    /**
     * A file that it changed.
     *
     * @param path within the workspace
     * @param before hash of what stood in it; empty: there was none
     * @param after hash of what it wrote
     */
    public record Changed(String path, Optional<String> before, String after) {}

    private Tidying undoneAt(long time) {
      return new Tidying(id, at, request, edits, files, Optional.of(time));
    }
  }

  private final Workspace workspace;
  private final Notes notes;
  private final TriageStore store;

  public MemoryUndo(Workspace workspace, Notes notes, TriageStore store) {
    this.workspace = workspace;
    this.notes = notes;
    this.store = store;
  }

  /** Keeps the files as they are, then changes them; who calls it sees that nobody else does. */
  void apply(String id, String request, List<Edit> edits, List<FileEdit> files, long now)
      throws IOException {
    Path folder = Files.createDirectories(folder().resolve(id));
    var diff = new StringBuilder();
    List<Tidying.Changed> changed = new ArrayList<>();
    for (FileEdit file : files) {
      if (file.before().isPresent()) {
        Path kept = folder.resolve(file.path());
        Files.createDirectories(kept.getParent());
        Files.copy(workspace.root().resolve(file.path()), kept);
      }
      diff.append(file.diff());
      changed.add(
          new Tidying.Changed(file.path(), file.before().map(Sha256::of), Sha256.of(file.after())));
    }
    Files.writeString(folder.resolve(DIFF), diff);
    save(
        new Tidying(
            id, now, request, edits.stream().map(Edit::line).toList(), changed, Optional.empty()));
    for (FileEdit file : files) {
      write(workspace.root().resolve(file.path()), file.after().getBytes(UTF_8));
    }
  }

  private Path folder() {
    return workspace.state().resolve(FOLDER);
  }

  private void save(Tidying tidying) throws IOException {
    write(folder().resolve(tidying.id()).resolve(CHANGES), Json.pretty(tidying).getBytes(UTF_8));
  }

  private static void write(Path file, byte[] content) throws IOException {
    WholeFile.write(file, out -> out.write(content));
  }

  /** Every tidying, newest first. */
  public List<Tidying> all() {
    if (!Files.isDirectory(folder())) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(folder())) {
      return folders
          .map(folder -> folder.resolve(CHANGES))
          .filter(Files::isRegularFile)
          .map(MemoryUndo::read)
          .sorted(Comparator.comparing(Tidying::id).reversed())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder(), e);
    }
  }

  private static Tidying read(Path file) {
    try {
      return Json.read(Files.readString(file), Tidying.class);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /**
   * A tidying of the memory.
   *
   * @param id empty for the newest that was not undone
   * @throws Problem when there is none
   */
  public Tidying find(Optional<String> id) {
    return all().stream()
        .filter(tidying -> id.map(tidying.id()::equals).orElseGet(() -> tidying.undone().isEmpty()))
        .findFirst()
        .orElseThrow(() ->
            Problem.notFound(
                "unknown_tidying",
                id.map(name -> "There is no tidying of the memory " + name)
                    .orElse("The memory was not tidied, or all of it was undone"),
                "List them with: quartet memory undo --list"));
  }

  /** What it changed, as a diff. */
  public String diff(Tidying tidying) {
    try {
      return Files.readString(folder().resolve(tidying.id()).resolve(DIFF));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the diff of " + tidying.id(), e);
    }
  }

  /**
   * Brings back the files as they were, byte for byte.
   *
   * @throws Problem when it was undone before, or a file has been changed since
   */
  public void undo(Tidying tidying, long now) {
    if (tidying.undone().isPresent()) {
      throw Problem.usage("undone", "The tidying " + tidying.id() + " was undone already", "");
    }
    try {
      notes.undisturbed(() -> {
        List<Tidying.Changed> changed = new ArrayList<>();
        for (Tidying.Changed file : tidying.files()) {
          if (isChanged(tidying, file)) {
            changed.add(file);
          }
        }
        for (Tidying.Changed file : changed) {
          restore(tidying, file);
        }
        save(tidying.undoneAt(now));
        store.record(
            TriageStore.Row.undone(MemoryText.read(workspace.root().resolve(MemoryEdits.MEMORY))));
        return true;
      });
    } catch (IOException e) {
      throw Problem.failed(
          "undo",
          "Cannot undo " + tidying.id() + ": " + e.getMessage(),
          "The files as they were lie in " + folder().resolve(tidying.id()));
    }
  }

  /** Whether it is as the tidying left it; as it was before that, a crash came between. */
  private boolean isChanged(Tidying tidying, Tidying.Changed file) throws IOException {
    Path path = workspace.root().resolve(file.path());
    Optional<String> hash =
        Files.exists(path) ? Optional.of(Sha256.of(Files.readAllBytes(path))) : Optional.empty();
    if (hash.equals(file.before())) {
      return false;
    }
    if (!hash.equals(Optional.of(file.after()))) {
      throw Problem.usage(
          "memory_changed",
          file.path() + " has been changed since it was tidied; nothing was undone",
          "See what was done: quartet memory undo "
              + tidying.id()
              + " --show. The files as they were lie in "
              + folder().resolve(tidying.id()));
    }
    return true;
  }

  private void restore(Tidying tidying, Tidying.Changed file) throws IOException {
    Path path = workspace.root().resolve(file.path());
    if (file.before().isPresent()) {
      write(path, Files.readAllBytes(folder().resolve(tidying.id()).resolve(file.path())));
    } else {
      Files.deleteIfExists(path);
    }
  }
}
