package dev.quartet.jobs.heartbeat.probe;

import dev.quartet.jobs.alert.Alert.Severity;
import dev.quartet.jobs.heartbeat.Finding;
import dev.quartet.jobs.heartbeat.Probe;
import dev.quartet.run.Approvals;
import dev.quartet.run.Approvals.Approval;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Actions that wait for a person who does not come.
 *
 * @param patience how long one may wait; one that expires earlier may wait for half its time
 */
public record ApprovalsProbe(Approvals approvals, Clock clock, Duration patience) implements Probe {
  private static final Duration USUAL = Duration.ofHours(4);

  public ApprovalsProbe(Approvals approvals, Clock clock) {
    this(approvals, clock, USUAL);
  }

  @Override
  public String name() {
    return "approvals";
  }

  @Override
  public Finding check() {
    List<Approval> waiting = approvals.pending().stream().filter(this::waitsTooLong).toList();
    return waiting.isEmpty()
        ? new Finding.Well("No approval waits for long")
        : new Finding.Trouble(
            Severity.WARNING,
            waiting.size() == 1
                ? "1 approval waits for a person"
                : waiting.size() + " approvals wait for a person",
            waiting.stream()
                .map(approval -> approval.id() + ": " + approval.command())
                .collect(Collectors.joining("; ")),
            "Decide with: quartet approve ID, or: quartet deny ID",
            waiting.stream().map(Approval::id).collect(Collectors.toSet()));
  }

  private boolean waitsTooLong(Approval approval) {
    long half = (approval.expires() - approval.created()) / 2;
    return clock.millis() - approval.created() > Math.min(patience.toMillis(), half);
  }
}
