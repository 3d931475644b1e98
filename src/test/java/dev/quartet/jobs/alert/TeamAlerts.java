package dev.quartet.jobs.alert;

import dev.quartet.TestWorkspace;
import dev.quartet.jobs.alert.Alert.Severity;
import dev.quartet.platform.Processes;
import dev.quartet.platform.SettableClock;
import dev.quartet.store.Database;
import dev.quartet.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A team's alerts, with a clock that a test sets; every process of the team has its own outbox. */
final class TeamAlerts implements AutoCloseable {
  final TestWorkspace files;
  final SettableClock clock = new SettableClock("2026-11-20T10:00:00Z");
  private final Processes processes = new Processes();
  private final List<Database> databases = new ArrayList<>();

  TeamAlerts(Path folder) {
    files = new TestWorkspace(folder).trusted();
  }

  TeamAlerts channels(String... entries) {
    files.write("quartet.yaml", "alerts:\n  - " + String.join("\n  - ", entries) + "\n");
    return this;
  }

  Workspace workspace() {
    return files.open(processes);
  }

  /** A process of its own on the same state. */
  Outbox outbox() {
    return outbox(workspace());
  }

  Outbox outbox(Workspace workspace) {
    return new Outbox(workspace, database(), processes, clock);
  }

  Database database() {
    var database = Database.open(files.root.resolve(".quartet/quartet.db"));
    databases.add(database);
    return database;
  }

  static Alert alert(String key) {
    return new Alert(
        key, Severity.WARNING, "Trouble with " + key, "It does not work.", Map.of("host", "web-1"));
  }

  /** Lets the time go by as a server does, looking every minute. */
  void pass(Duration time, Outbox outbox) throws InterruptedException {
    pass(time, Duration.ofMinutes(1), outbox);
  }

  /** Lets the time go by, looking once in a while. */
  void pass(Duration time, Duration look, Outbox outbox) throws InterruptedException {
    for (long count = 0; count < time.dividedBy(look); count++) {
      clock.advance(look);
      outbox.deliverDue();
    }
  }

  static AlertView.Delivery delivery(Outbox outbox, String channel) {
    return outbox.view(1).alerts().getFirst().deliveries().stream()
        .filter(delivery -> delivery.channel().equals(channel))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    databases.forEach(Database::close);
    processes.close();
  }
}
