package dev.quartet.jobs.heartbeat.probe;

import dev.quartet.jobs.alert.Alert.Severity;
import dev.quartet.jobs.heartbeat.Finding;
import dev.quartet.jobs.heartbeat.Probe;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Whether people can be told at all. */
public record AlertsProbe(Supplier<List<FailingChannel>> failing) implements Probe {
  @Override
  public String name() {
    return "alerts";
  }

  @Override
  public Finding check() {
    List<FailingChannel> channels = failing.get();
    return channels.isEmpty()
        ? new Finding.Well("No alert channel is known to fail")
        : new Finding.Trouble(
            Severity.WARNING,
            "Alerts do not get through: "
                + channels.stream().map(FailingChannel::name).collect(Collectors.joining(", ")),
            channels.stream()
                .map(channel ->
                    channel.name()
                        + " fails since "
                        + Instant.ofEpochMilli(channel.since()).truncatedTo(ChronoUnit.SECONDS)
                        + ": "
                        + channel.error())
                .collect(Collectors.joining("; ")),
            "Try them with: quartet alerts test",
            channels.stream().map(FailingChannel::name).collect(Collectors.toSet()));
  }
}
