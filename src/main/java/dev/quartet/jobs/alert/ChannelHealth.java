package dev.quartet.jobs.alert;

import dev.quartet.jobs.alert.Channel.Undelivered;
import dev.quartet.jobs.alert.FailingChannels.Failing;
import dev.quartet.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Which channels fail. One that does not work rests, all of it: while it is away it is asked once
 * in a while, not once for each alert that waits, and when it is back everything goes at once.
 */
final class ChannelHealth {
  private final Database database;
  private final Clock clock;

  ChannelHealth(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  boolean rests(Handle handle, String channel) {
    return handle
        .createQuery("SELECT 1 FROM alert_channel WHERE name = :name AND rest > :now")
        .bind("name", channel)
        .bind("now", clock.millis())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Something went through it, whether it failed before or not. */
  void well(Handle handle, String channel) {
    handle.execute("DELETE FROM alert_channel WHERE name = ?", channel);
  }

  /** It was tried by hand and works: what waits for it goes now. */
  void back(String channel) {
    database.change(handle -> {
      well(handle, channel);
      handle.execute(
          "UPDATE alert_delivery SET next = ? WHERE channel = ? AND state = 'waiting'",
          clock.millis(),
          channel);
    });
  }

  /**
   * It failed; says for how long to leave it alone. One that refused a single message goes on with
   * others at once.
   */
  Duration failed(Handle handle, String channel, Undelivered failure, String error) {
    int failures =
        1
            + handle
                .createQuery("SELECT failures FROM alert_channel WHERE name = :name")
                .bind("name", channel)
                .mapTo(Integer.class)
                .findOne()
                .orElse(0);
    Duration usual = failure.isRefused() ? Duration.ZERO : AlertPolicy.wait(failures);
    Duration rest = usual.compareTo(failure.atLeast()) > 0 ? usual : failure.atLeast();
    handle
        .createUpdate(
            """
            INSERT INTO alert_channel (name, since, failures, rest, error)
            VALUES (:name, :now, :failures, :rest, :error)
            ON CONFLICT (name) DO UPDATE SET failures = excluded.failures, rest = excluded.rest,
              error = excluded.error
            """)
        .bind("name", channel)
        .bind("now", clock.millis())
        .bind("failures", failures)
        .bind("rest", clock.millis() + rest.toMillis())
        .bind("error", error)
        .execute();
    return rest;
  }

  List<Failing> failing() {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM alert_channel ORDER BY name")
            .map((row, _) ->
                new Failing(row.getString("name"), row.getLong("since"), row.getString("error")))
            .list());
  }
}
