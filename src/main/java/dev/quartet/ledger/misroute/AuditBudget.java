package dev.quartet.ledger.misroute;

import dev.quartet.store.Database;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A small part of the day's budget for audits, beside the limits that every run has. */
public record AuditBudget(Database database, Clock clock, long dayNanos) {
  /** The part of the day's budget. */
  private static final int PART = 50;

  /** Whether so much may be spent on top of what today's audits cost. */
  boolean allows(long nanos) {
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
                .bind("caller", Audit.CALLER)
                .bind("midnight", midnight)
                .mapTo(Long.class)
                .one());
    return spent + nanos <= dayNanos / PART;
  }
}
