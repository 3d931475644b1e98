package dev.quartet.jobs;

import dev.quartet.platform.Ids;
import dev.quartet.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The breakers and the attempts, in the database. */
final class JobStore {
  private static final int REASON_CHARACTERS = 2000;
  private static final int CODE_CHARACTERS = 60;

  /** How a job stands. */
  record State(Breaker breaker, long changed, Optional<Long> due) {
    static final State NEW = new State(Breaker.Closed.FRESH, 0, Optional.empty());
  }

  /** Whether a job may begin a run now. */
  sealed interface Claim {
    /** It may, and the attempt is recorded as running. */
    record Taken(String attempt) implements Claim {}

    /** It is disabled. */
    record Disabled(Breaker breaker) implements Claim {}

    /** It runs already. */
    record Running(Attempt attempt) implements Claim {}

    /** What was due then has been taken up before. */
    record Done() implements Claim {}
  }

  private final Database database;
  private final Clock clock;
  private final Ids ids;

  JobStore(Database database, Clock clock, Ids ids) {
    this.database = database;
    this.clock = clock;
    this.ids = ids;
  }

  State state(String job) {
    return states().getOrDefault(job, State.NEW);
  }

  Map<String, State> states() {
    return database.read(JobStore::states);
  }

  private static Map<String, State> states(Handle handle) {
    Map<String, State> states = new HashMap<>();
    handle
        .createQuery("SELECT * FROM job_state")
        .map((row, _) -> states.put(row.getString("job"), state(row)))
        .list();
    return states;
  }

  private static State state(ResultSet row) throws SQLException {
    Breaker breaker =
        switch (row.getString("state")) {
          case "disabled" -> new Breaker.Tripped(row.getString("reason"));
          case "off" -> new Breaker.SwitchedOff(row.getString("reason"));
          default -> new Breaker.Closed(row.getInt("failures"));
        };
    return new State(breaker, row.getLong("changed"), number(row, "due"));
  }

