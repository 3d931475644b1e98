package dev.quartet.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quartet.execution.Outcome.Answered;
import dev.quartet.execution.Outcome.Fault;
import dev.quartet.ledger.LedgerEntry.Summary;
import dev.quartet.ledger.LedgerEntry.Surroundings;
import dev.quartet.model.Usage;
import dev.quartet.platform.Json;
import dev.quartet.platform.Problem;
import dev.quartet.run.Approvals.Approval;
import dev.quartet.run.Receipt;
import dev.quartet.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads the record. */
public final class LedgerReader {
  /** The newest outcome of each run, beside what the run was asked. */
  private static final String SUMMARY =
      """
      SELECT r.id, r.caller, r.conversation_id, r.status AS run_status, r.created, q.content AS request,
        o.status, o.tier, o.route, o.source, o.confidence, o.input, o.output, o.cache_read, o.cache_write,
        o.cost_nanos, o.baseline_nanos, o.millis, o.reply_body, o.error_code, o.error_message, o.error_hint, o.created AS rested
      FROM run r
      JOIN body q ON q.id = r.request_body
      LEFT JOIN outcome o ON o.run_id = r.id AND o.seq = (SELECT MAX(x.seq) FROM outcome x WHERE x.run_id = r.id)
      """;

  /** What a run's steps add up to. */
  public record Totals(Usage usage, long costNanos, int modelCalls) {}

  /** Where a run went last. */
  record LastDecision(String tier, String route, String source, double confidence) {
    static final LastDecision NONE = new LastDecision("", "", "policy", 1.0);
  }

  private final Database database;

  public LedgerReader(Database database) {
    this.database = database;
  }

  /**
   * One request, whole.
   *
   * @throws Problem when there is none of that id
   */
  public LedgerEntry entry(String id) {
    return database.read(handle ->
        handle
            .createQuery(SUMMARY + " WHERE r.id = :id")
            .bind("id", id)
            .map((row, _) -> entry(handle, row))
            .findOne()
            .orElseThrow(() ->
                Problem.notFound(
                    "unknown_request",
                    "There is no request " + id,
                    "List them with: quartet ledger")));
  }

  /** Requests since a time in epoch milliseconds, newest first. */
  public List<Summary> since(long from, int most) {
    return database.read(handle ->
        handle
            .createQuery(SUMMARY + " WHERE r.created >= :from ORDER BY r.id DESC LIMIT :most")
            .bind("from", from)
            .bind("most", most)
            .map((row, _) -> summary(row))
            .list());
  }

  private static LedgerEntry entry(Handle handle, ResultSet row) throws SQLException {
    Summary summary = summary(row);
    String run = summary.id();
    return new LedgerEntry(
        summary,
        Optional.ofNullable(row.getString("reply_body")).flatMap(body -> answer(handle, body)),
        fault(row),
        decisions(handle, run),
        StepRows.of(handle, run),
        receipts(handle, run),
        baseline(handle, run),
        approval(handle, run),
        surroundings(row));
  }

  private static Summary summary(ResultSet row) throws SQLException {
    boolean resting =
        row.getString("status") != null && !row.getString("run_status").equals("running");
    JsonNode request = Json.tree(row.getString("request"));
    return new Summary(
        row.getString("id"),
        row.getString("caller"),
        request.path("text").asText(),
        Status.of(resting ? row.getString("status") : row.getString("run_status")),
        text(row, "tier"),
        text(row, "route"),
        text(row, "source"),
        row.getDouble("confidence"),
        usage(row),
        row.getLong("cost_nanos"),
        row.getLong("baseline_nanos"),
        row.getLong("millis"),
        row.getLong("created"));
  }

  private static Surroundings surroundings(ResultSet row) throws SQLException {
    JsonNode trace = Json.tree(row.getString("request")).path("options").path("traceparent");
    return new Surroundings(
        Optional.ofNullable(row.getString("conversation_id")),
        Optional.of(trace.asText("")).filter(text -> !text.isEmpty()),
        row.getLong("rested"));
  }

