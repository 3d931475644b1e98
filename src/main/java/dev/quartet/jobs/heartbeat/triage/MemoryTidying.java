package dev.quartet.jobs.heartbeat.triage;

import dev.quartet.jobs.alert.Alert;
import dev.quartet.library.recall.Notes;
import dev.quartet.platform.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what was proposed for the memory, so that it can be undone, and says so. */
public record MemoryTidying(Notes notes, TriageStore store, MemoryUndo undo) {
  /**
   * Applies edits.
   *
   * @param memory as it was when they were proposed
   * @return what a person is told; nothing when somebody changed the memory meanwhile: then nothing
   *     is done, and the next heartbeat looks again
   */
  Optional<Alert> apply(Path root, String run, List<Edit> edits, MemoryText memory, Clock clock)
      throws IOException {
    String id = new Ids(clock).next("u");
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    boolean applied =
        notes.undisturbed(() -> {
          Path folder = root.resolve(MemoryEdits.MEMORY);
          if (!MemoryText.read(folder).hash().equals(memory.hash())) {
            return false;
          }
          List<FileEdit> files = MemoryEdits.of(edits, memory, today, file -> archived(root, file));
          undo.apply(id, run, edits, files, clock.millis());
          store.record(
              new TriageStore.Row(
                  Optional.of(run), "applied", lines(edits), MemoryText.read(folder)));
          return true;
        });
    return applied ? Optional.of(told(id, run, edits)) : Optional.empty();
  }

  private static Optional<String> archived(Path root, String file) {
    Path path = root.resolve(MemoryEdits.ARCHIVE).resolve(file);
    try {
      return Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }

  private static String lines(List<Edit> edits) {
    return String.join("\n", edits.stream().map(Edit::line).toList());
  }

  private static Alert told(String id, String run, List<Edit> edits) {
    return new Alert(
        "heartbeat:memory:" + id,
        Alert.Severity.INFO,
        "The memory was tidied: " + (edits.size() == 1 ? "1 edit" : edits.size() + " edits"),
        lines(edits)
            + "\nSee it: quartet memory undo "
            + id
            + " --show. Take it back: quartet memory undo "
            + id,
        Map.of("request", run, "tidying", id));
  }
}
