package dev.quartet.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The library as its files are now: looked at again at most once a second, read again when they
 * changed.
 */
public final class LiveLibrary implements Supplier<Library> {
  private static final long LOOK_MILLIS = 1000;
  private static final long PRIME = 0x9E3779B97F4A7C15L;

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
    // Taken before reading: what is written meanwhile is read the next time.
    long seen = fingerprint();
    if (known != null && seen == fingerprint) {
      return known;
    }
    Library read = reader.read();
    fingerprint = seen;
    current = read;
    return read;
  }

  /** Changes when a file is added, removed, written, or made executable. */
  private long fingerprint() {
    var sum = new Sum();
    for (Path path : reader.watched()) {
      if (Files.isRegularFile(path)) {
        sum.add(path);
      } else {
        FolderWalk.visit(path, sum);
      }
    }
    return sum.value;
  }

  /** Adds up what is seen of files, in whatever order. */
  private static final class Sum implements FolderWalk.Visitor {
    private long value;

    void add(Path path) {
      try {
        file(path, Files.readAttributes(path, BasicFileAttributes.class));
      } catch (IOException e) {
        // A file that vanishes while it is looked at has changed.
        value++;
      }
    }

    @Override
    public boolean folder(Path folder, BasicFileAttributes attributes) {
      file(folder, attributes);
      return true;
    }

    @Override
    public void file(Path file, BasicFileAttributes attributes) {
      long stamp = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
      stamp = stamp * PRIME + attributes.size();
      stamp = stamp * PRIME + file.hashCode();
      stamp = stamp * PRIME + (Files.isExecutable(file) ? 1 : 0);
      value += stamp * PRIME;
    }
  }
}
