package dev.quartet.jobs.alert;

import dev.quartet.jobs.alert.Channel.Undelivered;
import dev.quartet.platform.Ids;
import dev.quartet.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What is still to be delivered. Whoever sends claims first, by one conditional update, and for a
 * limited time: two senders never both hold the same message, and one that dies leaves it to
 * others.
 */
final class Deliveries {
  private static final int ERROR = 500;

  /** May be taken up now. */
  private static final String DUE =
      " channel = :channel AND state = 'waiting' AND next <= :now AND (claimed_until IS NULL OR"
          + " claimed_until <= :now) ";

  /** Never tried, so that nobody knows it by its own id yet. */
  private static final String FRESH = " batch = alert_id AND attempts = 0 ";

  /**
   * A message that this sender alone may send until its lease is over.
   *
   * @param id of the claim
   */
  record Claim(String id, String channel, Notice notice) {}

  private final Database database;
  private final Clock clock;
  private final Ids ids;
  private final AlertPolicy policy;
  private final ChannelHealth health;

  Deliveries(Database database, Clock clock, AlertPolicy policy, ChannelHealth health) {
    this.database = database;
    this.clock = clock;
    this.ids = new Ids(clock);
    this.policy = policy;
    this.health = health;
  }

  /** Claims the next message of a channel that is due, if there is one. */
  Optional<Claim> claim(Channel channel) {
    return isAnyDue(channel.name())
        ? database.write(handle ->
            health.rests(handle, channel.name())
                ? Optional.empty()
                : next(handle, channel).flatMap(batch -> claimed(handle, channel.name(), batch)))
        : Optional.empty();
  }

  /** Looked up without the one writer, which most of the time is not needed. */
  private boolean isAnyDue(String channel) {
    return database.read(handle ->
        handle
            .createQuery("SELECT 1 FROM alert_delivery WHERE" + DUE + "LIMIT 1")
            .bind("channel", channel)
            .bind("now", clock.millis())
            .mapTo(Integer.class)
            .findOne()
            .isPresent());
  }

  private Optional<String> next(Handle handle, Channel channel) {
    return !channel.digests() || sentOneByOne(handle, channel.name()) < policy.burst()
        ? due(handle, channel.name(), "")
        : due(handle, channel.name(), "AND NOT (" + FRESH + ")")
            .or(() -> digest(handle, channel.name()));
  }

  /** What was tried least comes first, so that one that never arrives holds up no other. */
  private Optional<String> due(Handle handle, String channel, String condition) {
    return handle
        .createQuery(
            "SELECT batch FROM alert_delivery WHERE"
                + DUE
                + condition
                + " ORDER BY attempts, alert_id LIMIT 1")
        .bind("channel", channel)
        .bind("now", clock.millis())
        .mapTo(String.class)
        .findOne();
  }

  private int sentOneByOne(Handle handle, String channel) {
    return lately(handle, channel, "batch = alert_id");
  }

  private int lately(Handle handle, String channel, String condition) {
    return handle
        .createQuery(
            "SELECT COUNT(DISTINCT batch) FROM alert_delivery WHERE channel = :channel AND "
                + condition
                + " AND (delivered > :since OR claimed_until > :now)")
        .bind("channel", channel)
        .bind("since", clock.millis() - policy.digest().toMillis())
        .bind("now", clock.millis())
        .mapTo(Integer.class)
        .one();
  }

  /** Puts everything that is fresh into one message, unless one such came a short time ago. */
  private Optional<String> digest(Handle handle, String channel) {
    if (lately(handle, channel, "batch <> alert_id") > 0) {
      return Optional.empty();
    }
    String batch = ids.next("d");
    int rows =
        handle
            .createUpdate("UPDATE alert_delivery SET batch = :batch WHERE" + DUE + "AND" + FRESH)
            .bind("batch", batch)
            .bind("channel", channel)
            .bind("now", clock.millis())
            .execute();
    return rows == 0 ? Optional.empty() : Optional.of(batch);
  }

