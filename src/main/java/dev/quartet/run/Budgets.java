package dev.quartet.run;

import dev.quartet.platform.Problem;
import dev.quartet.store.Database;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What may still be spent, by scope.
 *
 * <p>Before a call its worst case is held against every scope by one conditional update; after it
 * the real cost is booked. A call that nobody saw the end of stays held: it may have been billed.
 */
public final class Budgets {
  /** An amount held in some scopes, in nano-dollars. */
  public record Hold(List<String> scopes, long nanos) {}

  private final Database database;
  private final Clock clock;
  private final dev.quartet.workspace.Configuration.Budgets limits;

  public Budgets(
      Database database, Clock clock, dev.quartet.workspace.Configuration.Budgets limits) {
    this.database = database;
    this.clock = clock;
    this.limits = limits;
  }

  dev.quartet.workspace.Configuration.Budgets limits() {
    return limits;
  }

  /** What was spent today (UTC), and what may be, in nano-dollars. */
  public record Today(long spentNanos, long heldNanos, long limitNanos) {}

  private String day() {
    return "day:" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** How the day's budget stands. */
  public Today today() {
    return database
        .read(handle ->
            handle
                .createQuery("SELECT spent_nanos, held_nanos FROM budget WHERE scope = :scope")
                .bind("scope", day())
                .map((row, _) -> new Today(row.getLong(1), row.getLong(2), limits.day()))
                .findOne())
        .orElseGet(() -> new Today(0, 0, limits.day()));
  }

  /**
   * Holds an amount in the scopes and in today's.
   *
   * @param scopes limits by scope, in nano-dollars
   * @throws Problem when it does not fit into one of them; then nothing is held
   */
  Hold hold(Map<String, Long> scopes, long nanos) {
    Map<String, Long> all = new LinkedHashMap<>(scopes);
    all.put(day(), limits.day());
    for (Map.Entry<String, Long> scope : all.entrySet()) {
      ensure(scope.getKey(), scope.getValue());
    }
    List<String> names = List.copyOf(all.keySet());
    database.change(handle -> {
      for (String name : names) {
        int held =
            handle.execute(
                """
                UPDATE budget SET held_nanos = held_nanos + ?
                WHERE scope = ? AND held_nanos + spent_nanos + ? <= limit_nanos
                """,
                nanos,
                name,
                nanos);
        if (held != 1) {
          throw refused(name, all.getOrDefault(name, 0L), nanos);
        }
      }
    });
    return new Hold(names, nanos);
  }

  private void ensure(String scope, long limit) {
    database.change(handle ->
        handle.execute(
            """
            INSERT INTO budget (scope, limit_nanos, held_nanos, spent_nanos) VALUES (?, ?, 0, 0)
            ON CONFLICT (scope) DO UPDATE SET limit_nanos = excluded.limit_nanos
            """,
            scope,
            limit));
  }

  /** Books what a held call really cost. */
  void settle(Hold hold, long spentNanos) {
    database.change(handle -> {
      for (String scope : hold.scopes()) {
        handle.execute(
            "UPDATE budget SET held_nanos = held_nanos - ?, spent_nanos = spent_nanos + ? WHERE"
                + " scope = ?",
            hold.nanos(),
            spentNanos,
            scope);
      }
    });
  }

  private static Problem refused(String scope, long limit, long nanos) {
    boolean day = scope.startsWith("day:");
    boolean own = scope.endsWith(":max");
    String name =
        day
            ? "the day"
            : own ? "this request (--max-cost)" : scope.substring(scope.lastIndexOf(':') + 1);
    String key = day ? "day" : scope.substring(scope.lastIndexOf(':') + 1);
    return Problem.refused(
        "budget",
        "The next model call may cost up to "
            + dollars(nanos)
            + ", which does not fit into the budget of "
            + dollars(limit)
            + " for "
            + name,
        own
            ? "Raise --max-cost."
            : "Raise budgets."
                + key
                + " in quartet.yaml"
                + (day ? ", or wait until tomorrow (UTC)." : "."));
  }

  private static String dollars(long nanos) {
    return "$"
        + BigDecimal.valueOf(nanos, 9)
            .setScale(4, RoundingMode.UP)
            .stripTrailingZeros()
            .toPlainString();
  }
}
