package dev.quartet.jobs;

import dev.quartet.platform.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** What happens when a job is due. */
final class DueJobs {
  private final JobFiles files;
  private final JobRunner runner;
  private final JobStore store;
  private final JobRun.Carrier carrier;
  private final Clock clock;

  DueJobs(JobFiles files, JobRunner runner, JobStore store, JobRun.Carrier carrier, Clock clock) {
    this.files = files;
    this.runner = runner;
    this.store = store;
    this.carrier = carrier;
    this.clock = clock;
  }

  /**
   * Runs a job that is due, unless it may not run or its time was missed and is to be skipped.
   *
   * @param scheduled as which schedule it was planned; another one by now is not this time's
   * @return when it is due next; none when it is not to be scheduled any more
   */
  Optional<Instant> take(String name, Instant due, String scheduled) {
    JobFiles.Reading reading = files.read();
    Optional<Job> job =
        reading
            .find(name)
            .filter(found -> reading.trusted() && found.terms().enabled())
            .filter(found -> found.scheduleText().equals(scheduled));
    job.filter(found -> !found.skips(due, clock.instant())).ifPresent(found -> run(found, due));
    Optional<Instant> next =
        job.filter(_ -> store.state(name).breaker() instanceof Breaker.Closed)
            .flatMap(found -> found.next(due, clock.instant()));
    store.due(name, next);
    return next;
  }

  private void run(Job job, Instant due) {
    try {
      var _ = carrier.carryOut(events -> runner.begin(job, Optional.of(due), files.root(), events));
    } catch (Problem e) {
      if (e.kind() != Problem.Kind.REFUSED) {
        throw e;
      }
      // Disabled, still running, or taken up before: this time passes without a run.
    }
  }
}
