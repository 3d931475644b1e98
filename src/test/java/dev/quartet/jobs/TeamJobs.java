package dev.quartet.jobs;

import dev.quartet.App;
import dev.quartet.TestWorkspace;
import dev.quartet.jobs.alert.Alert;
import dev.quartet.ledger.LedgerEntry;
import dev.quartet.model.Usage;
import dev.quartet.platform.SettableClock;
import dev.quartet.standin.ModelServer;
import dev.quartet.standin.Scripted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A team's workspace with jobs, a clock that a test sets, and everything else as it ships. */
final class TeamJobs implements AutoCloseable {
  static final Path HOME = Path.of("").toAbsolutePath();
  private static final Usage USAGE = new Usage(1000, 100, 0, 0);

  final TestWorkspace workspace;
  final SettableClock clock = new SettableClock("2026-11-20T10:00:00Z");
  final ModelServer model;
  final List<Alert> alerts = new CopyOnWriteArrayList<>();
  private final Queue<Scripted> replies = new ConcurrentLinkedQueue<>();
  private final List<App> apps = new ArrayList<>();
  private Jobs jobs;

  TeamJobs(Path folder) {
    workspace = new TestWorkspace(folder).trusted();
    model = new ModelServer(_ -> replies.remove());
    workspace
        .variable("ANTHROPIC_API_KEY", "key-of-the-team")
        .variable("ANTHROPIC_BASE_URL", model.anthropicBaseUrl());
    script("shop/orders", "read", "echo '42 orders'");
    script("shop/down", "read", "echo partly; echo 'the warehouse does not answer' >&2; exit 69");
    script("shop/flaky", "read", "test -e \"$(dirname \"$0\")/../../up\" && echo fine");
    script("shop/refund", "money", "echo refunded >> \"$(dirname \"$0\")/../../refunds\"");
    script("shop/slow", "read", "sleep 60");
    jobs = started();
  }

  /** What the model says next, one reply after the other. */
  void replying(Scripted... scripted) {
    Arrays.stream(scripted)
        .map(reply -> reply instanceof Scripted.Reply known ? known.using(USAGE) : reply)
        .forEach(replies::add);
  }

  void script(String id, String effect, String body) {
    workspace.script(
        id,
        "description: A script of the shop, " + id + "\neffect: " + effect + "\n",
        "echo x >> \"$(dirname \"$0\")/../../runs-" + id.replace('/', '-') + "\"\n" + body + "\n");
  }

  TeamJobs job(String name, String text) {
    workspace.write("jobs/" + name + ".yaml", text);
    return this;
  }

  /** Starts the program again on the same state. */
  TeamJobs restart() {
    jobs = started();
    return this;
  }

  /** Starts the program again, with the alerts as they ship. */
  TeamJobs restartWithItsAlerts() {
    var _ = started();
    jobs = app().engine.get().monitoring.jobs;
    return this;
  }

  private Jobs started() {
    apps.add(new App(new App.Setting(HOME, workspace.environment(), clock)));
    App.Engine engine = app().engine.get();
    return new Jobs(app().workspace, engine.database, engine.flow, alerts::add, clock);
  }

  App app() {
    return apps.getLast();
  }

  Jobs jobs() {
    return jobs;
  }

  JobScheduler scheduler() {
    return scheduler(List.of());
  }

  JobScheduler scheduler(List<Chore> chores) {
    return JobScheduler.start(
        jobs, app().engine.get().database, clock, JobRun.Carrier.HERE, chores);
  }

  /** Lets a job come due now, as the scheduler does. */
  TeamJobs due(String name) {
    clock.advance(Duration.ofHours(1));
    var _ = jobs.due(JobRun.Carrier.HERE).take(name, clock.instant(), schedule(name));
    return this;
  }

  String schedule(String name) {
    return jobs.runnable().containsKey(name)
        ? jobs.runnable().get(name).scheduleText()
        : "every 1h";
  }

  Instant now() {
    return clock.instant();
  }

  Attempt last(String name) {
    return jobs.history(name, 1).getFirst();
  }

  LedgerEntry record(String name) {
    return app().engine.get().records.entry(last(name).run().orElseThrow());
  }

  /** How often a script was really started. */
  long runs(String id) {
    Path file = workspace.root.resolve("runs-" + id.replace('/', '-'));
    try {
      return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    apps.forEach(App::close);
    model.close();
  }
}
