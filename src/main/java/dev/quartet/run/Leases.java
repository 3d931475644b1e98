package dev.quartet.run;

import dev.quartet.platform.Cancellation;
import dev.quartet.platform.Problem;
import dev.quartet.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Renews the leases of this process's runs, and ends the runs that were cancelled or lost. */
final class Leases {
  /** After this long without renewal a run counts as interrupted. */
  static final Duration LENGTH = Duration.ofSeconds(15);

  private static final Duration TICK = Duration.ofSeconds(1);

  private final Database database;
  private final Clock clock;
  private final String owner;
  private final Map<String, Cancellation> live;
  private final AtomicBoolean keeping = new AtomicBoolean();

  Leases(Database database, Clock clock, String owner, Map<String, Cancellation> live) {
    this.database = database;
    this.clock = clock;
    this.owner = owner;
    this.live = live;
  }

  /** Starts renewing, if it has not started yet. */
  void keep() {
    if (keeping.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("leases").start(this::loop);
    }
  }

  private void loop() {
    try {
      while (database.isOpen()) {
        Thread.sleep(TICK);
        tick();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tick() {
    if (live.isEmpty() || !database.isOpen()) {
      return;
    }
    try {
      renew();
    } catch (Problem e) {
      // The database may be busy for a moment; the lease outlasts several ticks.
    }
  }

  private void renew() {
    Set<String> before = new HashSet<>(live.keySet());
    Map<String, Optional<String>> owned =
        database.write(handle -> {
          handle.execute(
              "UPDATE run SET lease_until = ? WHERE owner = ? AND status = 'running'",
              clock.millis() + LENGTH.toMillis(),
              owner);
          return handle
              .createQuery("SELECT id, cancel_reason FROM run WHERE owner = :owner")
              .bind("owner", owner)
              .reduceRows(
                  new java.util.HashMap<String, Optional<String>>(),
                  (map, row) -> {
                    map.put(
                        row.getColumn("id", String.class),
                        Optional.ofNullable(row.getColumn("cancel_reason", String.class)));
                    return map;
                  });
        });
    for (String id : before) {
      Optional<Cancellation> cancellation = Optional.ofNullable(live.get(id));
      if (!owned.containsKey(id)) {
        cancellation.ifPresent(run -> run.cancel("the lease was lost"));
      } else {
        owned.get(id).ifPresent(reason -> cancellation.ifPresent(run -> run.cancel(reason)));
      }
    }
  }
}
