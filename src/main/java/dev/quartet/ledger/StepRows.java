package dev.quartet.ledger;

import dev.quartet.ledger.LedgerEntry.ExitCode;
import dev.quartet.ledger.LedgerEntry.StepRecord;
import dev.quartet.platform.Json;
import dev.quartet.run.ContextManifest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads the steps of a run, in order. */
final class StepRows {
  /** Of the results only those of failed model calls are read: they say what kind of failure. */
  private static final String STEPS =
      """
      SELECT s.id, s.kind, s.name, s.effect, s.created, e.status, e.millis, e.error, e.model,
        e.input, e.output, e.cache_read, e.cache_write, e.cost_nanos, c.content AS context,
        f.content AS failed, p.exit_code, p.cached
      FROM step_start s LEFT JOIN step_end e ON e.step_id = s.id
      LEFT JOIN step_context c ON c.step_id = s.id
      LEFT JOIN receipt p ON p.step_id = s.id
      LEFT JOIN body f ON f.id = e.result_body AND s.kind = 'model' AND e.status = 'failed'
      WHERE s.run_id = :run ORDER BY s.seq, s.attempt
      """;

  private StepRows() {}

  static List<StepRecord> of(Handle handle, String run) {
    return handle.createQuery(STEPS).bind("run", run).map((row, _) -> step(row)).list();
  }

  private static StepRecord step(ResultSet row) throws SQLException {
    return new StepRecord(
        row.getString("id"),
        row.getString("kind"),
        row.getString("name"),
        row.getString("effect"),
        Optional.ofNullable(row.getString("status")).orElse("under way"),
        row.getLong("millis"),
        Optional.ofNullable(row.getString("error")),
        Optional.ofNullable(row.getString("model")),
        LedgerReader.usage(row),
        row.getLong("cost_nanos"),
        row.getLong("created"),
        Optional.ofNullable(row.getString("context"))
            .map(json -> Json.read(json, ContextManifest.class)),
        Optional.ofNullable(row.getString("failed")).flatMap(StepRows::failure),
        exitCode(row));
  }

  /** A result whose text was taken away says nothing any more. */
  private static Optional<String> failure(String result) {
    try {
      String kind = Json.tree(result).path("failure").path("kind").asText("");
      return Optional.of(kind.toLowerCase(Locale.ROOT)).filter(text -> !text.isEmpty());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<ExitCode> exitCode(ResultSet row) throws SQLException {
    int code = row.getInt("exit_code");
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(new ExitCode(code, row.getInt("cached") == 1));
  }
}
