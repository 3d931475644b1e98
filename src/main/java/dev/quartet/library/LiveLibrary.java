package dev.quartet.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The library as its files are now: looked at again at most once a second, read again when they
 * changed.
 */
public final class LiveLibrary implements Supplier<Library> {
  private static final long LOOK_MILLIS = 1000;

  private final LibraryReader reader;
  private final Clock clock;
  private @Nullable Library current;
  private long fingerprint;
  private long looked;

  public LiveLibrary(LibraryReader reader, Clock clock) {
    this.reader = reader;
    this.clock = clock;
  }

  @Override
  public synchronized Library get() {
    Library known = current;
    long now = clock.millis();
    if (known != null && Math.abs(now - looked) < LOOK_MILLIS) {
      return known;
    }
    looked = now;
    long seen = known == null ? 0 : fingerprint();
    if (known != null && seen == fingerprint) {
      return known;
    }
    Library read = reader.read();
    fingerprint = fingerprint();
    current = read;
    return read;
  }

  /** Changes when a file is added, removed or written. */
  private long fingerprint() {
    long sum = 0;
    for (Path folder : reader.folders()) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          sum += files.mapToLong(LiveLibrary::stamp).sum();
        } catch (IOException | UncheckedIOException e) {
          // A folder that vanishes while it is read has changed.
          sum++;
        }
      }
    }
    return sum;
  }

  private static long stamp(Path path) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return 31 * attributes.lastModifiedTime().toMillis() + attributes.size() + path.hashCode();
    } catch (IOException e) {
      return 1;
    }
  }
}
