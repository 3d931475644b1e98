package dev.quartet.execution.script;

import dev.quartet.platform.Json;
import dev.quartet.platform.Sha256;
import dev.quartet.run.Approvals.Action;
import dev.quartet.run.Receipt;
import dev.quartet.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Results of scripts that may be given again for a while. */
public final class ScriptCache {
  private final Database database;
  private final Clock clock;

  public ScriptCache(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  Optional<ScriptResult> find(Action action, List<String> options) {
    return database
        .read(handle ->
            handle
                .createQuery(
                    "SELECT result FROM script_cache WHERE cache_key = :key AND expires > :now")
                .bind("key", key(action, options))
                .bind("now", clock.millis())
                .mapTo(String.class)
                .findOne())
        .map(json -> cached(Json.read(json, ScriptResult.class)));
  }

  private static ScriptResult cached(ScriptResult result) {
    Receipt receipt = result.receipt();
    return new ScriptResult(
        result.exitCode(),
        result.output(),
        result.errors(),
        result.trouble(),
        new Receipt(
            receipt.name(),
            receipt.hash(),
            receipt.arguments(),
            receipt.exitCode(),
            receipt.outputHash(),
            true,
            0));
  }

  void put(Action action, List<String> options, ScriptResult result, Duration time) {
    database.change(handle -> {
      handle.execute("DELETE FROM script_cache WHERE expires <= ?", clock.millis());
      handle.execute(
          """
          INSERT INTO script_cache (cache_key, result, expires) VALUES (?, ?, ?)
          ON CONFLICT (cache_key) DO UPDATE SET result = excluded.result, expires = excluded.expires
          """,
          key(action, options),
          Json.write(result),
          clock.millis() + time.toMillis());
    });
  }

  private static String key(Action action, List<String> options) {
    return Sha256.ofParts(List.of(action.hash(), String.join(" ", options)));
  }
}
