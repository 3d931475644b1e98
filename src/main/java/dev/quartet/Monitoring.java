package dev.quartet;

import dev.quartet.jobs.Chore;
import dev.quartet.jobs.Jobs;
import dev.quartet.jobs.alert.Outbox;
import dev.quartet.jobs.heartbeat.Heartbeat;
import dev.quartet.jobs.heartbeat.Probe;
import dev.quartet.jobs.heartbeat.probe.AlertsProbe;
import dev.quartet.jobs.heartbeat.probe.ApprovalsProbe;
import dev.quartet.jobs.heartbeat.probe.BudgetProbe;
import dev.quartet.jobs.heartbeat.probe.ClockProbe;
import dev.quartet.jobs.heartbeat.probe.CredentialsProbe;
import dev.quartet.jobs.heartbeat.probe.DatabaseProbe;
import dev.quartet.jobs.heartbeat.probe.DiskProbe;
import dev.quartet.jobs.heartbeat.probe.FailuresProbe;
import dev.quartet.jobs.heartbeat.probe.JobsProbe;
import dev.quartet.jobs.heartbeat.probe.LibraryProbe;
import dev.quartet.jobs.heartbeat.probe.MisroutesProbe;
import dev.quartet.jobs.heartbeat.probe.ProviderAnswers;
import dev.quartet.jobs.heartbeat.probe.ProvidersProbe;
import dev.quartet.jobs.heartbeat.probe.RunsProbe;
import dev.quartet.jobs.heartbeat.probe.SecretCommands;
import dev.quartet.jobs.heartbeat.triage.MemoryTidying;
import dev.quartet.jobs.heartbeat.triage.MemoryTriage;
import dev.quartet.jobs.heartbeat.triage.MemoryUndo;
import dev.quartet.jobs.heartbeat.triage.TriageStore;
import dev.quartet.ledger.ReportReader;
import dev.quartet.ledger.SideBudget;
import dev.quartet.model.ProviderCheck;
import dev.quartet.run.Budgets;
import dev.quartet.run.ModelCalls;
import dev.quartet.store.Database;
import dev.quartet.workspace.Configuration;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes what watches over the answering: alerts, jobs and the heartbeat. */
public final class Monitoring {
  public final Outbox alerts;
  public final Jobs jobs;
  public final Supplier<List<Probe>> probes;
  public final MemoryUndo memoryUndo;
  public final Heartbeat heartbeat;

  Monitoring(App app, App.Engine engine, Budgets budgets, ModelCalls calls) {
    Database database = engine.database;
    Clock clock = app.setting.clock();
    Configuration configuration = app.workspace.configuration();
    alerts = new Outbox(app.workspace, database, app.processes, clock);
    jobs = new Jobs(app.workspace, database, engine.flow, alerts, clock);
    var triageStore = new TriageStore(database, clock);
    memoryUndo = new MemoryUndo(app.workspace, app.notes, triageStore);
    long day = configuration.budgets().day();
    var triage =
        new MemoryTriage(
            app.workspace.root(),
            new MemoryTriage.Asking(engine.runs, engine.ledger, engine.records, calls, app.counter),
            new MemoryTriage.Policy(
                configuration.heartbeat(),
                new SideBudget(database, clock, MemoryTriage.CALLER, day)),
            new MemoryTidying(app.notes, triageStore, memoryUndo),
            alerts,
            clock);
    probes = probes(app, engine, budgets);
    heartbeat =
        new Heartbeat(
            new Heartbeat.Work(probes, Heartbeat.USUAL_LIMIT, triage),
            database,
            alerts,
            configuration.heartbeat(),
            clock);
  }

  /** What a server does by the clock besides the team's jobs. */
  public List<Chore> chores() {
    return Stream.concat(heartbeat.chores().stream(), Stream.of(jobs.pruning())).toList();
  }

  /** What the heartbeat looks at; made anew each time, since some share what they asked. */
  private Supplier<List<Probe>> probes(App app, App.Engine engine, Budgets budgets) {
    Clock clock = app.setting.clock();
    Database database = engine.database;
    var commands = new SecretCommands(app.workspace);
    var check = new ProviderCheck(Duration.ofMillis(1100), clock);
    var reports = new ReportReader(database, clock);
    boolean named = !app.workspace.configuration().models().isEmpty();
    return () -> {
      commands.begin();
      var answers = new ProviderAnswers(app.models, check, commands);
      return List.of(
          new ProvidersProbe(answers, named),
          new DatabaseProbe(database, clock),
          new DiskProbe(app.workspace.state()),
          new RunsProbe(database, clock),
          new ApprovalsProbe(engine.approvals, clock),
          new FailuresProbe(reports, clock),
          new CredentialsProbe(commands, database, clock),
          new BudgetProbe(budgets, clock),
          new JobsProbe(jobs, clock),
          new LibraryProbe(app.library, jobs),
          new MisroutesProbe(reports, clock),
          new AlertsProbe(alerts),
          new ClockProbe(database, answers, clock));
    };
  }
}
