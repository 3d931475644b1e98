package dev.quartet.jobs.heartbeat.probe;

import dev.quartet.jobs.alert.Alert.Severity;
import dev.quartet.jobs.alert.FailingChannels;
import dev.quartet.jobs.alert.FailingChannels.Failing;
import dev.quartet.jobs.heartbeat.Finding;
import dev.quartet.jobs.heartbeat.Probe;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** Whether people can be told at all. */
public record AlertsProbe(FailingChannels channels) implements Probe {
  @Override
  public String name() {
    return "alerts";
  }

  @Override
  public Finding check() {
    List<Failing> failing = channels.failing();
    return failing.isEmpty()
        ? new Finding.Well("No alert channel is known to fail")
        : new Finding.Trouble(
            Severity.WARNING,
            "Alerts do not get through: "
                + failing.stream().map(Failing::channel).collect(Collectors.joining(", ")),
            failing.stream()
                .map(channel ->
                    channel.channel()
                        + " fails since "
                        + Instant.ofEpochMilli(channel.since()).truncatedTo(ChronoUnit.SECONDS)
                        + ": "
                        + channel.error())
                .collect(Collectors.joining("; ")),
            "Try them with: quartet alerts test",
            failing.stream().map(Failing::channel).collect(Collectors.toSet()));
  }
}
