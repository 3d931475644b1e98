package dev.quartet.ledger;

import dev.quartet.Tier;
import dev.quartet.execution.Outcome.Handoff;
import dev.quartet.model.Usage;
import dev.quartet.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Adds the record up. */
public final class ReportReader {
  /** Where each run stands: by its newest outcome; while it runs, by its newest decision. */
  private static final String RUNS =
      """
      SELECT r.id, r.created, r.status AS run_status,
        o.status, o.error_code, o.error_message, o.baseline_nanos, o.millis,
        COALESCE(NULLIF(o.tier, ''), d.tier) AS tier
      FROM run r
      LEFT JOIN outcome o ON o.run_id = r.id AND o.seq = (SELECT MAX(x.seq) FROM outcome x WHERE x.run_id = r.id)
      LEFT JOIN decision d ON d.run_id = r.id AND d.seq = (SELECT MAX(y.seq) FROM decision y WHERE y.run_id = r.id)
      WHERE r.created >= :since ORDER BY r.created, r.id
      """;

  private static final String SPENT =
      """
      SELECT s.run_id, SUM(e.input) AS input, SUM(e.output) AS output, SUM(e.cache_read) AS cache_read,
        SUM(e.cache_write) AS cache_write, SUM(e.cost_nanos) AS cost_nanos
      FROM run r JOIN step_start s ON s.run_id = r.id JOIN step_end e ON e.step_id = s.id
      WHERE r.created >= :since GROUP BY s.run_id
      """;

  /** Decisions that were followed by another one because they had been wrong. */
  private static final String MISROUTED =
      """
      SELECT d.tier, COUNT(*) AS misroutes
      FROM run r JOIN decision d ON d.run_id = r.id JOIN decision n ON n.run_id = d.run_id AND n.seq = d.seq + 1
      WHERE r.created >= :since AND (d.source = 'reflex' OR n.reason LIKE :escalation)
      GROUP BY d.tier
      """;

  /** What a run's steps add up to. */
  record Spent(Usage usage, long costNanos) {
    static final Spent NOTHING = new Spent(Usage.NONE, 0);
  }

  /** Where a run stands. */
  record Standing(
      String id,
      long created,
      Optional<Tier> tier,
      Status status,
      Optional<String> errorCode,
      String errorMessage,
      long baselineNanos,
      long millis) {}

  private final Database database;

  public ReportReader(Database database) {
    this.database = database;
  }

  /** The report on requests that came since a time in epoch milliseconds. */
  public Report report(long sinceMillis) {
    return database.read(handle -> handle.inTransaction(snapshot -> report(snapshot, sinceMillis)));
  }

  private static Report report(Handle handle, long since) {
    var tally = new ReportTally(misroutes(handle, since));
    Map<String, Spent> spent = spent(handle, since);
    try (var standings =
        handle.createQuery(RUNS).bind("since", since).map((row, _) -> standing(row)).stream()) {
      standings.forEach(run -> tally.add(run, spent.getOrDefault(run.id(), Spent.NOTHING)));
    }
    return tally.report(since);
  }

  private static Standing standing(ResultSet row) throws SQLException {
    String run = row.getString("run_status");
    Status status = Status.of(run.equals("running") ? run : text(row, "status").orElse(run));
    return new Standing(
        row.getString("id"),
        row.getLong("created"),
        text(row, "tier").flatMap(Tier::of),
        status,
        text(row, "error_code"),
        text(row, "error_message").orElse(""),
        row.getLong("baseline_nanos"),
        row.getLong("millis"));
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  private static Map<String, Spent> spent(Handle handle, long since) {
    Map<String, Spent> spent = new HashMap<>();
    handle
        .createQuery(SPENT)
        .bind("since", since)
        .map((row, _) -> Map.entry(row.getString("run_id"), spent(row)))
        .forEach(entry -> spent.put(entry.getKey(), entry.getValue()));
    return spent;
  }

  private static Spent spent(ResultSet row) throws SQLException {
    var usage =
        new Usage(
            row.getLong("input"),
            row.getLong("output"),
            row.getLong("cache_read"),
            row.getLong("cache_write"));
    return new Spent(usage, row.getLong("cost_nanos"));
  }

  private static Map<String, Long> misroutes(Handle handle, long since) {
    Map<String, Long> misroutes = new HashMap<>();
    handle
        .createQuery(MISROUTED)
        .bind("since", since)
        .bind("escalation", Handoff.ESCALATION + "%")
        .map((row, _) -> Map.entry(row.getString("tier"), row.getLong("misroutes")))
        .forEach(entry -> misroutes.put(entry.getKey(), entry.getValue()));
    return misroutes;
  }
}
