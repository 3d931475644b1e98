package dev.quartet.ledger.misroute;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.decision.Decision;
import dev.quartet.decision.Source;
import dev.quartet.execution.Outcome.Handoff;
import dev.quartet.ledger.misroute.Misroute.Verdict;
import dev.quartet.platform.Ids;
import dev.quartet.platform.Json;
import dev.quartet.platform.Problem;
import dev.quartet.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The record of misroutes: rows are added, never changed. */
public final class Misroutes {
  private static final int DETAIL_CHARACTERS = 500;
  private static final int ROUTE_CHARACTERS = 200;

  private static final String ALL =
      """
      SELECT m.*, q.content AS request, COALESCE((
        SELECT v.verdict FROM misroute_review v WHERE v.misroute_id = m.id ORDER BY v.seq DESC LIMIT 1), 'open') AS review
      FROM misroute m JOIN run r ON r.id = m.run_id LEFT JOIN body q ON q.id = r.request_body
      """;

  /** What is noticed of a request. */
  public record Noticed(
      String run,
      Misroute.Source source,
      String tier,
      String route,
      Optional<String> should,
      String detail) {}

  private final Database database;
  private final Clock clock;
  private final Ids ids;

  public Misroutes(Database database, Clock clock, Ids ids) {
    this.database = database;
    this.clock = clock;
    this.ids = ids;
  }

  /** Records one; the same of the same request only once. */
  public void record(Noticed noticed) {
    database.change(handle -> record(handle, noticed));
  }

  void record(Handle handle, Noticed noticed) {
    handle.execute(
        """
        INSERT INTO misroute (id, run_id, source, tier, route, should, detail, created)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (run_id, source, route) DO NOTHING
        """,
        ids.next("x"),
        noticed.run(),
        noticed.source().label(),
        noticed.tier(),
        shortened(noticed.route(), ROUTE_CHARACTERS),
        noticed.should().map(should -> shortened(should, ROUTE_CHARACTERS)).orElse(null),
        shortened(noticed.detail(), DETAIL_CHARACTERS),
        clock.millis());
  }

  /**
   * A decision that follows on another one of the same request: the earlier one was wrong when the
   * reflex had made it, or when a check rejected what came of it.
   */
  public void passedOn(Handle handle, String run, int seq, Decision next) {
    boolean escalated = next.reason().startsWith(Handoff.ESCALATION);
    earlier(handle, run, seq)
        .filter(earlier -> escalated || earlier.source().equals(Source.REFLEX.label()))
        .ifPresent(earlier ->
            record(
                handle,
                new Noticed(
                    run,
                    escalated ? Misroute.Source.CHECK : Misroute.Source.HANDOFF,
                    earlier.tier(),
                    earlier.route(),
                    Optional.of(next.route().label()),
                    next.reason())));
  }

  private record Earlier(String tier, String route, String source) {}

  private static Optional<Earlier> earlier(Handle handle, String run, int seq) {
    return handle
        .createQuery(
            "SELECT tier, route, source FROM decision WHERE run_id = :run AND seq = :seq - 1")
        .bind("run", run)
        .bind("seq", seq)
        .map((row, _) ->
            new Earlier(row.getString("tier"), row.getString("route"), row.getString("source")))
        .findOne();
  }

  /** Those since a time in epoch milliseconds, newest first. */
  public List<Misroute> since(long from, int most) {
    return database.read(handle ->
        handle
            .createQuery(
                ALL + " WHERE m.created >= :from ORDER BY m.created DESC, m.id DESC LIMIT :most")
            .bind("from", from)
            .bind("most", most)
            .map((row, _) -> misroute(row))
            .list());
  }

  /** How many were noticed of one kind, reviewed or not. */
  public record Count(String source, String tier, long misroutes) {}

  /** How many were ever noticed, by kind. */
  public List<Count> counts() {
    return database.read(handle ->
        handle
            .createQuery("SELECT source, tier, COUNT(*) FROM misroute GROUP BY source, tier")
            .map((row, _) -> new Count(row.getString(1), row.getString(2), row.getLong(3)))
            .list());
  }

  /**
   * One of them.
   *
   * @param id its own or its request's
   * @throws Problem when there is none
   */
  public Misroute find(String id) {
    return database
        .read(handle ->
            handle
                .createQuery(ALL + " WHERE m.id = :id OR m.run_id = :id ORDER BY m.id DESC LIMIT 1")
                .bind("id", id)
                .map((row, _) -> misroute(row))
                .findOne())
        .orElseThrow(() ->
            Problem.notFound(
                "unknown_misroute",
                "There is no misroute " + id,
                "List them with: quartet misroutes; say that a request went wrong with: quartet"
                    + " feedback ID --wrong"));
  }

  private static Misroute misroute(ResultSet row) throws SQLException {
    return new Misroute(
        row.getString("id"),
        row.getString("run_id"),
        Misroute.Source.of(row.getString("source")),
        row.getString("tier"),
        row.getString("route"),
        Optional.ofNullable(row.getString("should")),
        row.getString("detail"),
        row.getLong("created"),
        row.getString("review"),
        text(row.getString("request")));
  }

  private static String text(String json) {
    JsonNode request = Json.tree(Optional.ofNullable(json).orElse("{}"));
    return request.path("text").asText("");
  }

  /** Records a person's word on one. */
  public void review(String misroute, Verdict verdict, String detail) {
    database.change(handle -> review(handle, misroute, verdict, detail));
  }

  private void review(Handle handle, String misroute, Verdict verdict, String detail) {
    handle.execute(
        """
        INSERT INTO misroute_review (misroute_id, seq, verdict, detail, created)
        VALUES (?, (SELECT COUNT(*) FROM misroute_review WHERE misroute_id = ?), ?, ?, ?)
        """,
        misroute,
        misroute,
        verdict.label(),
        shortened(detail, DETAIL_CHARACTERS),
        clock.millis());
  }

  /** Records a person's word on all that was noticed of a request. */
  void reviewAll(Handle handle, String run, Verdict verdict, String detail) {
    handle
        .createQuery("SELECT id FROM misroute WHERE run_id = :run")
        .bind("run", run)
        .mapTo(String.class)
        .list()
        .forEach(id -> review(handle, id, verdict, detail));
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
