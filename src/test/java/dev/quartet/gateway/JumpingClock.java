package dev.quartet.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that goes as every clock does, and can be set on. */
final class JumpingClock extends Clock {
  private final ZoneId zone;
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  JumpingClock(ZoneId zone) {
    this.zone = zone;
  }

  void set(Instant now) {
    ahead.set(Duration.between(Instant.now(), now));
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead.get());
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    throw new UnsupportedOperationException("one zone is enough");
  }
}