  private static Optional<Long> number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }

  /**
   * Claims a run in one transaction, so that whoever else tries, here or elsewhere, before or after
   * a crash, is refused.
   */
  Claim claim(String job, Optional<Instant> due) {
    return database.write(handle -> {
      Breaker breaker = states(handle).getOrDefault(job, State.NEW).breaker();
      if (!(breaker instanceof Breaker.Closed)) {
        return new Claim.Disabled(breaker);
      }
      Optional<Attempt> running = running(handle, job);
      if (running.isPresent()) {
        return new Claim.Running(running.get());
      }
      if (due.isPresent() && taken(handle, job, due.get())) {
        return new Claim.Done();
      }
      return new Claim.Taken(insert(handle, job, due));
    });
  }

  private static Optional<Attempt> running(Handle handle, String job) {
    return attempts(handle, "a.status = 'running' AND a.job = :value", job).stream().findFirst();
  }

  private static boolean taken(Handle handle, String job, Instant due) {
    return handle
        .createQuery("SELECT 1 FROM job_attempt WHERE job = :job AND due = :due")
        .bind("job", job)
        .bind("due", due.toEpochMilli())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Whether what was due then has been taken up. */
  boolean taken(String job, Instant due) {
    return database.read(handle -> taken(handle, job, due));
  }

  private String insert(Handle handle, String job, Optional<Instant> due) {
    String id = ids.next("j");
    handle
        .createUpdate(
            "INSERT INTO job_attempt (id, job, due, started, status) VALUES (:id, :job, :due,"
                + " :started, 'running')")
        .bind("id", id)
        .bind("job", job)
        .bind("due", due.map(Instant::toEpochMilli))
        .bind("started", clock.millis())
        .execute();
    return id;
  }

  /** Records which request carries an attempt out. */
  void begun(String attempt, String run) {
    database.change(
        handle -> handle.execute("UPDATE job_attempt SET run_id = ? WHERE id = ?", run, attempt));
  }

  /**
   * Records how an attempt ended, and in the same transaction what that makes of the breaker: there
   * is no moment at which the third failure is known and the job not yet disabled.
   *
   * @return whether this call recorded it; another may have been quicker
   */
  boolean settle(Attempt attempt, Verdict verdict) {
    return database.write(handle -> {
      boolean first = end(handle, attempt.id(), verdict) == 1;
      if (first) {
        Breaker before = states(handle).getOrDefault(attempt.job(), State.NEW).breaker();
        Breaker after = before.after(verdict);
        boolean tripped = after instanceof Breaker.Tripped && before instanceof Breaker.Closed;
        put(handle, attempt.job(), after, tripped ? Optional.of(attempt.id()) : Optional.empty());
      }
      return first;
    });
  }

  private int end(Handle handle, String attempt, Verdict verdict) {
    return handle
        .createUpdate(
            "UPDATE job_attempt SET status = :status, code = :code, reason = :reason, ended ="
                + " :ended WHERE id = :id AND status = 'running'")
        .bind("status", status(verdict))
        .bind("code", code(verdict).map(code -> shortened(code, CODE_CHARACTERS)))
        .bind("reason", reason(verdict).map(reason -> shortened(reason, REASON_CHARACTERS)))
        .bind("ended", clock.millis())
        .bind("id", attempt)
        .execute();
  }

  private static String status(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Succeeded() -> "succeeded";
      case Verdict.Failed _ -> "failed";
      case Verdict.CutShort _ -> "cancelled";
    };
  }

  private static Optional<String> code(Verdict verdict) {
    return verdict instanceof Verdict.Failed failed ? Optional.of(failed.code()) : Optional.empty();
  }

  private static Optional<String> reason(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Succeeded() -> Optional.empty();
      case Verdict.Failed failed -> Optional.of(failed.reason());
      case Verdict.CutShort cut -> Optional.of(cut.reason());
    };
  }

  /** Sets a breaker, as a person wants it. */
  void set(String job, Breaker breaker) {
    database.change(handle -> put(handle, job, breaker, Optional.empty()));
  }

  /** A breaker that trips leaves word of whom nobody has been told yet. */
  private void put(Handle handle, String job, Breaker breaker, Optional<String> untold) {
    handle
        .createUpdate(
            """
            INSERT INTO job_state (job, state, failures, reason, changed, untold)
            VALUES (:job, :state, :failures, :reason, :changed, :untold)
            ON CONFLICT (job) DO UPDATE SET state = excluded.state, failures = excluded.failures,
              reason = excluded.reason, changed = excluded.changed,
              untold = COALESCE(excluded.untold, job_state.untold)
            """)
        .bind("job", job)
        .bind("state", breaker.label())
        .bind("failures", failures(breaker))
        .bind("reason", shortened(reason(breaker), REASON_CHARACTERS))
        .bind("changed", clock.millis())
        .bind("untold", untold)
        .execute();
  }

  private static int failures(Breaker breaker) {
    return switch (breaker) {
      case Breaker.Closed closed -> closed.failures();
      case Breaker.Tripped _ -> Breaker.LIMIT;
      case Breaker.SwitchedOff _ -> 0;
    };
  }

  private static String reason(Breaker breaker) {
    return switch (breaker) {
      case Breaker.Closed _ -> "";
      case Breaker.Tripped tripped -> tripped.reason();
      case Breaker.SwitchedOff off -> off.by();
    };
  }

  /** Records when a job is due next; none when it is not scheduled. */
  void due(String job, Optional<Instant> due) {
    database.change(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO job_state (job, state, failures, reason, changed, due)
                VALUES (:job, 'enabled', 0, '', :now, :due)
                ON CONFLICT (job) DO UPDATE SET due = excluded.due
                """)
            .bind("job", job)
            .bind("now", clock.millis())
            .bind("due", due.map(Instant::toEpochMilli))
            .execute());
  }

  /** The attempts that disabled a job, and of which nobody has been told yet. */
  List<Attempt> untold() {
    return database.read(handle ->
        attempts(handle, "a.id IN (SELECT untold FROM job_state) AND a.status = :value", "failed"));
  }

  void told(Attempt attempt) {
    database.change(handle ->
        handle.execute("UPDATE job_state SET untold = NULL WHERE untold = ?", attempt.id()));
  }

  /**
   * Forgets attempts that ended before a time; not the one of which a person is still to be told.
   *
   * @return how many
   */
  int prune(Instant before) {
    return database.write(handle ->
        handle.execute(
            """
            DELETE FROM job_attempt WHERE ended < ? AND id NOT IN (
              SELECT untold FROM job_state WHERE untold IS NOT NULL)
            """,
            before.toEpochMilli()));
  }

  /** Attempts that run, here or elsewhere, or whose process is gone. */
  List<Attempt> running() {
    return database.read(handle -> attempts(handle, "a.status = :value", "running"));
  }

  /** A job's attempts, newest first. */
  List<Attempt> history(String job, int most) {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM job_attempt WHERE job = :job ORDER BY id DESC LIMIT :most")
            .bind("job", job)
            .bind("most", most)
            .map((row, _) -> attempt(row))
            .list());
  }

  /** The attempt that a request carries out. */
  Optional<Attempt> ofRun(String run) {
    return database.read(handle -> attempts(handle, "a.run_id = :value", run).stream().findFirst());
  }

  private static List<Attempt> attempts(Handle handle, String condition, String value) {
    return handle
        .createQuery("SELECT * FROM job_attempt a WHERE " + condition + " ORDER BY a.id")
        .bind("value", value)
        .map((row, _) -> attempt(row))
        .list();
  }

  private static Attempt attempt(ResultSet row) throws SQLException {
    return new Attempt(
        row.getString("id"),
        row.getString("job"),
        number(row, "due"),
        row.getLong("started"),
        Optional.ofNullable(row.getString("run_id")),
        row.getString("status"),
        Optional.ofNullable(row.getString("code")),
        Optional.ofNullable(row.getString("reason")),
        number(row, "ended"));
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
