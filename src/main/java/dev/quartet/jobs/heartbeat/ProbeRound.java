package dev.quartet.jobs.heartbeat;

import dev.quartet.jobs.alert.Alert.Severity;
import dev.quartet.platform.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs probes beside each other, each on a thread of its own. None can hold the others up: one that
 * hangs or breaks is a finding itself.
 *
 * @param limit how long to wait for all of them
 */
record ProbeRound(Duration limit) {
  List<Found> run(List<Probe> probes) {
    long deadline = System.nanoTime() + limit.toNanos();
    Map<Probe, FutureTask<Finding>> tasks = new LinkedHashMap<>();
    probes.forEach(probe -> tasks.put(probe, started(probe)));
    List<Found> found = new ArrayList<>();
    tasks.forEach(
        (probe, task) -> found.add(new Found(probe.name(), finding(probe, task, deadline))));
    return found;
  }

  private static FutureTask<Finding> started(Probe probe) {
    var task = new FutureTask<>(probe::check);
    Thread.ofVirtual().name("probe-" + probe.name()).start(task);
    return task;
  }

  private Finding finding(Probe probe, FutureTask<Finding> task, long deadline) {
    try {
      return task.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      boolean _ = task.cancel(true);
      return Finding.Trouble.noResult(
          "The check of " + probe.name() + " does not come to an end",
          "It was given up after " + limit.toMillis() + " ms.",
          "If it stays so, look at what it depends on: disk, network, database.");
    } catch (ExecutionException e) {
      return broken(probe, e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return broken(probe, e);
    }
  }

  private static Finding broken(Probe probe, Throwable cause) {
    return new Finding.Trouble(
        Severity.WARNING,
        "The check of " + probe.name() + " broke off",
        cause instanceof Problem problem ? problem.message() : String.valueOf(cause),
        cause instanceof Problem problem && !problem.hint().isEmpty()
            ? problem.hint()
            : "If it stays so, see: quartet doctor");
  }
}
