package dev.quartet.jobs.heartbeat.probe;

import dev.quartet.jobs.alert.Alert.Severity;
import dev.quartet.jobs.heartbeat.Finding;
import dev.quartet.jobs.heartbeat.Probe;
import dev.quartet.ledger.ReportReader;
import dev.quartet.ledger.misroute.MisrouteFigures;
import dev.quartet.ledger.misroute.MisrouteFigures.Rate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the router is wrong too often, over the last week.
 *
 * @param most the rate from which on it is, from 0 to 1
 * @param enough decisions that a rate needs to mean something
 */
public record MisroutesProbe(ReportReader reports, Clock clock, double most, long enough)
    implements Probe {
  private static final Duration SPAN = Duration.ofDays(7);

  public MisroutesProbe(ReportReader reports, Clock clock) {
    this(reports, clock, 0.1, 20);
  }

  @Override
  public String name() {
    return "misroutes";
  }

  @Override
  public Finding check() {
    MisrouteFigures figures = reports.misroutes(clock.millis() - SPAN.toMillis());
    List<Rate> high =
        Stream.concat(figures.byTier().stream(), figures.byRoute().stream())
            .filter(rate -> rate.decisions() >= enough && rate.rate() > most)
            .toList();
    return high.isEmpty()
        ? new Finding.Well("The router is wrong seldom enough (" + figures.total() + " in a week)")
        : new Finding.Trouble(
            Severity.WARNING,
            "The router is wrong too often: "
                + high.stream().map(Rate::route).distinct().collect(Collectors.joining(", ")),
            high.stream().map(MisroutesProbe::line).collect(Collectors.joining("; ")),
            "Look at them and teach it: quartet misroutes",
            high.stream().map(Rate::route).collect(Collectors.toSet()));
  }

  private static String line(Rate rate) {
    return rate.route()
        + ": "
        + rate.misroutes()
        + " of "
        + rate.decisions()
        + " in a week went wrong ("
        + Math.round(rate.rate() * 100)
        + " %)";
  }
}
