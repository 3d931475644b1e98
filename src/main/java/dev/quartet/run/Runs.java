package dev.quartet.run;

import dev.quartet.Request;
import dev.quartet.platform.Cancellation;
import dev.quartet.platform.Ids;
import dev.quartet.platform.Json;
import dev.quartet.platform.Problem;
import dev.quartet.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/** Begins, continues and ends runs, each owned by one process at a time. */
public final class Runs {
  private static final Duration LOOK = Duration.ofMillis(20);

  private final Database database;
  private final Budgets budgets;
  private final Clock clock;
  private final Ids ids;
  private final String owner;
  private final Map<String, Cancellation> live = new ConcurrentHashMap<>();
  private final Leases leases;

  public Runs(Database database, Budgets budgets, Clock clock, Ids ids) {
    this.database = database;
    this.budgets = budgets;
    this.clock = clock;
    this.ids = ids;
    this.owner = ids.next("p") + "-" + ProcessHandle.current().pid();
    this.leases = new Leases(database, clock, owner, live);
  }

  public Budgets budgets() {
    return budgets;
  }

  /** Records a request as running here, before anything else is done with it. */
  public Run begin(Request request, EventSink events) {
    String id = ids.next("r");
    long now = clock.millis();
    database.change(handle -> {
      String body = ids.next("b");
      handle.execute(
          "INSERT INTO body (id, run_id, content) VALUES (?, ?, ?)", body, id, Json.write(request));
      handle.execute(
          """
          INSERT INTO run (id, caller, conversation_id, request_body, status, owner, lease_until, created)
          VALUES (?, ?, ?, ?, 'running', ?, ?, ?)
          """,
          id,
          request.caller(),
          request.conversation().orElse(null),
          body,
          owner,
          now + Leases.LENGTH.toMillis(),
          now);
    });
    return run(id, request, events);
  }

  /**
   * Takes over a run that waits for an approval, so that it can go on.
   *
   * @throws Problem when it does not wait, or another process was quicker
   */
  public Run resume(String id, EventSink events) {
    Request request = request(id);
    if (!take(id)) {
      throw Problem.usage(
          "not_waiting", "The request " + id + " does not wait", "See: quartet ledger show " + id);
    }
    return run(id, request, events);
  }

  /** Takes over a run that waits, to end it. */
  public Optional<Run> waiting(String id) {
    Request request = request(id);
    return take(id) ? Optional.of(run(id, request, EventSink.NONE)) : Optional.empty();
  }

  private boolean take(String id) {
    return database.write(handle ->
        handle.execute(
            """
            UPDATE run SET status = 'running', owner = ?, lease_until = ?
            WHERE id = ? AND status = 'waiting'
            """,
            owner,
            clock.millis() + Leases.LENGTH.toMillis(),
            id))
        == 1;
  }

  private Run run(String id, Request request, EventSink events) {
    var context = new RunContext(events, new Cancellation(), clock, ids);
    live.put(id, context.cancellation());
    leases.keep();
    var journal = new Journal(id, new JournalStore(database, ids), context);
    return new Run(
        id,
        request,
        context,
        journal,
        new RunBudget(budgets, id, request.options().maxCostNanos()));
  }

  private Request request(String id) {
    return database
        .read(handle ->
            handle
                .createQuery(
                    "SELECT b.content FROM run r JOIN body b ON b.id = r.request_body WHERE r.id ="
                        + " :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne())
        .map(json -> Json.read(json, Request.class))
        .orElseThrow(() ->
            Problem.notFound(
                "unknown_request", "There is no request " + id, "List them with: quartet ledger"));
  }

  /** Gives a run up with its status, in the transaction that records how it ended. */
  public void release(Handle handle, Run run, String status) {
    live.remove(run.id());
    handle.execute(
        "UPDATE run SET status = ?, owner = NULL, lease_until = NULL WHERE id = ? AND owner = ?",
        status,
        run.id(),
        owner);
  }

  /**
   * Asks for a run to be ended; its owner, here or elsewhere, does it within a second.
   *
   * @return whether there was anything to end
   */
  public boolean cancel(String id, String reason) {
    Optional.ofNullable(live.get(id)).ifPresent(cancellation -> cancellation.cancel(reason));
    return database.write(handle ->
        handle.execute(
                "UPDATE run SET cancel_reason = ? WHERE id = ? AND status = 'running'", reason, id)
            > 0);
  }

  /** Cancels everything that runs in this process. */
  public void cancelAll(String reason) {
    live.values().forEach(cancellation -> cancellation.cancel(reason));
  }

  /** Waits until nothing runs in this process any more, at most so long. */
  public void awaitNone(Duration most) {
    long deadline = System.nanoTime() + most.toNanos();
    try {
      while (!live.isEmpty() && System.nanoTime() < deadline) {
        Thread.sleep(LOOK);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A run whose owner stopped renewing its lease. */
  public record Abandoned(String id, boolean effectUnderWay) {}

  /**
   * Marks runs whose lease has expired: interrupted, or unknown when something that changes the
   * world was under way.
   *
   * @return the runs that were marked by this call
   */
  public List<Abandoned> sweep() {
    List<Abandoned> expired =
        database.read(handle ->
            handle
                .createQuery(
                    """
                    SELECT r.id, EXISTS (
                      SELECT 1 FROM step_start s LEFT JOIN step_end e ON e.step_id = s.id
                      WHERE s.run_id = r.id AND e.step_id IS NULL AND s.effect <> 'read') AS under_way
                    FROM run r WHERE r.status = 'running' AND r.lease_until < :now
                    """)
                .bind("now", clock.millis())
                .map((row, _) -> new Abandoned(row.getString("id"), row.getBoolean("under_way")))
                .list());
    return expired.stream().filter(this::mark).toList();
  }

  /** Runs that wait for a yes that can no longer be given, taken over so that they can be ended. */
  public List<Run> expired() {
    List<String> ids =
        database.read(handle ->
            handle
                .createQuery(
                    """
                    SELECT r.id FROM run r WHERE r.status = 'waiting' AND EXISTS (
                      SELECT 1 FROM approval a WHERE a.run_id = r.id
                      AND (a.status = 'expired' OR (a.status = 'pending' AND a.expires <= :now)))
                    """)
                .bind("now", clock.millis())
                .mapTo(String.class)
                .list());
    return ids.stream().flatMap(id -> waiting(id).stream()).toList();
  }

  private boolean mark(Abandoned run) {
    return database.write(handle ->
        handle.execute(
                """
                UPDATE run SET status = ?, owner = NULL, lease_until = NULL
                WHERE id = ? AND status = 'running' AND lease_until < ?
                """,
                run.effectUnderWay() ? "unknown" : "interrupted",
                run.id(),
                clock.millis())
            == 1);
  }
}
