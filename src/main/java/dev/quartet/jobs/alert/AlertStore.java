package dev.quartet.jobs.alert;

import dev.quartet.platform.Ids;
import dev.quartet.platform.Json;
import dev.quartet.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The alerts in the database: what was raised, and how often. */
final class AlertStore {
  private static final int KEY = 200;
  private static final int TITLE = 300;
  private static final int TEXT = 8000;

  private final Database database;
  private final Clock clock;
  private final Ids ids;
  private final AlertPolicy policy;

  AlertStore(Database database, Clock clock, AlertPolicy policy) {
    this.database = database;
    this.clock = clock;
    this.ids = new Ids(clock);
    this.policy = policy;
  }

  /**
   * Writes an alert and what is to be delivered of it in one transaction, or counts it to the one
   * of the same matter.
   *
   * @return whether it is a new one
   */
  boolean raise(Alert alert, List<String> channels) {
    return database.write(handle -> {
      if (isCounted(handle, alert)) {
        return false;
      }
      prune(handle);
      String id = insert(handle, alert);
      channels.forEach(channel -> deliver(handle, id, channel));
      return true;
    });
  }

  /** A matter that has grown worse is told again. */
  private boolean isCounted(Handle handle, Alert alert) {
    Optional<AlertRecord> last = last(handle, alert);
    last.filter(known -> known.severity().compareTo(alert.severity()) >= 0)
        .ifPresent(known ->
            handle.execute(
                "UPDATE alert SET times = times + 1, last_raised = ? WHERE id = ?",
                clock.millis(),
                known.id()));
    return last.filter(known -> known.severity().compareTo(alert.severity()) >= 0).isPresent();
  }

  private Optional<AlertRecord> last(Handle handle, Alert alert) {
    long since = alert.once() ? Long.MIN_VALUE : clock.millis() - policy.repeat().toMillis();
    return handle
        .createQuery(
            "SELECT * FROM alert WHERE alert_key = :key AND last_raised > :since AND resolved IS"
                + " NULL ORDER BY last_raised DESC, id DESC LIMIT 1")
        .bind("key", shortened(alert.key(), KEY))
        .bind("since", since)
        .map((row, _) -> AlertRecord.of(row))
        .findOne();
  }

  private void prune(Handle handle) {
    long before = clock.millis() - policy.kept().toMillis();
    handle.execute(
        "DELETE FROM alert_delivery WHERE alert_id IN (SELECT id FROM alert WHERE last_raised < ?)",
        before);
    handle.execute("DELETE FROM alert WHERE last_raised < ?", before);
  }

  private String insert(Handle handle, Alert alert) {
    String id = ids.next("l");
    handle
        .createUpdate(
            "INSERT INTO alert (id, alert_key, severity, title, text, details, times, raised,"
                + " last_raised) VALUES (:id, :key, :severity, :title, :text, :details, 1, :now,"
                + " :now)")
        .bind("id", id)
        .bind("key", shortened(alert.key(), KEY))
        .bind("severity", alert.severity().label())
        .bind("title", shortened(alert.title(), TITLE))
        .bind("text", shortened(alert.text(), TEXT))
        .bind("details", Json.write(alert.details()))
        .bind("now", clock.millis())
        .execute();
    return id;
  }

  private void deliver(Handle handle, String id, String channel) {
    handle
        .createUpdate(
            "INSERT INTO alert_delivery (alert_id, channel, batch, state, attempts, created, next)"
                + " VALUES (:id, :channel, :id, 'waiting', 0, :now, :now)")
        .bind("id", id)
        .bind("channel", channel)
        .bind("now", clock.millis())
        .execute();
  }

  /** What is raised of a matter from now on is told anew. */
  void resolve(String key) {
    database.change(handle ->
        handle.execute(
            "UPDATE alert SET resolved = ? WHERE alert_key = ? AND resolved IS NULL",
            clock.millis(),
            shortened(key, KEY)));
  }

  /** The newest alerts with their deliveries, newest first. */
  List<AlertView.Shown> newest(int most) {
    return database.read(handle -> {
      List<AlertRecord> alerts =
          handle
              .createQuery("SELECT * FROM alert ORDER BY raised DESC, id DESC LIMIT :most")
              .bind("most", most)
              .map((row, _) -> AlertRecord.of(row))
              .list();
      Map<String, List<AlertView.Delivery>> deliveries = deliveries(handle, alerts);
      return alerts.stream()
          .map(alert -> AlertView.Shown.of(alert, deliveries.getOrDefault(alert.id(), List.of())))
          .toList();
    });
  }

  private static Map<String, List<AlertView.Delivery>> deliveries(
      Handle handle, List<AlertRecord> alerts) {
    Map<String, List<AlertView.Delivery>> deliveries = new HashMap<>();
    if (alerts.isEmpty()) {
      return deliveries;
    }
    handle
        .createQuery(
            "SELECT d.*, c.rest FROM alert_delivery d LEFT JOIN alert_channel c ON c.name ="
                + " d.channel WHERE d.alert_id IN (<ids>) ORDER BY d.channel")
        .bindList("ids", alerts.stream().map(AlertRecord::id).toList())
        .map((row, _) ->
            deliveries
                .computeIfAbsent(row.getString("alert_id"), _ -> new ArrayList<>())
                .add(delivery(row)))
        .list();
    return deliveries;
  }

  private static AlertView.Delivery delivery(ResultSet row) throws SQLException {
    String state = row.getString("state");
    long delivered = row.getLong("delivered");
    return new AlertView.Delivery(
        row.getString("channel"),
        state,
        row.getInt("attempts"),
        state.equals("waiting")
            ? Optional.of(Math.max(row.getLong("next"), row.getLong("rest")))
            : Optional.empty(),
        delivered == 0 ? Optional.empty() : Optional.of(delivered),
        Optional.ofNullable(row.getString("error")));
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
