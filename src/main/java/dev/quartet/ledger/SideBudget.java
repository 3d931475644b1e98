package dev.quartet.ledger;

import dev.quartet.store.Database;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A small part of the day's budget for what nobody asked for, beside the limits that every run has.
 *
 * @param caller whose runs are meant
 * @param dayNanos the whole day's budget, in nano-dollars
 */
public record SideBudget(Database database, Clock clock, String caller, long dayNanos) {
  /** The part of the day's budget. */
  private static final int PART = 50;

  /** Whether so much may be spent on top of what the caller's runs cost today. */
  public boolean allows(long nanos) {
    long midnight =
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant()
            .toEpochMilli();
    long spent =
        database.read(handle ->
            handle
                .createQuery(
                    """
                    SELECT COALESCE(SUM(e.cost_nanos), 0) FROM run r
                    JOIN step_start s ON s.run_id = r.id JOIN step_end e ON e.step_id = s.id
                    WHERE r.caller = :caller AND r.created >= :midnight
                    """)
                .bind("caller", caller)
                .bind("midnight", midnight)
                .mapTo(Long.class)
                .one());
    return spent + nanos <= dayNanos / PART;
  }
}