  private Optional<Claim> claimed(Handle handle, String channel, String batch) {
    String id = ids.next("c");
    handle
        .createUpdate(
            "UPDATE alert_delivery SET claimed_by = :id, claimed_until = :until, attempts ="
                + " attempts + 1, first_tried = COALESCE(first_tried, :now) WHERE batch = :batch"
                + " AND"
                + DUE)
        .bind("id", id)
        .bind("until", clock.millis() + AlertPolicy.LEASE.toMillis())
        .bind("batch", batch)
        .bind("channel", channel)
        .bind("now", clock.millis())
        .execute();
    List<AlertRecord> alerts =
        handle
            .createQuery(
                "SELECT a.* FROM alert a JOIN alert_delivery d ON d.alert_id = a.id WHERE"
                    + " d.claimed_by = :id ORDER BY a.id")
            .bind("id", id)
            .map((row, _) -> AlertRecord.of(row))
            .list();
    return alerts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Claim(id, channel, Notice.of(batch, alerts)));
  }

  /** It arrived. */
  void delivered(Claim claim) {
    database.change(handle -> {
      handle
          .createUpdate(
              "UPDATE alert_delivery SET state = 'delivered', delivered = :now, error = NULL,"
                  + " claimed_by = NULL, claimed_until = NULL WHERE claimed_by = :id")
          .bind("now", clock.millis())
          .bind("id", claim.id())
          .execute();
      health.well(handle, claim.channel());
    });
  }

  /**
   * It did not arrive, as far as is known: it is tried again later, or given up.
   *
   * @param error what is shown of it
   */
  void failed(Claim claim, Undelivered failure, String error) {
    String shown = error.length() <= ERROR ? error : error.substring(0, ERROR - 1) + "…";
    database.change(handle -> {
      Duration rest = health.failed(handle, claim.channel(), failure, shown);
      Duration wait = failure.isRefused() ? AlertPolicy.wait(attempts(handle, claim)) : rest;
      handle
          .createUpdate(
              "UPDATE alert_delivery SET next = :next, error = :error, claimed_by = NULL,"
                  + " claimed_until = NULL WHERE claimed_by = :id")
          .bind("next", clock.millis() + wait.toMillis())
          .bind("error", shown)
          .bind("id", claim.id())
          .execute();
      giveUp(handle, claim.channel(), shown);
    });
  }

  private static int attempts(Handle handle, Claim claim) {
    return handle
        .createQuery("SELECT MAX(attempts) FROM alert_delivery WHERE claimed_by = :id")
        .bind("id", claim.id())
        .mapTo(Integer.class)
        .findOne()
        .orElse(1);
  }

  /**
   * Gives up what was tried long enough, or waited that long behind a channel that failed all the
   * time.
   */
  private void giveUp(Handle handle, String channel, String error) {
    handle
        .createUpdate(
            """
            UPDATE alert_delivery SET state = 'given up', error = :error
            WHERE channel = :channel AND state = 'waiting'
              AND (claimed_until IS NULL OR claimed_until <= :now)
              AND (first_tried <= :before OR (created <= :before AND EXISTS (
                SELECT 1 FROM alert_channel c WHERE c.name = :channel AND c.since <= :before)))
            """)
        .bind("error", error)
        .bind("channel", channel)
        .bind("now", clock.millis())
        .bind("before", clock.millis() - policy.tried().toMillis())
        .execute();
  }

  /** Gives up what waits for channels that have not been there for long. */
  void giveUpOthersThan(List<String> channels) {
    database.change(handle ->
        handle
            .createUpdate(
                "UPDATE alert_delivery SET state = 'given up', error = 'there is no such channel"
                    + " any more' WHERE state = 'waiting' AND created <= :before AND channel NOT"
                    + " IN (<channels>)")
            .bindList("channels", channels)
            .bind("before", clock.millis() - policy.tried().toMillis())
            .execute());
  }
}
