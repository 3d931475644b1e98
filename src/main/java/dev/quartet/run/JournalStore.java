package dev.quartet.run;

import dev.quartet.model.Usage;
import dev.quartet.platform.Ids;
import dev.quartet.platform.Json;
import dev.quartet.store.Database;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The journal's rows. */
final class JournalStore {
  private static final int ERROR_CHARACTERS = 2000;

  /** A step as it was recorded; the newest attempt. */
  record Recorded(
      String id, int attempt, String kind, String name, boolean ended, Optional<String> result) {}

  /** How a step ended. */
  record Ending<T extends StepResult>(
      String status, long millis, Optional<T> result, Optional<String> error) {}

  private final Database database;
  private final Ids ids;

  JournalStore(Database database, Ids ids) {
    this.database = database;
    this.ids = ids;
  }

  Optional<Recorded> find(String run, int seq) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                SELECT s.id, s.attempt, s.kind, s.name, e.status, b.content
                FROM step_start s
                LEFT JOIN step_end e ON e.step_id = s.id
                LEFT JOIN body b ON b.id = e.result_body
                WHERE s.run_id = :run AND s.seq = :seq
                ORDER BY s.attempt DESC
                LIMIT 1
                """)
            .bind("run", run)
            .bind("seq", seq)
            .map((row, _) ->
                new Recorded(
                    row.getString("id"),
                    row.getInt("attempt"),
                    row.getString("kind"),
                    row.getString("name"),
                    row.getString("status") != null,
                    Optional.ofNullable(row.getString("content"))))
            .findOne());
  }

  <T extends StepResult> Optional<T> result(Recorded recorded, Class<T> type) {
    return recorded.result().map(json -> Json.read(json, type));
  }

  void started(String id, String run, int seq, int attempt, Step<?> step, long now) {
    database.change(handle -> {
      handle
          .createUpdate(
              """
              INSERT INTO step_start (id, run_id, seq, attempt, kind, name, effect, created)
              VALUES (:id, :run, :seq, :attempt, :kind, :name, :effect, :created)
              """)
          .bind("id", id)
          .bind("run", run)
          .bind("seq", seq)
          .bind("attempt", attempt)
          .bind("kind", step.kind().label())
          .bind("name", step.name())
          .bind("effect", step.effect().label())
          .bind("created", now)
          .execute();
      step.context().ifPresent(context -> insert(handle, run, id, context));
    });
  }

  private static void insert(Handle handle, String run, String step, ContextManifest context) {
    handle.execute(
        "INSERT INTO step_context (step_id, run_id, content) VALUES (?, ?, ?)",
        step,
        run,
        Json.write(context));
  }

  <T extends StepResult> void ended(String run, String id, Ending<T> ending) {
    database.change(handle -> {
      Optional<String> body =
          ending.result().map(result -> insertBody(handle, run, Json.write(result)));
      Optional<Spend> spend = ending.result().flatMap(StepResult::spent);
      Usage usage = spend.map(Spend::usage).orElse(Usage.NONE);
      handle
          .createUpdate(
              """
              INSERT INTO step_end (step_id, status, millis, error, result_body, model,
                input, output, cache_read, cache_write, cost_nanos)
              VALUES (:id, :status, :millis, :error, :body, :model,
                :input, :output, :cacheRead, :cacheWrite, :cost)
              """)
          .bind("id", id)
          .bind("status", ending.status())
          .bind("millis", ending.millis())
          .bind("error", ending.error().map(JournalStore::shortened))
          .bind("body", body)
          .bind("model", spend.map(Spend::model))
          .bind("input", usage.input())
          .bind("output", usage.output())
          .bind("cacheRead", usage.cacheRead())
          .bind("cacheWrite", usage.cacheWrite())
          .bind("cost", spend.map(Spend::costNanos).orElse(0L))
          .execute();
      ending
          .result()
          .flatMap(StepResult::proof)
          .ifPresent(receipt -> insert(handle, run, id, receipt));
    });
  }

  private String insertBody(Handle handle, String run, String content) {
    String id = ids.next("b");
    handle.execute("INSERT INTO body (id, run_id, content) VALUES (?, ?, ?)", id, run, content);
    return id;
  }

  private static void insert(Handle handle, String run, String step, Receipt receipt) {
    handle.execute(
        """
        INSERT INTO receipt (step_id, run_id, name, hash, arguments, exit_code, output_hash, cached, millis)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        step,
        run,
        receipt.name(),
        receipt.hash(),
        Json.write(receipt.arguments()),
        receipt.exitCode(),
        receipt.outputHash(),
        receipt.cached() ? 1 : 0,
        receipt.millis());
  }

  private static String shortened(String error) {
    return error.length() <= ERROR_CHARACTERS ? error : error.substring(0, ERROR_CHARACTERS);
  }
}
