package dev.quartet;

import dev.quartet.admission.Admission;
import dev.quartet.admission.Conversations;
import dev.quartet.decision.HeedfulReflex;
import dev.quartet.decision.Objections;
import dev.quartet.decision.Reflex;
import dev.quartet.decision.Router;
import dev.quartet.decision.reflex.LocalReflex;
import dev.quartet.decision.reflex.SkillHint;
import dev.quartet.execution.ContextPreview;
import dev.quartet.execution.Executors;
import dev.quartet.execution.WorkHistory;
import dev.quartet.execution.agent.AgentLoop;
import dev.quartet.execution.agent.QualityChecks;
import dev.quartet.execution.direct.DirectContext;
import dev.quartet.execution.direct.DirectExecutor;
import dev.quartet.execution.direct.DirectTools;
import dev.quartet.execution.direct.MemoryTools;
import dev.quartet.execution.direct.RunningSummary;
import dev.quartet.execution.pipeline.PipelineExecutor;
import dev.quartet.execution.pipeline.StageContext;
import dev.quartet.execution.pipeline.StageWorker;
import dev.quartet.execution.script.ScriptCache;
import dev.quartet.execution.script.ScriptExecutor;
import dev.quartet.execution.script.ScriptRunner;
import dev.quartet.execution.specialist.SpecialistContext;
import dev.quartet.execution.specialist.SpecialistExecutor;
import dev.quartet.execution.specialist.SpecialistWork;
import dev.quartet.ledger.Baseline;
import dev.quartet.ledger.Ledger;
import dev.quartet.ledger.LedgerReader;
import dev.quartet.ledger.Redaction;
import dev.quartet.ledger.Retention;
import dev.quartet.ledger.SideBudget;
import dev.quartet.ledger.misroute.Audit;
import dev.quartet.ledger.misroute.Feedback;
import dev.quartet.ledger.misroute.Misroutes;
import dev.quartet.ledger.misroute.Misrouting;
import dev.quartet.ledger.misroute.Rephrasing;
import dev.quartet.ledger.telemetry.Telemetry;
import dev.quartet.ledger.telemetry.TelemetrySettings;
import dev.quartet.library.Library;
import dev.quartet.library.LibraryReader;
import dev.quartet.library.LiveLibrary;
import dev.quartet.library.ScriptManifest;
import dev.quartet.library.recall.Notes;
import dev.quartet.library.recall.ProjectHistory;
import dev.quartet.library.recall.Recall;
import dev.quartet.model.LangChainCaller;
import dev.quartet.model.LocalEmbeddings;
import dev.quartet.model.OllamaProbe;
import dev.quartet.model.PriceCatalogue;
import dev.quartet.model.Role;
import dev.quartet.model.TokenCounter;
import dev.quartet.model.VectorCache;
import dev.quartet.platform.Cancellation.Cancelled;
import dev.quartet.platform.Ids;
import dev.quartet.platform.Lazy;
import dev.quartet.platform.Processes;
import dev.quartet.platform.Sandbox;
import dev.quartet.reply.Replies;
import dev.quartet.run.Approvals;
import dev.quartet.run.Budgets;
import dev.quartet.run.ModelCalls;
import dev.quartet.run.OutsideText;
import dev.quartet.run.Runs;
import dev.quartet.store.Database;
import dev.quartet.store.SqliteLibrary;
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

  private static final String DATABASE = "quartet.db";

  /** No example is worded so: it is compared by meaning. */
  private static final String REHEARSED = "Is there some disk space left on that machine?";

  public final Setting setting;
  public final Processes processes = new Processes();
  public final Lazy<Sandbox> sandbox = new Lazy<>(() -> Sandbox.detect(processes));
  public final Workspace workspace;
  public final Supplier<Library> library;
  public final PriceCatalogue prices;
  public final TokenCounter counter = new TokenCounter();
  public final ModelSelection models;
  public final LocalEmbeddings embeddings;
  public final LocalReflex reflex;
  public final SkillHint skillHint;
  public final Recall recall;
  public final Notes notes;
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
    embeddings = new LocalEmbeddings(cache(setting).resolve("native"));
    reflex = new LocalReflex(embeddings, cache(setting), defaults, this::isReady, clock);
    skillHint = new SkillHint(embeddings, cache(setting));
    recall =
        new Recall(
            library,
            () -> engine().history.passages(),
            new VectorCache(cache(setting).resolve("recalled"), embeddings),
            counter);
    notes = new Notes(library, recall, workspace, clock);
    router = new Router(library, defaults, new HeedfulReflex(reflex, new Objections(this::record)));
    scriptRunner = new ScriptRunner(workspace, shipped.resolve("scripts/lib"), processes, sandbox);
    engine = new Lazy<>(() -> new Engine(this));
  }

  /** The engine, for what is made before it and used after. */
  private Engine engine() {
    return engine.get();
  }

  private boolean isReady(ScriptManifest script) {
    return script.needs().stream()
        .allMatch(group -> group.stream().anyMatch(workspace.secrets()::knows));
  }

  /** Where what was computed of libraries is kept; several homes may share it. */
  private static Path cache(Setting setting) {
    return Optional.ofNullable(System.getProperty("quartet.cache"))
        .map(Path::of)
        .orElseGet(() -> setting.environment().userFolder().resolve("cache"));
  }

  /** The record, where there is one: a look at a route must not make it. */
  private Optional<Database> record() {
    return workspace.hasState(DATABASE) ? Optional.of(engine.get().database) : Optional.empty();
  }

  /** Loads what a request will need, beside other work: the library, then the tokenizer. */
  public void warmUp() {
    beside(
        "warm-up",
        () -> {
          reflex.warmUp(library.get());
          int _ = counter.count("");
        });
  }

  /**
   * Learns the library's meanings beside other work, the encoder beside the library, decides once,
   * then loads the tokenizer: a server's first request finds everything there.
   */
  public void learn() {
    beside("encoder", () -> embeddings.embed("warm"));
    beside(
        "learn",
        () -> {
          Library current = library.get();
          reflex.learn(current);
          var _ = reflex.recognise(new Reflex.Query(REHEARSED, false), current);
          int _ = counter.count("");
          skillHint.learn(current);
        });
  }

  private static void beside(String name, Runnable work) {
    Thread.ofPlatform()
        .daemon()
        .name(name)
        .start(() -> {
          try {
            work.run();
          } catch (Cancelled e) {
            // The process ends before it was needed.
          }
        });
  }

  /** What answers requests; needs the database. */
  public static final class Engine {
    public final Database database;
    public final Runs runs;
    public final Approvals approvals;
    public final Conversations conversations;
    public final ContextPreview contexts;
    public final ProjectHistory history;
    public final Baseline baseline;
    public final Ledger ledger;
    public final Optional<Telemetry> telemetry;
    public final LedgerReader records;
    public final Misroutes misroutes;
    public final Feedback feedback;
    public final Retention retention;
    public final Audit audit;
    public final RequestFlow flow;
    public final Monitoring monitoring;

    private Engine(App app) {
      Map<String, String> defaults = app.workspace.configuration().defaults();
      Clock clock = app.setting.clock();
      Configuration.Limits limits = app.workspace.configuration().limits();
      var ids = new Ids(clock);
      SqliteLibrary.unpack(cache(app.setting).resolve("native"));
      database = Database.open(app.workspace.state().resolve(DATABASE));
      var budgets = new Budgets(database, clock, app.workspace.configuration().budgets());
      runs = new Runs(database, budgets, clock, ids);
      approvals = new Approvals(database, clock, ids, limits.approval());
      history = new ProjectHistory(database, app.workspace.secrets(), clock);
      conversations = new Conversations(database, clock, ids);

      var caller = new LangChainCaller(app.counter, LangChainCaller.Patience.USUAL);
      var calls = new ModelCalls(app.models, caller, app.prices, app.counter, Thread::sleep);
      var loop = new AgentLoop(calls, new QualityChecks(app.processes, app.sandbox), app.counter);

      var script =
          new ScriptExecutor(
              app.library, app.scriptRunner, new ScriptCache(database, clock), approvals, defaults);
      var directContext = new DirectContext(app.skillHint, app.counter);
      var summary = new RunningSummary(calls, conversations, app.counter);
      var memory = new MemoryTools(app.recall, app.notes, approvals, new OutsideText(database));
      var tools = new DirectTools.Sources(app.reflex, script, memory);
      var direct = new DirectExecutor(app.library, tools, loop, directContext, summary, limits);
      var context = new SpecialistContext(app.library, app.recall, app.counter);
      var work = new SpecialistWork(context, loop, app.processes, app.sandbox, app.workspace);
      var specialist = new SpecialistExecutor(app.library, work, limits);
      var stageContext = new StageContext(app.library, work::components, app.counter);
      var stages = new StageWorker(app.library, loop, script, work, stageContext, limits);
      var pipeline = new PipelineExecutor(app.library, stages, approvals);
      contexts = new ContextPreview(app.library, directContext, context, stageContext);

      records = new LedgerReader(database);
      baseline =
          new Baseline(
              app.library,
              () -> app.models.reference(Role.SPECIALIST),
              app.prices,
              app.counter,
              app.workspace.state());
      misroutes = new Misroutes(database, clock, ids);
      feedback = new Feedback(database, misroutes, app.library, clock);
      retention =
          new Retention(
              database,
              app.workspace.configuration().recording(),
              new Redaction(app.workspace.secrets()::mask),
              clock);
      var misrouting =
          new Misrouting(misroutes, new Rephrasing(database, misroutes, app.embeddings));
      ledger = new Ledger(database, baseline, conversations, runs, misrouting, clock, ids);
      long day = app.workspace.configuration().budgets().day();
      var spending = new SideBudget(database, clock, Audit.CALLER, day);
      telemetry = TelemetrySettings.of(app.setting.environment()).map(Telemetry::new);
      telemetry.ifPresent(ledger.endings()::listen);
      audit =
          new Audit(
              runs,
              records,
              ledger,
              calls,
              app.library,
              misroutes,
              new Audit.Policy(app.workspace.configuration().recording().audit(), spending));
      flow =
          new RequestFlow(
              runs,
              new Admission(conversations, app.setting.environment().folder()),
              app.router,
              new Executors(
                  script, direct, specialist, pipeline, new WorkHistory(history, work::project)),
              ledger,
              new Replies(records),
              limits.handoffs());
      monitoring = new Monitoring(app, this, budgets, calls);
    }
  }

  @Override
  public void close() {
    embeddings.close();
    if (engine.isMade()) {
      engine.get().monitoring.alerts.deliverBriefly();
      engine.get().telemetry.ifPresent(Telemetry::close);
      if (engine.get().retention.isActive()) {
        var _ = engine.get().retention.prune();
      }
      engine.get().database.close();
    }
    processes.close();
  }
}
