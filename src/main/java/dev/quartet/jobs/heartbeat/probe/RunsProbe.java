package dev.quartet.jobs.heartbeat.probe;

import dev.quartet.jobs.alert.Alert.Severity;
import dev.quartet.jobs.heartbeat.Finding;
import dev.quartet.jobs.heartbeat.Probe;
import dev.quartet.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Requests that stay under way: whose process is gone and nobody ended them, or that run for hours.
 *
 * @param abandoned how long after its lease a run should have been ended
 * @param longest how long a run may take
 */
public record RunsProbe(Database database, Clock clock, Duration abandoned, Duration longest)
    implements Probe {
  private static final Duration USUAL_ABANDONED = Duration.ofMinutes(1);
  private static final Duration USUAL_LONGEST = Duration.ofHours(6);

  public RunsProbe(Database database, Clock clock) {
    this(database, clock, USUAL_ABANDONED, USUAL_LONGEST);
  }

  @Override
  public String name() {
    return "runs";
  }

  @Override
  public Finding check() {
    long now = clock.millis();
    List<String> stuck = ids("lease_until < :time", now - abandoned.toMillis());
    if (!stuck.isEmpty()) {
      return new Finding.Trouble(
          Severity.WARNING,
          count(stuck) + " stuck",
          "Nobody carries them out any more, and nobody ended them: " + String.join(", ", stuck),
          "End them with: quartet doctor; then see each with: quartet ledger show ID",
          Set.copyOf(stuck));
    }
    List<String> slow = ids("created < :time", now - longest.toMillis());
    return slow.isEmpty()
        ? new Finding.Well("No request is stuck")
        : new Finding.Trouble(
            Severity.WARNING,
            count(slow) + " under way for over " + longest.toHours() + " hours",
            String.join(", ", slow),
            "Look at them with: quartet ledger show ID; end one with: quartet cancel ID",
            Set.copyOf(slow));
  }

  private List<String> ids(String condition, long time) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT id FROM run WHERE status = 'running' AND " + condition + " ORDER BY id")
            .bind("time", time)
            .mapTo(String.class)
            .list());
  }

  private static String count(List<String> runs) {
    return runs.size() == 1 ? "1 request is" : runs.size() + " requests are";
  }
}
