package dev.quartet.cli;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How far a command is, on standard error: once it has taken a second, and when someone sees it.
 */
final class CountedProgress implements AutoCloseable {
  private static final long PATIENCE = Duration.ofSeconds(1).toNanos();
  private static final long PAUSE = Duration.ofMillis(100).toNanos();
  private static final String CLEAR_LINE = "\r\u001b[2K";

  private final Console console;
  private final LongSupplier nanos;
  private long next;
  private boolean shown;

  CountedProgress(Console console) {
    this(console, System::nanoTime);
  }

  /** Progress by another clock, in nanoseconds. */
  CountedProgress(Console console, LongSupplier nanos) {
    this.console = console;
    this.nanos = nanos;
    this.next = nanos.getAsLong() + PATIENCE;
  }

  /** So many of all are done. */
  synchronized void done(int count, int all) {
    long now = nanos.getAsLong();
    if (console.watched() && now - next >= 0) {
      next = now + PAUSE;
      shown = true;
      console.err().print(CLEAR_LINE + count + " of " + all);
      console.err().flush();
    }
  }

  /** Makes room for a line of output. */
  synchronized void clear() {
    if (shown) {
      shown = false;
      console.err().print(CLEAR_LINE);
      console.err().flush();
    }
  }

  @Override
  public void close() {
    clear();
  }
}
