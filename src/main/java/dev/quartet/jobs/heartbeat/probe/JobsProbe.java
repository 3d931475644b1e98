package dev.quartet.jobs.heartbeat.probe;

import dev.quartet.jobs.JobView;
import dev.quartet.jobs.Jobs;
import dev.quartet.jobs.alert.Alert.Severity;
import dev.quartet.jobs.heartbeat.Finding;
import dev.quartet.jobs.heartbeat.Probe;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Jobs that should have run. Those that disabled themselves are shown and not told: their own alert
 * did that.
 *
 * @param patience how late a job may be
 */
public record JobsProbe(Jobs jobs, Clock clock, Duration patience) implements Probe {
  public JobsProbe(Jobs jobs, Clock clock) {
    this(jobs, clock, Duration.ofMinutes(5));
  }

  @Override
  public String name() {
    return "jobs";
  }

  @Override
  public Finding check() {
    List<JobView> all = jobs.list();
    List<JobView> late = all.stream().filter(this::isLate).toList();
    if (!late.isEmpty()) {
      return new Finding.Trouble(
          Severity.WARNING,
          "Jobs are late: " + names(late),
          "They were due over " + patience.toMinutes() + " minutes ago and did not begin.",
          "Check that a server runs (quartet serve) and is not overloaded; see: quartet jobs",
          late.stream().map(JobView::id).collect(Collectors.toSet()));
    }
    List<JobView> disabled = all.stream().filter(job -> job.state().equals("disabled")).toList();
    return disabled.isEmpty()
        ? new Finding.Well(all.isEmpty() ? "There are no jobs" : "No job is late or disabled")
        : new Finding.Trouble(
            Severity.INFO,
            "Jobs are disabled: " + names(disabled),
            disabled.stream()
                .map(job -> job.id() + ": " + job.reason().orElse(""))
                .collect(Collectors.joining("; ")),
            "Mend them, then: quartet jobs enable NAME",
            disabled.stream().map(JobView::id).collect(Collectors.toSet()));
  }

  /** One that still runs leaves the times out that come meanwhile. */
  private boolean isLate(JobView job) {
    boolean runs = job.last().filter(last -> last.status().equals("running")).isPresent();
    return !runs
        && job.next().filter(due -> due < clock.millis() - patience.toMillis()).isPresent();
  }

  private static String names(List<JobView> jobs) {
    return jobs.stream().map(JobView::id).collect(Collectors.joining(", "));
  }
}
