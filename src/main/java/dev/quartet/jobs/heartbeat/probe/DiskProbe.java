package dev.quartet.jobs.heartbeat.probe;

import dev.quartet.jobs.alert.Alert.Severity;
import dev.quartet.jobs.heartbeat.Finding;
import dev.quartet.jobs.heartbeat.Probe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether there is room for the record.
 *
 * @param folder on the disk that is meant
 * @param little free bytes below which people are told
 * @param least free bytes below which nothing works soon
 */
public record DiskProbe(Path folder, long little, long least) implements Probe {
  private static final long MEGABYTE = 1L << 20;

  public DiskProbe(Path folder) {
    this(folder, 1024 * MEGABYTE, 200 * MEGABYTE);
  }

  @Override
  public String name() {
    return "disk";
  }

  @Override
  public Finding check() {
    long free = free();
    String room = free / MEGABYTE + " MB are free where " + folder + " lies";
    if (free >= little) {
      return new Finding.Well(room);
    }
    return new Finding.Trouble(
        free < least ? Severity.CRITICAL : Severity.WARNING,
        "The disk is nearly full: " + free / MEGABYTE + " MB are left",
        room,
        "Free some space. To keep less yourself: retention and store_text in quartet.yaml.");
  }

  private long free() {
    try {
      FileStore store = Files.getFileStore(folder);
      return store.getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot see how full the disk is", e);
    }
  }
}
