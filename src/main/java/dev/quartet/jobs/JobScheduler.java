package dev.quartet.jobs;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import dev.quartet.store.Database;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs the workspace's jobs when they are due, for as long as a server runs.
 *
 * <p>The schedule lies in the database: one row a job, whose data says by which schedule it was
 * planned. A tick holds the rows to the files.
 */
public final class JobScheduler implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(JobScheduler.class.getName());
  private static final String TASK = "job";
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(2);
  private static final Duration RETRY = Duration.ofSeconds(10);
  private static final Duration STOP = Duration.ofSeconds(5);
  private static final int MISSED_HEARTBEATS = 4;
  private static final int THREADS = 10;

  /** Texts as UTF-8. */
  private static final class Texts implements Serializer {
    @Override
    public byte[] serialize(Object data) {
      return String.valueOf(data).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] bytes) {
      return type.cast(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  private final Jobs jobs;
  private final DueJobs due;
  private final Clock clock;
  private final CustomTask<String> task;
  private final Scheduler scheduler;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("jobs").factory());

  private JobScheduler(
      Jobs jobs, Database database, Clock clock, JobRun.Carrier carrier, List<Chore> chores) {
    this.jobs = jobs;
    this.due = jobs.due(carrier);
    this.clock = clock;
    this.task =
        Tasks.custom(TASK, String.class)
            .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
            // Of what its process left behind the attempts know whether it was taken up.
            .onDeadExecution(
                (dead, row) -> row.reschedule(dead, dead.getExecution().getExecutionTime()))
            .execute((instance, context) ->
                completed(
                    due.take(
                        instance.getId(),
                        context.getExecution().getExecutionTime(),
                        String.valueOf(instance.getData()))));
    this.scheduler =
        Scheduler.create(database.writing(), task)
            .startTasks(chores.stream().map(JobScheduler::recurring).toList())
            .clock(clock::instant)
            .serializer(new Texts())
            .threads(THREADS)
            .executorService(Executors.newVirtualThreadPerTaskExecutor())
            .pollingInterval(POLL)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(STOP)
            .build();
  }

  /** What several servers share is done by one of them each time. */
  private static RecurringTask<String> recurring(Chore chore) {
    return Tasks.recurring(chore.name(), new ChoreSchedule(chore), String.class)
        .initialData("")
        .execute((_, _) -> chore.work().run());
  }

  private record ChoreSchedule(Chore chore) implements Schedule {
    @Override
    public Instant getInitialExecutionTime(Instant now) {
      return now;
    }

    @Override
    public Instant getNextExecutionTime(ExecutionComplete done) {
      return chore.next().apply(done.getTimeDone());
    }

    @Override
    public boolean isDeterministic() {
      return false;
    }
  }

  private static CompletionHandler<String> completed(Optional<Instant> next) {
    return next.<CompletionHandler<String>>map(time -> (done, row) -> row.reschedule(done, time))
        .orElseGet(CompletionHandler.OnCompleteRemove::new);
  }

  /**
   * Starts running jobs.
   *
   * @param carrier where their runs are carried out
   * @param chores what else is done by the clock
   */
  public static JobScheduler start(
      Jobs jobs, Database database, Clock clock, JobRun.Carrier carrier, List<Chore> chores) {
    var started = new JobScheduler(jobs, database, clock, carrier, chores);
    started.tick();
    started.scheduler.start();
    var _ =
        started.ticker.scheduleWithFixedDelay(
            started::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    return started;
  }

  private void tick() {
    try {
      jobs.settleAbandoned();
      plan();
      // The scheduler waits by the clock; one that was set back must not hold the jobs up.
      scheduler.triggerCheckForDueExecutions();
    } catch (RuntimeException e) {
      // The database may be busy for a moment, a file may just be written, or a job may just be
      // taken
      // up. The next tick comes soon, and must come whatever happened in this one.
      LOG.log(System.Logger.Level.WARNING, "The jobs could not be planned", e);
    }
  }

  /** Holds the rows to the files. */
  private void plan() {
    Map<String, Job> wanted = jobs.runnable();
    Map<String, ScheduledExecution<String>> rows = new HashMap<>();
    scheduler.fetchScheduledExecutionsForTask(
        TASK,
        String.class,
        ScheduledExecutionsFilter.all(),
        row -> rows.put(row.getTaskInstance().getId(), row));
    rows.values().stream()
        .filter(row -> !row.isPicked())
        .filter(row -> !isPlanned(row, wanted))
        .forEach(this::remove);
    wanted.values().stream().filter(job -> !rows.containsKey(job.name())).forEach(this::add);
  }

  private static boolean isPlanned(ScheduledExecution<String> row, Map<String, Job> wanted) {
    return Optional.ofNullable(wanted.get(row.getTaskInstance().getId()))
        .filter(job -> job.scheduleText().equals(row.getData()))
        .isPresent();
  }

  /** A job whose schedule changed is added again by the next tick. */
  private void remove(ScheduledExecution<String> row) {
    String name = row.getTaskInstance().getId();
    scheduler.cancel(TaskInstanceId.of(TASK, name));
    jobs.planned(name, Optional.empty());
  }

  private void add(Job job) {
    jobs.first(job, clock.instant())
        .ifPresent(time -> {
          var _ =
              scheduler.scheduleIfNotExists(task.instance(job.name(), job.scheduleText()), time);
          jobs.planned(job.name(), Optional.of(time));
        });
  }

  /** Takes up no more jobs; those that run go on. */
  public void pause() {
    ticker.shutdown();
    scheduler.pause();
  }

  @Override
  public void close() {
    pause();
    scheduler.stop();
  }
}
