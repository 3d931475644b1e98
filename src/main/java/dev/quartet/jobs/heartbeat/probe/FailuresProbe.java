package dev.quartet.jobs.heartbeat.probe;

import dev.quartet.jobs.alert.Alert.Severity;
import dev.quartet.jobs.heartbeat.Finding;
import dev.quartet.jobs.heartbeat.Probe;
import dev.quartet.ledger.Report.FailureFigures;
import dev.quartet.ledger.ReportReader;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Causes of failure that are new or grow: the last day against the day before.
 *
 * @param least how often a cause must have come up to count
 */
public record FailuresProbe(ReportReader reports, Clock clock, long least) implements Probe {
  private static final Duration SPAN = Duration.ofDays(1);
  private static final Set<String> RISING = Set.of("new", "growing");
  private static final int SHOWN = 5;

  public FailuresProbe(ReportReader reports, Clock clock) {
    this(reports, clock, 3);
  }

  @Override
  public String name() {
    return "failures";
  }

  @Override
  public Finding check() {
    List<FailureFigures> rising =
        reports.failures(clock.millis() - SPAN.toMillis()).stream()
            .filter(failure -> failure.count() >= least && RISING.contains(failure.trend()))
            .toList();
    return rising.isEmpty()
        ? new Finding.Well("No cause of failure is new or grows")
        : new Finding.Trouble(
            Severity.WARNING,
            "Failures that are new or grow: "
                + rising.stream()
                    .limit(SHOWN)
                    .map(FailureFigures::cause)
                    .collect(Collectors.joining(", ")),
            rising.stream().limit(SHOWN).map(FailuresProbe::line).collect(Collectors.joining("; ")),
            "See the newest of them: quartet ledger show " + rising.getFirst().example(),
            rising.stream().map(FailureFigures::cause).collect(Collectors.toSet()));
  }

  private static String line(FailureFigures failure) {
    return failure.cause()
        + " "
        + failure.count()
        + " times in a day, "
        + failure.before()
        + " the day before ("
        + failure.message().lines().findFirst().orElse("")
        + ")";
  }
}
