package dev.quartet.ledger;

import dev.quartet.Request;
import dev.quartet.platform.Json;
import dev.quartet.store.Database;
import dev.quartet.workspace.Configuration.Recording;
import dev.quartet.workspace.Configuration.StoreText;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Keeps of the texts what the workspace's policy says, once a request has ended. The record's rows
 * stay: what was decided, done and paid can always be told.
 */
public final class Retention {
  /** Whoever asked may still be reading the reply. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  private static final int AT_ONCE = 500;

  /** Ended requests of which more is kept than the policy says. */
  private static final String DUE =
      """
      SELECT r.id, r.request_body FROM run r LEFT JOIN text_kept k ON k.run_id = r.id
      WHERE r.status NOT IN ('running', 'waiting') AND r.created >= :from AND r.created < :before
        AND (SELECT MAX(o.created) FROM outcome o WHERE o.run_id = r.id) < :rested
        AND (k.kept IS NULL OR (k.kept = 'redacted' AND :kept = 'none'))
      ORDER BY r.created LIMIT :most
      """;

  /** What was done, or would be. */
  public record Pruned(long requests, long texts) {
    Pruned plus(Pruned other) {
      return new Pruned(requests + other.requests, texts + other.texts);
    }
  }

  private record Due(String run, String requestBody) {}

  /** Requests from the one time on, before the other; in epoch milliseconds. */
  private record Span(long from, long before) {}

  private record Body(String id, String content) {}

  private final Database database;
  private final Recording policy;
  private final Redaction redaction;
  private final Clock clock;

  public Retention(Database database, Recording policy, Redaction redaction, Clock clock) {
    this.database = database;
    this.policy = policy;
    this.redaction = redaction;
    this.clock = clock;
  }

  /** Whether the policy takes anything away. */
  public boolean isActive() {
    return policy.text() != StoreText.FULL || policy.retention().isPresent();
  }

  /** Takes away what is due. */
  public Pruned prune() {
    return carriedOut(false);
  }

  /** What {@link #prune} would take away. */
  public Pruned due() {
    return carriedOut(true);
  }

  private Pruned carriedOut(boolean dry) {
    long now = clock.millis();
    long oldest = policy.retention().map(time -> now - time.toMillis()).orElse(0L);
    var younger = new Span(oldest, now + 1);
    Pruned byAge = all(StoreText.NONE, new Span(0, oldest), dry);
    return policy.text() == StoreText.FULL ? byAge : byAge.plus(all(policy.text(), younger, dry));
  }

  /** Some at a time, so that nobody who writes waits for long. */
  private Pruned all(StoreText kept, Span span, boolean dry) {
    if (dry) {
      return database.read(handle -> counted(handle, due(handle, kept, span, Integer.MAX_VALUE)));
    }
    var pruned = new Pruned(0, 0);
    while (true) {
      Pruned some =
          database.write(handle -> {
            List<Due> due = due(handle, kept, span, AT_ONCE);
            Pruned counted = counted(handle, due);
            due.forEach(run -> prune(handle, run, kept));
            return counted;
          });
      pruned = pruned.plus(some);
      if (some.requests() < AT_ONCE) {
        return pruned;
      }
    }
  }

  private List<Due> due(Handle handle, StoreText kept, Span span, int most) {
    return handle
        .createQuery(DUE)
        .bind("from", span.from())
        .bind("before", span.before())
        .bind("rested", clock.millis() - GRACE.toMillis())
        .bind("kept", kept.label())
        .bind("most", most)
        .map((row, _) -> new Due(row.getString("id"), row.getString("request_body")))
        .list();
  }

  private static Pruned counted(Handle handle, List<Due> due) {
    return new Pruned(due.size(), due.stream().mapToLong(run -> bodies(handle, run).size()).sum());
  }

  private static List<Body> bodies(Handle handle, Due due) {
    return handle
        .createQuery("SELECT id, content FROM body WHERE run_id = :run")
        .bind("run", due.run())
        .map((row, _) -> new Body(row.getString("id"), row.getString("content")))
        .list();
  }

  private void prune(Handle handle, Due due, StoreText kept) {
    for (Body body : bodies(handle, due)) {
      if (kept == StoreText.REDACTED) {
        replace(handle, body.id(), redaction.content(body.content()));
      } else if (body.id().equals(due.requestBody())) {
        replace(handle, body.id(), Json.write(withoutText(body.content())));
      } else {
        handle.execute("DELETE FROM body WHERE id = ?", body.id());
      }
    }
    handle.execute(
        """
        INSERT INTO text_kept (run_id, kept, created) VALUES (?, ?, ?)
        ON CONFLICT (run_id) DO UPDATE SET kept = excluded.kept, created = excluded.created
        """,
        due.run(),
        kept.label(),
        clock.millis());
  }

  private static void replace(Handle handle, String body, String content) {
    handle.execute("UPDATE body SET content = ? WHERE id = ?", content, body);
  }

  private static Request withoutText(String content) {
    Request request = Json.read(content, Request.class);
    return new Request("", request.caller(), request.conversation(), Request.Options.NONE);
  }
}
