package dev.quartet.jobs;

import dev.quartet.RequestFlow;
import dev.quartet.ledger.LedgerEntry;
import dev.quartet.ledger.Status;
import dev.quartet.platform.Problem;
import dev.quartet.reply.Reply;
import dev.quartet.run.EventSink;
import dev.quartet.run.Run;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Carries jobs out: one attempt a run, claimed before it begins and judged by its record. */
final class JobRunner {
  /** An attempt whose process cannot have lived on without having begun a request. */
  private static final Duration BEGUN_BY_THEN = Duration.ofMinutes(1);

  private final RequestFlow flow;
  private final JobStore store;
  private final Disabling disabling;
  private final Clock clock;
  private final Set<String> live = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService timers =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("job-timers").factory());

  JobRunner(RequestFlow flow, JobStore store, Disabling disabling, Clock clock) {
    this.flow = flow;
    this.store = store;
    this.disabling = disabling;
    this.clock = clock;
  }

  /**
   * Begins a run of a job, if it may run now.
   *
   * @param due when it was due; empty when a person started it
   * @throws Problem when it is disabled, runs already, or was taken up before
   */
  JobRun begin(Job job, Optional<Instant> due, Path folder, EventSink events) {
    return switch (store.claim(job.name(), due)) {
      case JobStore.Claim.Disabled(var breaker) -> throw disabled(job, breaker);
      case JobStore.Claim.Running(var attempt) ->
          throw Problem.refused(
              "job_running",
              "The job " + job.name() + " runs already (" + attempt.run().orElse("it begins") + ")",
              "Wait for it to end, or end it: quartet cancel " + attempt.run().orElse("ID"));
      case JobStore.Claim.Done() ->
          throw Problem.refused("job_done", "The job " + job.name() + " has run for that time", "");
      case JobStore.Claim.Taken(String attempt) -> begun(job, attempt, folder, events);
    };
  }

  private static Problem disabled(Job job, Breaker breaker) {
    String why =
        breaker instanceof Breaker.Tripped tripped
            ? " after " + Breaker.LIMIT + " failures in a row: " + tripped.reason()
            : "";
    return Problem.refused(
        "job_disabled",
        "The job " + job.name() + " is disabled" + why,
        "Mend it, then: quartet jobs enable " + job.name());
  }

  private JobRun begun(Job job, String attempt, Path folder, EventSink events) {
    live.add(attempt);
    try {
      Run run = flow.runs().begin(job.request(folder), events);
      store.begun(attempt, run.id());
      return new JobRun(run.id(), () -> carryOut(job, attempt, run));
    } catch (RuntimeException e) {
      live.remove(attempt);
      throw e;
    }
  }

  private Reply carryOut(Job job, String attempt, Run run) {
    Future<?> timer =
        timers.schedule(
            () -> flow.runs().cancel(run.id(), Verdict.TIMED_OUT + text(job.terms().timeout())),
            job.terms().timeout().toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      Reply reply = flow.carryOut(run);
      var _ = timer.cancel(false);
      settle(run.id());
      return reply;
    } finally {
      live.remove(attempt);
    }
  }

  private static String text(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }

  private void settle(String run) {
    store.ofRun(run).ifPresent(this::settle);
  }

  private void settle(Attempt attempt) {
    LedgerEntry entry = flow.replies().records().entry(attempt.run().orElseThrow());
    settle(attempt, Verdict.of(entry));
    if (entry.summary().status() == Status.WAITING) {
      var _ = flow.cancel(entry.summary().id(), "nobody is there to approve what a job does");
    }
  }

  private void settle(Attempt attempt, Verdict verdict) {
    if (store.settle(attempt, verdict)) {
      disabling.tell();
    }
  }

  /**
   * Judges attempts whose process has gone, as far as it is known that it has; once each, whoever
   * comes first.
   */
  void settleAbandoned() {
    for (Attempt attempt : store.running()) {
      if (!live.contains(attempt.id()) && isOver(attempt)) {
        if (attempt.run().isPresent()) {
          settle(attempt);
        } else {
          settle(attempt, new Verdict.Failed("interrupted", "its process ended as it began"));
        }
      }
    }
    disabling.tell();
  }

  private boolean isOver(Attempt attempt) {
    return attempt
        .run()
        .map(run -> flow.replies().records().entry(run).summary().status() != Status.RUNNING)
        .orElse(attempt.started() < clock.millis() - BEGUN_BY_THEN.toMillis());
  }
}
