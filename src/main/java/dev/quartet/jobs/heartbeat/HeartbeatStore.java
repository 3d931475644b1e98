package dev.quartet.jobs.heartbeat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.jobs.alert.Alert.Severity;
import dev.quartet.platform.Ids;
import dev.quartet.platform.Json;
import dev.quartet.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The states of the probes and the history, in the database. */
final class HeartbeatStore {
  private final Database database;
  private final Ids ids;

  HeartbeatStore(Database database, Ids ids) {
    this.database = database;
    this.ids = ids;
  }

  /** Takes over what was found at a time; returns how each of these probes stands now. */
  Map<String, ProbeState> found(List<Found> found, long now) {
    return database.write(handle -> {
      Map<String, ProbeState> states = new LinkedHashMap<>();
      for (Found one : found) {
        ProbeState state =
            find(handle, one.probe())
                .map(before -> before.after(one.finding(), now))
                .orElseGet(() -> ProbeState.first(one.finding(), now));
        put(handle, one.probe(), state);
        states.put(one.probe(), state);
      }
      return states;
    });
  }

  void told(String probe, ProbeState state) {
    database.change(handle ->
        handle
            .createUpdate(
                "UPDATE heartbeat_probe SET told = :told WHERE probe = :probe AND changed ="
                    + " :changed")
            .bind("told", state.afterTelling().told().map(Json::write))
            .bind("probe", probe)
            .bind("changed", state.changed())
            .execute());
  }

  private static void put(Handle handle, String probe, ProbeState state) {
    handle
        .createUpdate(
            """
            INSERT INTO heartbeat_probe (probe, finding, since, changed, told)
            VALUES (:probe, :finding, :since, :changed, :told)
            ON CONFLICT (probe) DO UPDATE SET finding = excluded.finding, since = excluded.since,
              changed = excluded.changed, told = excluded.told
            """)
        .bind("probe", probe)
        .bind("finding", Json.write(state.finding()))
        .bind("since", state.since())
        .bind("changed", state.changed())
        .bind("told", state.told().map(Json::write))
        .execute();
  }

  private static Optional<ProbeState> find(Handle handle, String probe) {
    return handle
        .createQuery("SELECT * FROM heartbeat_probe WHERE probe = :probe")
        .bind("probe", probe)
        .map((row, _) -> state(row))
        .findOne();
  }

  private static ProbeState state(ResultSet row) throws SQLException {
    return new ProbeState(
        finding(Json.tree(row.getString("finding"))),
        row.getLong("since"),
        row.getLong("changed"),
        Optional.ofNullable(row.getString("told")).map(told -> told(Json.tree(told))));
  }

  private static Finding finding(JsonNode json) {
    String what = json.path("what").asText();
    return json.has("severity")
        ? new Finding.Trouble(
            severity(json),
            what,
            json.path("why").asText(),
            json.path("next").asText(),
            about(json))
        : new Finding.Well(what);
  }

  private static ProbeState.Told told(JsonNode json) {
    return new ProbeState.Told(severity(json), about(json));
  }

  private static Severity severity(JsonNode json) {
    return Severity.valueOf(json.path("severity").asText());
  }

  private static Set<String> about(JsonNode json) {
    return Json.mapper().convertValue(json.path("about"), new TypeReference<Set<String>>() {});
  }

  /**
   * Adds a heartbeat to the history, and takes out what is too old.
   *
   * @param scheduled whether it came by the clock
   * @return its id
   */
  String add(Beat beat, boolean scheduled, long oldest) {
    String id = ids.next("h");
    database.change(handle -> {
      handle.execute(
          """
          INSERT INTO heartbeat (id, at, millis, tokens, troubles, findings, scheduled)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
          id,
          beat.at(),
          beat.millis(),
          beat.tokens(),
          beat.troubles().size(),
          Json.write(beat.findings()),
          scheduled ? 1 : 0);
      handle.execute("DELETE FROM heartbeat WHERE at < ?", oldest);
    });
    return id;
  }

  void spent(String id, long tokens) {
    database.change(
        handle -> handle.execute("UPDATE heartbeat SET tokens = ? WHERE id = ?", tokens, id));
  }

  Optional<Beat> last() {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM heartbeat ORDER BY at DESC, id DESC LIMIT 1")
            .map((row, _) ->
                new Beat(
                    row.getLong("at"),
                    row.getLong("millis"),
                    row.getLong("tokens"),
                    lines(row.getString("findings"))))
            .findOne());
  }

  /** When the newest heartbeat came that the clock began. */
  Optional<Long> lastScheduled() {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT at FROM heartbeat WHERE scheduled = 1 ORDER BY at DESC, id DESC LIMIT 1")
            .mapTo(Long.class)
            .findOne());
  }

  private static List<Beat.Line> lines(String json) {
    return List.of(Json.read(json, Beat.Line[].class));
  }

  /** The newest ones, newest first. */
  List<Beat.Summary> history(int most) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT at, millis, troubles, tokens FROM heartbeat ORDER BY at DESC, id DESC LIMIT"
                    + " :most")
            .bind("most", most)
            .map((row, _) ->
                new Beat.Summary(
                    row.getLong("at"),
                    row.getLong("millis"),
                    row.getLong("troubles"),
                    row.getLong("tokens")))
            .list());
  }
}
