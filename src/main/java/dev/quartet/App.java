package dev.quartet;

import dev.quartet.admission.Admission;
import dev.quartet.admission.Conversations;
import dev.quartet.decision.Router;
import dev.quartet.decision.reflex.LocalReflex;
import dev.quartet.execution.Executors;
import dev.quartet.execution.agent.AgentLoop;
import dev.quartet.execution.agent.QualityChecks;
import dev.quartet.execution.direct.DirectExecutor;
import dev.quartet.execution.pipeline.PipelineExecutor;
import dev.quartet.execution.pipeline.StageWorker;
import dev.quartet.execution.script.ScriptCache;
import dev.quartet.execution.script.ScriptExecutor;
import dev.quartet.execution.script.ScriptRunner;
import dev.quartet.execution.specialist.SpecialistContext;
import dev.quartet.execution.specialist.SpecialistExecutor;
import dev.quartet.execution.specialist.SpecialistWork;
import dev.quartet.jobs.Jobs;
import dev.quartet.jobs.alert.Alerts;
import dev.quartet.jobs.alert.LoggedAlerts;
import dev.quartet.ledger.Baseline;
import dev.quartet.ledger.Ledger;
import dev.quartet.ledger.LedgerReader;
import dev.quartet.library.Library;
import dev.quartet.library.LibraryReader;
import dev.quartet.library.LiveLibrary;
import dev.quartet.model.LangChainCaller;
import dev.quartet.model.LocalEmbeddings;
import dev.quartet.model.OllamaProbe;
import dev.quartet.model.PriceCatalogue;
import dev.quartet.model.Role;
import dev.quartet.model.TokenCounter;
import dev.quartet.platform.Ids;
import dev.quartet.platform.Lazy;
import dev.quartet.platform.Processes;
import dev.quartet.platform.Sandbox;
import dev.quartet.reply.Replies;
import dev.quartet.run.Approvals;
import dev.quartet.run.Budgets;
import dev.quartet.run.ModelCalls;
import dev.quartet.run.Runs;
import dev.quartet.store.Database;
import dev.quartet.workspace.Configuration;
import dev.quartet.workspace.Environment;
import dev.quartet.workspace.ModelSelection;
import dev.quartet.workspace.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes every object, in order, on one page. What a command does not use is not made. */
public final class App implements AutoCloseable {
  /**
   * What differs between a person's machine and a test.
   *
   * @param home the folder that holds the shipped {@code library/}
   */
  public record Setting(Path home, Environment environment, Clock clock) {}

  public final Setting setting;
  public final Processes processes = new Processes();
  public final Lazy<Sandbox> sandbox = new Lazy<>(() -> Sandbox.detect(processes));
  public final Workspace workspace;
  public final Supplier<Library> library;
  public final PriceCatalogue prices;
  public final TokenCounter counter = new TokenCounter();
  public final ModelSelection models;
  public final LocalReflex reflex;
  public final Router router;
  public final ScriptRunner scriptRunner;
  public final Lazy<Engine> engine;

  public App(Setting setting) {
    this.setting = setting;
    Clock clock = setting.clock();
    Path shipped = setting.home().resolve("library");
    workspace = Workspace.open(setting.environment(), processes);
    Configuration configuration = workspace.configuration();
    Map<String, String> defaults = configuration.defaults();
    var reader = new LibraryReader(shipped, workspace);
    library = new LiveLibrary(reader, clock);
    prices = new PriceCatalogue(shipped.resolve("prices.json"), configuration.prices(), clock);
    models = new ModelSelection(workspace, new OllamaProbe());
    var embeddings = new LocalEmbeddings(cache(setting).resolve("native"));
    reflex = new LocalReflex(embeddings, cache(setting), defaults, clock);
    router = new Router(library, defaults, reflex);
    scriptRunner = new ScriptRunner(workspace, shipped.resolve("scripts/lib"), processes, sandbox);
    engine = new Lazy<>(() -> new Engine(this));
  }

  /** Where what was computed of libraries is kept; several homes may share it. */
  private static Path cache(Setting setting) {
    return Optional.ofNullable(System.getProperty("quartet.cache"))
        .map(Path::of)
        .orElseGet(() -> setting.environment().userFolder().resolve("cache"));
  }

  /** Loads what a request will need, beside other work: the library, then the tokenizer. */
  public void warmUp() {
    Thread.ofPlatform()
        .daemon()
        .name("warm-up")
        .start(() -> {
          reflex.warmUp(library.get());
          int _ = counter.count("");
        });
  }

  /**
   * Learns the library's meanings beside other work; a server's first requests need them at once.
   */
  public void learn() {
    Thread.ofPlatform().daemon().name("learn").start(() -> reflex.learn(library.get()));
  }

  /** What answers requests; needs the database. */
  public static final class Engine {
    public final Database database;
    public final Runs runs;
    public final Approvals approvals;
    public final DirectExecutor direct;
    public final Ledger ledger;
    public final LedgerReader records;
    public final RequestFlow flow;
    public final Alerts alerts = new LoggedAlerts();
    public final Jobs jobs;

    private Engine(App app) {
      Map<String, String> defaults = app.workspace.configuration().defaults();
      Clock clock = app.setting.clock();
      Configuration.Limits limits = app.workspace.configuration().limits();
      var ids = new Ids(clock);
      database = Database.open(app.workspace.state().resolve("quartet.db"));
      runs =
          new Runs(
              database,
              new Budgets(database, clock, app.workspace.configuration().budgets()),
              clock,
              ids);
      approvals = new Approvals(database, clock, ids, limits.approval());
      var conversations = new Conversations(database, clock, ids);

      var caller = new LangChainCaller(app.counter, LangChainCaller.Patience.USUAL);
      var calls = new ModelCalls(app.models, caller, app.prices, app.counter, Thread::sleep);
      var loop = new AgentLoop(calls, new QualityChecks(app.processes, app.sandbox));

      var script =
          new ScriptExecutor(
              app.library, app.scriptRunner, new ScriptCache(database, clock), approvals, defaults);
      direct = new DirectExecutor(app.library, app.reflex, script, loop, app.counter, limits);
      var context = new SpecialistContext(app.library, app.workspace, app.counter);
      var work = new SpecialistWork(context, loop, app.processes, app.sandbox, app.workspace);
      var specialist = new SpecialistExecutor(app.library, work, limits);
      var stages = new StageWorker(app.library, loop, script, work, app.counter, limits);
      var pipeline = new PipelineExecutor(app.library, stages, approvals);

      records = new LedgerReader(database);
      var baseline =
          new Baseline(
              app.library,
              () -> app.models.reference(Role.SPECIALIST),
              app.prices,
              app.counter,
              app.workspace.state());
      ledger = new Ledger(database, records, baseline, conversations, runs, clock, ids);
      flow =
          new RequestFlow(
              runs,
              new Admission(conversations, app.setting.environment().folder()),
              app.router,
              new Executors(script, direct, specialist, pipeline),
              ledger,
              new Replies(records),
              limits.handoffs());
      jobs = new Jobs(app.workspace, database, flow, alerts, clock);
    }
  }

  @Override
  public void close() {
    if (engine.isMade()) {
      engine.get().database.close();
    }
    processes.close();
  }
}
