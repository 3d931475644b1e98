package dev.quartet.ledger;

import dev.quartet.Tier;
import dev.quartet.ledger.Report.By;
import dev.quartet.ledger.Report.FailureFigures;
import dev.quartet.ledger.Standing.Spent;
import dev.quartet.ledger.misroute.MisrouteFigures;
import dev.quartet.ledger.misroute.Misrouted;
import dev.quartet.model.Usage;
import dev.quartet.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Adds the record up. */
public final class ReportReader {
  /** Where each run stands: by its newest outcome; while it runs, by its newest decision. */
  private static final String RUNS =
      """
      SELECT r.id, r.created, r.caller, r.status AS run_status,
        o.status, o.error_code, o.error_message, o.baseline_nanos, o.millis,
        COALESCE(NULLIF(o.tier, ''), d.tier) AS tier, COALESCE(NULLIF(o.route, ''), d.route) AS route
      FROM run r
      LEFT JOIN outcome o ON o.run_id = r.id AND o.seq = (SELECT MAX(x.seq) FROM outcome x WHERE x.run_id = r.id)
      LEFT JOIN decision d ON d.run_id = r.id AND d.seq = (SELECT MAX(y.seq) FROM decision y WHERE y.run_id = r.id)
      WHERE r.created >= :since AND r.created < :until ORDER BY r.created, r.id
      """;

  private static final String SPENT =
      """
      SELECT s.run_id, SUM(e.input) AS input, SUM(e.output) AS output, SUM(e.cache_read) AS cache_read,
        SUM(e.cache_write) AS cache_write, SUM(e.cost_nanos) AS cost_nanos,
        SUM(CASE WHEN s.kind = 'script' THEN e.millis ELSE 0 END) AS script_millis, MAX(e.model) AS model
      FROM run r JOIN step_start s ON s.run_id = r.id JOIN step_end e ON e.step_id = s.id
      WHERE r.created >= :since AND r.created < :until GROUP BY s.run_id
      """;

  private static final String FAILED_STEPS =
      """
      SELECT s.run_id, s.kind, s.name FROM run r
      JOIN step_start s ON s.run_id = r.id JOIN step_end e ON e.step_id = s.id
      WHERE r.created >= :since AND r.created < :until AND e.status = 'failed' ORDER BY s.run_id, s.seq, s.attempt
      """;

  private record Span(long since, long until) {}

  private final Database database;
  private final Clock clock;

  /** Reports by the machine's clock. */
  public ReportReader(Database database) {
    this(database, Clock.system(ZoneId.systemDefault()));
  }

  /**
   * Reports.
   *
   * @param clock says when now is, and in which zone days begin
   */
  public ReportReader(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The report on requests that came since a time in epoch milliseconds. */
  public Report report(long sinceMillis) {
    return report(sinceMillis, Optional.empty());
  }

  /** The same with a breakdown. */
  public Report report(long sinceMillis, Optional<By> by) {
    return database.read(handle ->
        handle.inTransaction(
            snapshot -> report(snapshot, new Span(sinceMillis, Long.MAX_VALUE), by)));
  }

  /**
   * The causes of failure since a time, most frequent first; how they grow is seen by the time
   * before.
   */
  public List<FailureFigures> failures(long sinceMillis) {
    return database.read(handle -> {
      var patterns = new FailurePatterns();
      long length = Math.max(0, clock.millis() - sinceMillis);
      standings(
          handle, new Span(sinceMillis, Long.MAX_VALUE), run -> addFailed(run, patterns::add));
      standings(
          handle,
          new Span(sinceMillis - length, sinceMillis),
          run -> addFailed(run, patterns::addBefore));
      return patterns.byFrequency();
    });
  }

  private static void addFailed(Standing run, Consumer<Standing> failures) {
    if (run.failed()) {
      failures.accept(run);
    }
  }

  /** How often the router was wrong since a time. */
  public MisrouteFigures misroutes(long sinceMillis) {
    return database.read(
        handle -> MisrouteFigures.of(handle, sinceMillis, Misrouted.since(handle, sinceMillis)));
  }

  private Report report(Handle handle, Span span, Optional<By> by) {
    var tally =
        new ReportTally(by, clock.getZone(), BaselineTime.of(handle, span.since(), span.until()));
    standings(handle, span, tally::add);
    long length = Math.max(0, clock.millis() - span.since());
    standings(handle, new Span(span.since() - length, span.since()), tally::addBefore);
    List<Misrouted> misrouted = Misrouted.since(handle, span.since());
    misrouted.forEach(tally::add);
    return tally.report(span.since(), MisrouteFigures.of(handle, span.since(), misrouted));
  }

  private static void standings(Handle handle, Span span, Consumer<Standing> each) {
    Map<String, Spent> spent = spent(handle, span);
    Map<String, Map<String, String>> failedSteps = failedSteps(handle, span);
    try (var standings =
        handle
            .createQuery(RUNS)
            .bind("since", span.since())
            .bind("until", span.until())
            .map((row, _) -> standing(row, spent, failedSteps))
            .stream()) {
      standings.forEach(each);
    }
  }

  private static Standing standing(
      ResultSet row, Map<String, Spent> spent, Map<String, Map<String, String>> failedSteps)
      throws SQLException {
    String run = row.getString("run_status");
    String id = row.getString("id");
    Status status = Status.of(run.equals("running") ? run : text(row, "status").orElse(run));
    return new Standing(
        id,
        row.getLong("created"),
        row.getString("caller"),
        text(row, "tier").flatMap(Tier::of),
        text(row, "route").orElse(""),
        status,
        text(row, "error_code"),
        text(row, "error_message").orElse(""),
        row.getLong("baseline_nanos"),
        row.getLong("millis"),
        spent.getOrDefault(id, Spent.NOTHING),
        failedSteps.getOrDefault(id, Map.of()));
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  private static Map<String, Spent> spent(Handle handle, Span span) {
    Map<String, Spent> spent = new HashMap<>();
    handle
        .createQuery(SPENT)
        .bind("since", span.since())
        .bind("until", span.until())
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
    return new Spent(
        usage,
        row.getLong("cost_nanos"),
        text(row, "model").orElse(""),
        row.getLong("script_millis"));
  }

  /** Of each run the name of the newest failed step of each kind. */
  private static Map<String, Map<String, String>> failedSteps(Handle handle, Span span) {
    record Failed(String run, String kind, String name) {}
    Map<String, Map<String, String>> steps = new HashMap<>();
    handle
        .createQuery(FAILED_STEPS)
        .bind("since", span.since())
        .bind("until", span.until())
        .map((row, _) ->
            new Failed(row.getString("run_id"), row.getString("kind"), row.getString("name")))
        .forEach(step ->
            steps.computeIfAbsent(step.run(), _ -> new HashMap<>()).put(step.kind(), step.name()));
    return steps;
  }
}
