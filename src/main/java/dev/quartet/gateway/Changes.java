package dev.quartet.gateway;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Notices that something has got another version, looking a few times a second at most. */
final class Changes {
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  private final LongSupplier version;
  private long known;
  private long looked = System.nanoTime();

  Changes(LongSupplier version) {
    this.version = version;
    known = version.getAsLong();
  }

  /** Of something that never changes. */
  static Changes none() {
    return new Changes(() -> 0);
  }

  /** Whether there was a change since it was last asked for. */
  boolean happened() {
    if (System.nanoTime() - looked < LOOK_EVERY.toNanos()) {
      return false;
    }
    looked = System.nanoTime();
    long before = known;
    known = version.getAsLong();
    return known != before;
  }
}
