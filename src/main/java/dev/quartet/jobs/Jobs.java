package dev.quartet.jobs;

import dev.quartet.RequestFlow;
import dev.quartet.jobs.alert.Alerts;
import dev.quartet.ledger.Ledger;
import dev.quartet.library.Library;
import dev.quartet.library.LibraryProblem;
import dev.quartet.library.Nearest;
import dev.quartet.platform.Ids;
import dev.quartet.platform.Problem;
import dev.quartet.run.EventSink;
import dev.quartet.store.Database;
import dev.quartet.workspace.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The workspace's jobs: what they are, how they stand, and what a person does with them. */
public final class Jobs {
  private static final Duration HISTORY = Duration.ofDays(90);
  private static final Duration PRUNING = Duration.ofDays(1);

  private final JobFiles files;
  private final Map<String, String> defaults;
  private final JobStore store;
  private final JobRunner runner;
  private final Ledger ledger;
  private final Clock clock;

  public Jobs(
      Workspace workspace, Database database, RequestFlow flow, Alerts alerts, Clock clock) {
    this.files = new JobFiles(workspace);
    this.defaults = workspace.configuration().defaults();
    this.store = new JobStore(database, clock, new Ids(clock));
    this.ledger = flow.ledger();
    this.clock = clock;
    var disabling = new Disabling(store, flow.replies().records(), alerts, this::wantsAlert);
    this.runner = new JobRunner(flow, store, disabling, clock);
  }

  private boolean wantsAlert(String name) {
    return files.read().find(name).map(job -> job.terms().alert()).orElse(true);
  }

  /** Every job, by name. */
  public List<JobView> list() {
    JobFiles.Reading reading = files.read();
    Map<String, JobStore.State> states = store.states();
    return reading.jobs().values().stream()
        .map(job -> view(job, states.getOrDefault(job.name(), JobStore.State.NEW), reading))
        .toList();
  }

  /**
   * One job.
   *
   * @throws Problem when there is none of that name
   */
  public JobView show(String name) {
    JobFiles.Reading reading = files.read();
    return view(job(name, reading), store.state(name), reading);
  }

  private JobView view(Job job, JobStore.State state, JobFiles.Reading reading) {
    Optional<Attempt> last = store.history(job.name(), 1).stream().findFirst();
    return JobView.of(job, state, last, reading.trusted());
  }

  private Job job(String name, JobFiles.Reading reading) {
    return reading
        .find(name)
        .orElseThrow(() ->
            Problem.notFound(
                "unknown_job",
                "There is no job '" + name + "'",
                Nearest.hint(name, List.copyOf(reading.jobs().keySet()))
                    + " List them with: quartet jobs"));
  }

  /**
   * A job's runs, newest first.
   *
   * @throws Problem when there is none of that name, and never was
   */
  public List<Attempt> history(String name, int most) {
    List<Attempt> attempts = store.history(name, most);
    if (attempts.isEmpty()) {
      var _ = job(name, files.read());
    }
    return attempts;
  }

  /** The attempt that a request carried out, if a job made it. */
  public Optional<Attempt> attempt(String request) {
    return store.ofRun(request);
  }

  /**
   * Lets a job run again, with no failures counted.
   *
   * @throws Problem when there is none of that name, or its file itself switches it off
   */
  public void enable(String name) {
    Job job = job(name, files.read());
    if (!job.terms().enabled()) {
      throw Problem.usage(
          "job_off_in_file",
          "The job " + name + " is switched off by its file",
          "Take 'enabled: false' out of " + job.origin().path());
    }
    store.set(name, Breaker.Closed.FRESH);
  }

  /**
   * Switches a job off until it is enabled again; a run under way goes on.
   *
   * @param by who does, or by which way
   * @throws Problem when there is none of that name
   */
  public void disable(String name, String by) {
    var _ = job(name, files.read());
    store.set(name, new Breaker.SwitchedOff(by));
  }

  /**
   * Begins a run of a job now.
   *
   * @throws Problem when there is none of that name, it is disabled, runs already, or may not run
   */
  public JobRun run(String name, EventSink events) {
    JobFiles.Reading reading = files.read();
    Job job = job(name, reading);
    if (!reading.trusted()) {
      throw Problem.refused(
          "untrusted",
          "The job " + name + " may not run: this workspace is not trusted, or has changed since",
          "Look at its files, then: quartet trust");
    }
    settleAbandoned();
    return runner.begin(job, Optional.empty(), files.root(), events);
  }

  /** What is wrong with the files, and with what they name. */
  public List<LibraryProblem> problems(Library library) {
    JobFiles.Reading reading = files.read();
    return JobCheck.problems(reading, library, defaults);
  }

  /** Whether the jobs may run: nothing of an untrusted workspace does. */
  public boolean trusted() {
    return files.read().trusted();
  }

  /** Judges runs whose process has gone. */
  public void settleAbandoned() {
    if (!store.running().isEmpty()) {
      ledger.sweep();
    }
    runner.settleAbandoned();
  }

  /**
   * Keeps the history of runs from growing for ever: once a day, what is older than 90 days goes.
   */
  public Chore pruning() {
    return new Chore(
        "prune-job-history",
        done -> done.plus(PRUNING),
        () -> {
          int _ = store.prune(clock.instant().minus(HISTORY));
        });
  }

  /** The jobs that are to be scheduled. */
  Map<String, Job> runnable() {
    JobFiles.Reading reading = files.read();
    Map<String, JobStore.State> states = store.states();
    Map<String, Job> runnable = new LinkedHashMap<>();
    reading.jobs().values().stream()
        .filter(job -> reading.trusted() && job.terms().enabled())
        .filter(job ->
            states.getOrDefault(job.name(), JobStore.State.NEW).breaker() instanceof Breaker.Closed)
        .forEach(job -> runnable.put(job.name(), job));
    return runnable;
  }

  /** When a job is due first; none when that time has been taken up already. */
  Optional<Instant> first(Job job, Instant now) {
    return job.first(now)
        .filter(time -> !job.skips(time, now))
        .filter(time -> !store.taken(job.name(), time));
  }

  void planned(String name, Optional<Instant> due) {
    store.due(name, due);
  }

  DueJobs due(JobRun.Carrier carrier) {
    return new DueJobs(files, runner, store, carrier, clock);
  }
}
