package dev.quartet.run;

import dev.quartet.Request;
import dev.quartet.library.Effect;
import dev.quartet.platform.Ids;
import dev.quartet.platform.Problem;
import dev.quartet.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** A person's yes or no to one exact action. */
public final class Approvals {
  /**
   * What would run.
   *
   * @param hash of exactly what would run: script, arguments, environment, folder
   * @param command what a person is shown
   */
  public record Action(String hash, String command, Effect effect) {}

  /** An approval as recorded; times in epoch milliseconds. */
  public record Approval(
      String id,
      String run,
      String hash,
      String command,
      String effect,
      String status,
      long created,
      long expires) {}

  /** Whether an action may run now. */
  public sealed interface Verdict {
    record Granted() implements Verdict {}

    record Pending(Approval approval) implements Verdict {}
  }

  private final Database database;
  private final Clock clock;
  private final Ids ids;
  private final Duration open;

  /**
   * Approvals.
   *
   * @param open how long one stays open
   */
  public Approvals(Database database, Clock clock, Ids ids, Duration open) {
    this.database = database;
    this.clock = clock;
    this.ids = ids;
    this.open = open;
  }

  /**
   * Asks whether the run's next step may do this.
   *
   * @throws Problem when it was denied, has expired, or is not what was approved
   */
  public Verdict ask(Run run, Action action) {
    if (action.effect() == Effect.READ) {
      return new Verdict.Granted();
    }
    Approval approval = find(run.id(), run.steps().position()).orElseGet(() -> open(run, action));
    return switch (approval.status()) {
      case "approved" -> granted(approval, action);
      case "pending" -> pending(run, approval, action.effect());
      case "expired" -> throw expired(approval);
      default -> throw Problem.refused("denied", "A person said no: " + approval.command(), "");
    };
  }

  private static Verdict granted(Approval approval, Action action) {
    if (!approval.hash().equals(action.hash())) {
      throw Problem.refused(
          "approval_changed",
          "What would run now is not what was approved: the script, its arguments or its"
              + " environment changed",
          "Ask again, and look at the command before you approve it.");
    }
    return new Verdict.Granted();
  }

  private Verdict pending(Run run, Approval approval, Effect effect) {
    Request.Options options = run.request().options();
    if (options.approved()
        || options.unattended().filter(job -> job.grant().contains(effect)).isPresent()) {
      decide(approval.id(), true, run.request().caller());
      return new Verdict.Granted();
    }
    if (options.unattended().isPresent()) {
      decide(approval.id(), false, run.request().caller());
      throw notGranted(approval);
    }
    run.emit(
        new Event.ApprovalNeeded(run.id(), approval.id(), approval.command(), approval.expires()));
    return new Verdict.Pending(approval);
  }

  private static Problem notGranted(Approval approval) {
    return Problem.refused(
        "not_granted",
        "The job may not do this ("
            + approval.effect()
            + "), and nobody is there to ask: "
            + approval.command(),
        "Allow it in the job's file: grant: [" + approval.effect() + "]");
  }

  private Approval open(Run run, Action action) {
    long now = clock.millis();
    var approval =
        new Approval(
            ids.next("a"),
            run.id(),
            action.hash(),
            action.command(),
            action.effect().label(),
            "pending",
            now,
            now + open.toMillis());
    database.change(handle ->
        handle.execute(
            """
            INSERT INTO approval (id, run_id, seq, action_hash, command, effect, status, created, expires)
            VALUES (?, ?, ?, ?, ?, ?, 'pending', ?, ?)
            """,
            approval.id(),
            approval.run(),
            run.steps().position(),
            approval.hash(),
            approval.command(),
            approval.effect(),
            approval.created(),
            approval.expires()));
    return approval;
  }

  /**
   * Decides a pending approval, once; the same decision may be said again as long as its request
   * still waits, because the process that heard it first may have ended before it went on.
   *
   * @param id of the approval, or of the request that waits for it
   * @throws Problem when there is none, it was decided before, or it has expired
   */
  public Approval decide(String id, boolean yes, String by) {
    expire();
    Approval approval = meant(id);
    String decision = yes ? "approved" : "denied";
    int decided =
        database.write(handle ->
            handle.execute(
                "UPDATE approval SET status = ?, decided = ?, decided_by = ? WHERE id = ? AND"
                    + " status = 'pending'",
                decision,
                clock.millis(),
                by,
                approval.id()));
    if (decided != 1 && !leftWaiting(approval, decision)) {
      throw over(approval);
    }
    return approval;
  }

  private Approval meant(String id) {
    List<Approval> found = list("a.id = :id OR a.run_id = :id", id);
    return found.stream()
        .filter(approval -> approval.status().equals("pending"))
        .findFirst()
        .or(() -> found.isEmpty() ? Optional.empty() : Optional.of(found.getLast()))
        .orElseThrow(() ->
            Problem.notFound(
                "unknown_approval",
                "There is no approval " + id,
                "List them with: quartet approve"));
  }

  private boolean leftWaiting(Approval approval, String decision) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT COUNT(*) FROM run r JOIN approval a ON a.run_id = r.id
                WHERE a.id = :id AND a.status = :decision AND r.status = 'waiting' AND NOT EXISTS (
                  SELECT 1 FROM approval p WHERE p.run_id = r.id AND p.status = 'pending')
                """)
            .bind("id", approval.id())
            .bind("decision", decision)
            .mapTo(Integer.class)
            .one())
        == 1;
  }

  private static Problem over(Approval approval) {
    return approval.status().equals("expired")
        ? expired(approval)
        : Problem.usage(
            "approval_decided",
            "The approval " + approval.id() + " was decided already",
            "Ask again if it is still wanted.");
  }

  private static Problem expired(Approval approval) {
    return Problem.refused(
        "approval_expired", "The approval " + approval.id() + " has expired", "Ask again.");
  }

  /** Those that wait for a person, oldest first. */
  public List<Approval> pending() {
    expire();
    return list("a.status = :id", "pending");
  }

  private void expire() {
    database.change(handle ->
        handle.execute(
            "UPDATE approval SET status = 'expired' WHERE status = 'pending' AND expires <= ?",
            clock.millis()));
  }

  private Optional<Approval> find(String run, int seq) {
    expire();
    return database.read(handle ->
        map(handle
                .createQuery(query("a.run_id = :run AND a.seq = :seq"))
                .bind("run", run)
                .bind("seq", seq))
            .findFirst());
  }

  private List<Approval> list(String condition, String id) {
    return database.read(
        (Handle handle) -> map(handle.createQuery(query(condition)).bind("id", id)).list());
  }

  private static String query(String condition) {
    return "SELECT a.id, a.run_id, a.action_hash, a.command, a.effect, a.status, a.created,"
        + " a.expires FROM approval a WHERE "
        + condition
        + " ORDER BY a.id";
  }

  private static org.jdbi.v3.core.result.ResultIterable<Approval> map(Query query) {
    return query.map((row, _) ->
        new Approval(
            row.getString("id"),
            row.getString("run_id"),
            row.getString("action_hash"),
            row.getString("command"),
            row.getString("effect"),
            row.getString("status"),
            row.getLong("created"),
            row.getLong("expires")));
  }
}