  private static String text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).orElse("");
  }

  static Usage usage(ResultSet row) throws SQLException {
    return new Usage(
        row.getLong("input"),
        row.getLong("output"),
        row.getLong("cache_read"),
        row.getLong("cache_write"));
  }

  private static Optional<Answered> answer(Handle handle, String body) {
    return handle
        .createQuery("SELECT content FROM body WHERE id = :id")
        .bind("id", body)
        .mapTo(String.class)
        .findOne()
        .map(json -> Json.read(json, Answered.class));
  }

  private static Optional<Fault> fault(ResultSet row) throws SQLException {
    Optional<String> code = Optional.ofNullable(row.getString("error_code"));
    if (code.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Fault(code.get(), text(row, "error_message"), text(row, "error_hint")));
  }

  private static List<JsonNode> decisions(Handle handle, String run) {
    return handle
        .createQuery(
            "SELECT tier, route, content, created FROM decision WHERE run_id = :run ORDER BY seq")
        .bind("run", run)
        .map((row, _) -> {
          var shown = Json.mapper().createObjectNode();
          JsonNode decision = Json.tree(row.getString("content"));
          shown.put("tier", row.getString("tier"));
          shown.put("route", row.getString("route"));
          shown.put("source", decision.path("source").asText().toLowerCase(java.util.Locale.ROOT));
          shown.put("created", row.getLong("created"));
          copy(decision, shown, List.of("confidence", "reason", "approval", "hint", "candidates"));
          JsonNode evidence = decision.path("evidence");
          copy(evidence, shown, List.of("candidates"));
          if (evidence.path("score").asDouble() > 0 || evidence.path("threshold").asDouble() > 0) {
            copy(evidence, shown, List.of("score", "threshold", "unexplained", "features"));
          }
          shown.set(
              "arguments",
              decision.path("route").has("arguments")
                  ? decision.path("route").get("arguments")
                  : Json.mapper().createObjectNode());
          return (JsonNode) shown;
        })
        .list();
  }

  private static void copy(JsonNode from, ObjectNode to, List<String> fields) {
    fields.stream().filter(from::has).forEach(field -> to.set(field, from.get(field)));
  }

  private static List<Receipt> receipts(Handle handle, String run) {
    return handle
        .createQuery("SELECT * FROM receipt WHERE run_id = :run ORDER BY step_id")
        .bind("run", run)
        .map((row, _) ->
            new Receipt(
                row.getString("name"),
                row.getString("hash"),
                Json.textMap(row.getString("arguments")),
                row.getInt("exit_code"),
                row.getString("output_hash"),
                row.getInt("cached") == 1,
                row.getLong("millis")))
        .list();
  }

  private static List<BaselineLine> baseline(Handle handle, String run) {
    return handle
        .createQuery(
            """
            SELECT label, tokens, nanos_per_million, cost_nanos FROM baseline_line
            WHERE run_id = :run AND seq = (SELECT MAX(seq) FROM outcome WHERE run_id = :run) ORDER BY line
            """)
        .bind("run", run)
        .map((row, _) ->
            new BaselineLine(
                row.getString("label"),
                row.getLong("tokens"),
                row.getLong("nanos_per_million"),
                row.getLong("cost_nanos")))
        .list();
  }

  private static Optional<Approval> approval(Handle handle, String run) {
    return handle
        .createQuery("SELECT * FROM approval WHERE run_id = :run ORDER BY id DESC LIMIT 1")
        .bind("run", run)
        .map((row, _) ->
            new Approval(
                row.getString("id"),
                row.getString("run_id"),
                row.getString("action_hash"),
                row.getString("command"),
                row.getString("effect"),
                row.getString("status"),
                row.getLong("created"),
                row.getLong("expires")))
        .findOne();
  }

  /** What the run's steps add up to so far. */
  public Totals totals(String run) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT COALESCE(SUM(e.input), 0) AS input, COALESCE(SUM(e.output), 0) AS output,
                  COALESCE(SUM(e.cache_read), 0) AS cache_read, COALESCE(SUM(e.cache_write), 0) AS cache_write,
                  COALESCE(SUM(e.cost_nanos), 0) AS cost, COUNT(e.model) AS calls
                FROM step_start s JOIN step_end e ON e.step_id = s.id WHERE s.run_id = :run
                """)
            .bind("run", run)
            .map((row, _) -> new Totals(usage(row), row.getLong("cost"), row.getInt("calls")))
            .one());
  }

  LastDecision lastDecision(String run) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT tier, route, source, confidence FROM decision WHERE run_id = :run ORDER BY"
                    + " seq DESC LIMIT 1")
            .bind("run", run)
            .map((row, _) ->
                new LastDecision(
                    row.getString("tier"),
                    row.getString("route"),
                    row.getString("source"),
                    row.getDouble("confidence")))
            .findOne()
            .orElse(LastDecision.NONE));
  }

  /** What the run's scripts returned, one after the other. */
  public String scriptOutput(String run) {
    return database.read(handle ->
        String.join(
            "\n",
            handle
                .createQuery(
                    """
                    SELECT b.content FROM step_start s JOIN step_end e ON e.step_id = s.id
                    JOIN body b ON b.id = e.result_body
                    WHERE s.run_id = :run AND s.kind = 'script' ORDER BY s.seq
                    """)
                .bind("run", run)
                .map((row, _) -> Json.tree(row.getString("content")).path("output").asText())
                .list()));
  }
}
