package dev.quartet.jobs;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;

/**
 * The moments that a cron expression names in a time zone.
 *
 * <p>A time of day that the clocks skip comes once, at the shift; one that they show twice comes
 * once, the first time. With {@code *} for the hour a job follows the time that passes instead: it
 * comes in every hour, whatever the clocks show.
 */
final class CronTimes {
  private static final int HOUR_FIELD = 1;
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  /** More local times than any shift of the clocks holds, one a minute. */
  private static final int LOOKED_AT = 24 * 60;

  private final ExecutionTime times;
  private final ZoneId zone;
  private final boolean everyHour;

  /**
   * Reads an expression.
   *
   * @param expression five fields: minute, hour, day of the month, month, day of the week
   * @throws IllegalArgumentException when it is none
   */
  CronTimes(String expression, ZoneId zone) {
    var parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    this.times = ExecutionTime.forCron(parser.parse(expression));
    this.zone = zone;
    this.everyHour = expression.strip().split("\\s+", -1)[HOUR_FIELD].equals("*");
  }

  /** The first moment after this one; none when the expression names a day that never comes. */
  Optional<Instant> after(Instant instant) {
    return everyHour ? byElapsedTime(instant) : byClocks(instant);
  }

  private Optional<Instant> byClocks(Instant instant) {
    LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
    for (int i = 0; i < LOOKED_AT; i++) {
      Optional<LocalDateTime> next = local(local);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      local = next.get();
      Instant candidate = moment(local);
      if (candidate.isAfter(instant)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private Instant moment(LocalDateTime local) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    return offsets.isEmpty()
        ? zone.getRules().getTransition(local).getInstant()
        : local.toInstant(offsets.getFirst());
  }

  private Optional<Instant> byElapsedTime(Instant instant) {
    Stretch stretch = new Stretch(instant, zone.getRules().getOffset(instant), Duration.ZERO);
    while (true) {
      Optional<Instant> next = stretch.next();
      Optional<ZoneOffsetTransition> shift =
          Optional.ofNullable(zone.getRules().nextTransition(stretch.begin()));
      if (next.isEmpty() || shift.isEmpty() || next.get().isBefore(shift.get().getInstant())) {
        return next;
      }
      stretch = new Stretch(shift.get().getInstant(), shift.get().getOffsetAfter(), A_SECOND);
    }
  }

  /** Time between two shifts of the clocks. */
  private final class Stretch {
    private final Instant begin;
    private final ZoneOffset offset;

    /** How much earlier to begin, so that a time at the very shift is found. */
    private final Duration back;

    Stretch(Instant begin, ZoneOffset offset, Duration back) {
      this.begin = begin;
      this.offset = offset;
      this.back = back;
    }

    Instant begin() {
      return begin;
    }

    Optional<Instant> next() {
      return local(LocalDateTime.ofInstant(begin, offset).minus(back))
          .map(time -> time.toInstant(offset));
    }
  }

  /** The next time of the clocks, as if they never shifted. */
  private Optional<LocalDateTime> local(LocalDateTime after) {
    return times.nextExecution(after.atZone(ZoneOffset.UTC)).map(time -> time.toLocalDateTime());
  }
}
