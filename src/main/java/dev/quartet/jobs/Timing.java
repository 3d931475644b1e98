package dev.quartet.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** When a job is due. */
sealed interface Timing {
  /** The first time it is due from now on. */
  Optional<Instant> first(Instant now);

  /**
   * The next time it is due.
   *
   * @param due when it was due last
   * @param now what lies before this has been missed
   */
  Optional<Instant> next(Instant due, Instant now);

  /** As it is shown; two timings that show the same are the same. */
  String text();

  /** By a cron expression in a time zone. */
  record Cron(String expression, ZoneId zone, CronTimes times) implements Timing {
    static Cron of(String expression, ZoneId zone) {
      return new Cron(expression, zone, new CronTimes(expression, zone));
    }

    @Override
    public Optional<Instant> first(Instant now) {
      return times.after(now);
    }

    @Override
    public Optional<Instant> next(Instant due, Instant now) {
      return times.after(now.isBefore(due) ? due : now);
    }

    @Override
    public String text() {
      return expression + " " + zone;
    }
  }

  /** Again and again, from one time it was due to the next. */
  record Every(Duration interval, String written) implements Timing {
    @Override
    public Optional<Instant> first(Instant now) {
      return Optional.of(now.plus(interval));
    }

    @Override
    public Optional<Instant> next(Instant due, Instant now) {
      long passed = Math.max(0, Duration.between(due, now).toMillis());
      return Optional.of(due.plus(interval.multipliedBy(passed / interval.toMillis() + 1)));
    }

    @Override
    public String text() {
      return "every " + written;
    }
  }

  /** Once. */
  record Once(Instant at) implements Timing {
    /**
     * What is later than this is not done any more: a job that lies about for months, or a database
     * that was made anew, must not bring old errands back.
     */
    private static final Duration TOO_LATE = Duration.ofDays(1);

    @Override
    public Optional<Instant> first(Instant now) {
      return now.isAfter(at.plus(TOO_LATE)) ? Optional.empty() : Optional.of(at);
    }

    @Override
    public Optional<Instant> next(Instant due, Instant now) {
      return Optional.empty();
    }

    @Override
    public String text() {
      return "at " + at;
    }
  }
}
