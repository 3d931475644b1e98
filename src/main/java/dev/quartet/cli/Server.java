package dev.quartet.cli;

import dev.quartet.App;
import dev.quartet.gateway.Gateway;
import dev.quartet.gateway.GatewaySettings;
import dev.quartet.gateway.Parts;
import dev.quartet.jobs.JobScheduler;
import dev.quartet.jobs.alert.AlertSender;
import dev.quartet.ledger.ReportReader;
import dev.quartet.ledger.telemetry.Telemetry;
import dev.quartet.platform.Problem;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jline.utils.Signals;

/**
 * The workspace's server: the gateway, the jobs, the alerts, the file that tells the command line
 * of it, and the sweep for abandoned runs.
 */
final class Server implements AutoCloseable {
  /** What stops it, and the exit code then. */
  private static final Map<String, Integer> SIGNALS = Map.of("INT", 130, "TERM", 143);

  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final long SWEEP_SECONDS = 5;
  private static final long PRUNE_SECONDS = 60;

  /** The command line always comes over loopback, wherever else the server listens. */
  private static final String LOOPBACK = "127.0.0.1";

  private final App app;
  private final Gateway gateway;
  private final JobScheduler jobs;
  private final AlertSender alerts;
  private final ServerFile file;
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("sweeper").factory());

  private Server(App app, Gateway gateway, JobScheduler jobs, AlertSender alerts, ServerFile file) {
    this.app = app;
    this.gateway = gateway;
    this.jobs = jobs;
    this.alerts = alerts;
    this.file = file;
  }

  /**
   * Starts it.
   *
   * @throws Problem when another one runs for this workspace, or the port is taken
   */
  static Server start(App app, String host, int port) {
    ServerFile.find(app.workspace)
        .filter(RemoteAnswering::answers)
        .ifPresent(other -> {
          throw Problem.usage(
              "already_running",
              "A server for this workspace runs at " + other.address(),
              "Use that one, or stop it first (process " + other.pid() + ").");
        });
    app.learn();
    App.Engine engine = app.engine.get();
    engine.telemetry.ifPresent(telemetry -> telemetry.prepare(Telemetry.Sending.AGAIN));
    String token = token();
    var settings =
        new GatewaySettings(
            host, port, token, List.of(), List.of(), Build.current().version(), GRACE);
    var parts =
        new Parts(
            engine.flow,
            engine.approvals,
            app.library,
            engine.monitoring.jobs,
            engine.monitoring.alerts,
            engine.monitoring.heartbeat,
            new ReportReader(engine.database, app.setting.clock()),
            engine.misroutes,
            engine.feedback,
            engine.audit::consider,
            engine.database,
            app.setting.clock());
    Gateway gateway = Gateway.start(settings, parts);
    var file =
        new ServerFile(
            "http://" + LOOPBACK + ":" + gateway.port(),
            token,
            Build.current().id(),
            ProcessHandle.current().pid());
    file.write(app.workspace);
    engine.ledger.sweep();
    var jobs =
        JobScheduler.start(
            engine.monitoring.jobs,
            engine.database,
            app.setting.clock(),
            gateway,
            engine.monitoring.chores());
    var alerts = AlertSender.start(engine.monitoring.alerts);
    var server = new Server(app, gateway, jobs, alerts, file);
    var _ =
        server.sweeper.scheduleWithFixedDelay(
            server::sweep, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
    if (engine.retention.isActive()) {
      var _ =
          server.sweeper.scheduleWithFixedDelay(
              server::prune, PRUNE_SECONDS, PRUNE_SECONDS, TimeUnit.SECONDS);
    }
    return server;
  }

  private static String token() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private void sweep() {
    try {
      app.engine.get().ledger.sweep();
    } catch (Problem e) {
      // The database may be busy for a moment; the next sweep comes soon.
    }
  }

  private void prune() {
    try {
      var _ = app.engine.get().retention.prune();
    } catch (Problem e) {
      // The database may be busy for a moment; what is due stays due.
    }
  }

  String address() {
    return file.address();
  }

  /**
   * Waits until the process is told to stop.
   *
   * <p>Told by a signal, it closes in order before the process ends. However else it ends, a hook
   * does the same, beside those of others.
   *
   * @return the exit code that says which signal it was
   */
  int awaitStop() throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::close));
    var told = new ArrayBlockingQueue<Integer>(1);
    SIGNALS.forEach((name, exit) -> {
      var _ = Signals.register(name, () -> told.offer(exit));
    });
    int exit = told.take();
    // Whoever says it twice does not want to wait.
    SIGNALS.keySet().forEach(Signals::registerDefault);
    return exit;
  }

  @Override
  public synchronized void close() {
    if (!sweeper.isShutdown()) {
      sweeper.shutdown();
      file.remove(app.workspace);
      jobs.pause();
      gateway.stop();
      jobs.close();
      alerts.close();
      app.engine.get().telemetry.ifPresent(Telemetry::close);
    }
  }
}
