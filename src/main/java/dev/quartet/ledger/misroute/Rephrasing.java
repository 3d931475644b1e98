package dev.quartet.ledger.misroute;

import dev.quartet.decision.Wording;
import dev.quartet.decision.reflex.Canonical;
import dev.quartet.model.Embeddings;
import dev.quartet.platform.Json;
import dev.quartet.run.Run;
import dev.quartet.store.Database;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Notices that somebody asked the same again in other words, right after a script had replied, and
 * got an answer from elsewhere.
 */
public final class Rephrasing {
  private static final Duration AT_ONCE = Duration.ofMinutes(2);

  /** Requests of one caller within the time that are looked at. */
  private static final int LOOKED_AT = 20;

  /** From this share of common words on the words alone say that it is the same. */
  private static final double SAME_WORDS = 0.6;

  /** With fewer common words the meaning is not looked at. */
  private static final double SOME_WORDS = 0.2;

  private static final double SAME_MEANING = 0.84;

  private static final String BEFORE =
      """
      SELECT r.id, q.content, o.tier, o.route FROM run r
      JOIN body q ON q.id = r.request_body
      JOIN outcome o ON o.run_id = r.id AND o.seq = (SELECT MAX(x.seq) FROM outcome x WHERE x.run_id = r.id)
      JOIN run n ON n.id = :run
      WHERE r.id <> n.id AND r.created >= n.created - :within AND r.created <= n.created
        AND (r.caller = n.caller OR r.conversation_id = n.conversation_id)
        AND o.status = 'answered' AND o.tier = 'script' AND o.source <> 'explicit'
      ORDER BY r.id DESC LIMIT :most
      """;

  private record Before(String run, String text, String tier, String route) {}

  private final Database database;
  private final Misroutes misroutes;
  private final Embeddings embeddings;

  public Rephrasing(Database database, Misroutes misroutes, Embeddings embeddings) {
    this.database = database;
    this.misroutes = misroutes;
    this.embeddings = embeddings;
  }

  /** Looks back from a request that another route than a script before it has answered. */
  public void notice(Run run, String route) {
    before(run.id()).stream()
        .filter(earlier -> !earlier.route().equals(route))
        .filter(earlier -> isSame(earlier.text(), run.request().text()))
        .findFirst()
        .ifPresent(earlier ->
            misroutes.record(
                new Misroutes.Noticed(
                    earlier.run(),
                    Misroute.Source.REPHRASED,
                    earlier.tier(),
                    earlier.route(),
                    Optional.of(route),
                    "asked again as " + run.id())));
  }

  private List<Before> before(String run) {
    return database.read(handle ->
        handle
            .createQuery(BEFORE)
            .bind("run", run)
            .bind("within", AT_ONCE.toMillis())
            .bind("most", LOOKED_AT)
            .map((row, _) ->
                new Before(
                    row.getString("id"),
                    Json.tree(row.getString("content")).path("text").asText(),
                    row.getString("tier"),
                    row.getString("route")))
            .list());
  }

  private boolean isSame(String one, String other) {
    double overlap = Wording.of(one).overlap(Wording.of(other));
    return overlap >= SAME_WORDS || (overlap >= SOME_WORDS && likeness(one, other) >= SAME_MEANING);
  }

  private double likeness(String one, String other) {
    return Embeddings.likeness(
        embeddings.embed(Canonical.of(one)), embeddings.embed(Canonical.of(other)));
  }
}
