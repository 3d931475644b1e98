package dev.quartet.jobs.heartbeat.probe;

import dev.quartet.jobs.alert.Alert.Severity;
import dev.quartet.jobs.heartbeat.Finding;
import dev.quartet.jobs.heartbeat.Probe;
import dev.quartet.jobs.heartbeat.probe.ProviderAnswers.OfModel;
import dev.quartet.model.ProviderCheck.Answer;
import dev.quartet.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the clock is right: behind the newest record it was set back; providers say their time.
 */
public record ClockProbe(Database database, ProviderAnswers answers, Clock clock) implements Probe {
  /** Clocks of several machines on one database differ a little. */
  private static final Duration BACK = Duration.ofMinutes(1);

  private static final Duration SKEW = Duration.ofMinutes(2);

  private static final String NEWEST =
      "SELECT MAX(t) FROM (SELECT MAX(created) AS t FROM run UNION ALL"
          + " SELECT MAX(created) AS t FROM outcome) AS newest";

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public Finding check() {
    Duration back = Duration.between(clock.instant(), newest().orElse(Instant.EPOCH));
    if (back.compareTo(BACK) > 0) {
      return trouble(
          "The clock was set back by " + text(back), "The newest record is later than now.");
    }
    Optional<Duration> ahead = ahead();
    if (ahead.filter(skew -> skew.abs().compareTo(SKEW) > 0).isPresent()) {
      Duration skew = ahead.get();
      return trouble(
          "The clock is " + text(skew.abs()) + (skew.isPositive() ? " slow" : " fast"),
          "A provider of models says another time.");
    }
    return new Finding.Well("The clock is right, as far as can be seen");
  }

  private Optional<Instant> newest() {
    return database
        .read(handle -> handle.createQuery(NEWEST).mapTo(Long.class).findOne())
        .map(Instant::ofEpochMilli);
  }

  /** What a model on this machine says is this clock's own time. */
  private Optional<Duration> ahead() {
    return answers.get().stream()
        .filter(model -> !model.model().onLoopback())
        .map(OfModel::answer)
        .flatMap(answer ->
            answer instanceof Answer.Accepted accepted
                ? accepted.ahead().stream()
                : Stream.<Duration>empty())
        .findFirst();
  }

  private static Finding trouble(String what, String why) {
    return new Finding.Trouble(
        Severity.WARNING,
        what,
        why + " Jobs come at wrong times, and records stand out of order.",
        "Set the clock, and keep it right with NTP: timedatectl set-ntp true");
  }

  private static String text(Duration time) {
    return time.toMinutes() < 120 ? time.toMinutes() + " minutes" : time.toHours() + " hours";
  }
}
