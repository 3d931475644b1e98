package dev.quartet.jobs.heartbeat.triage;

import dev.quartet.platform.Json;
import dev.quartet.store.Database;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** What became of the looks over the memory, in the database. */
public final class TriageStore {
  private static final int DETAIL_CHARACTERS = 2000;

  private final Database database;
  private final Clock clock;

  public TriageStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * One look.
   *
   * @param run that looked; empty: a person undid what one did
   * @param status {@code applied | nothing | refused | failed | undone}
   * @param memory as it was left
   */
  record Row(Optional<String> run, String status, String detail, MemoryText memory) {
    static Row undone(MemoryText memory) {
      return new Row(Optional.empty(), "undone", "", memory);
    }
  }

  /** The memory at the newest look: the hash of all, and of each file. */
  record Seen(String hash, Map<String, String> files) {
    static final Seen NOTHING = new Seen("", Map.of());
  }

  void record(Row row) {
    String detail = row.detail();
    database.change(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO memory_triage (seq, run_id, status, detail, hash, files, created)
                VALUES ((SELECT COALESCE(MAX(seq), 0) + 1 FROM memory_triage),
                  :run, :status, :detail, :hash, :files, :created)
                """)
            .bind("run", row.run())
            .bind("status", row.status())
            .bind(
                "detail",
                detail.length() <= DETAIL_CHARACTERS
                    ? detail
                    : detail.substring(0, DETAIL_CHARACTERS))
            .bind("hash", row.memory().hash())
            .bind("files", Json.write(row.memory().hashes()))
            .bind("created", clock.millis())
            .execute());
  }

  Seen seen() {
    return database.read(handle ->
        handle
            .createQuery("SELECT hash, files FROM memory_triage ORDER BY seq DESC LIMIT 1")
            .map((row, _) -> new Seen(row.getString("hash"), Json.textMap(row.getString("files"))))
            .findOne()
            .orElse(Seen.NOTHING));
  }
}
