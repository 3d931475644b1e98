package dev.quartet.gateway;

import dev.quartet.jobs.JobRun;
import dev.quartet.platform.Problem;
import dev.quartet.reply.Reply;
import dev.quartet.run.EventSink;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.time.Duration;
import java.util.List;

/** The running server: makes every part of this room, in order, and starts listening. */
public final class Gateway implements AutoCloseable, JobRun.Carrier {
  private final GatewaySettings settings;
  private final EventsApi events;
  private final LiveRequests live;
  private final List<Routes.Endpoint> endpoints;
  private final WebServer server;

  private Gateway(GatewaySettings settings, Parts parts) {
    this.settings = settings;
    events = new EventsApi(parts.database()::version);
    var metrics = new Metrics(parts);
    parts.flow().ledger().endings().listen(metrics::count);
    var console = new ConsolePages();
    var access = new Access(settings);
    live = new LiveRequests(parts.flow(), events, parts.afterwards());
    var answers = new Answers(parts.flow().replies().records());
    var headers = new SecurityHeaders(console.importMapHash());

    HttpRouting.Builder routing = HttpRouting.builder();
    Errors.handle(routing);
    routing.addFilter((chain, _, response) -> {
      headers.add(response);
      chain.proceed();
    });
    routing.addFilter(access::check);

    var routes = new Routes(routing);
    new RequestsApi(parts.flow(), live, answers, access, parts.clock()).serve(routes);
    new MisroutesApi(
            parts.flow().replies().records(), parts.misroutes(), parts.feedback(), parts.clock())
        .serve(routes);
    new ApprovalsApi(parts.approvals(), live, answers).serve(routes);
    new LibraryApi(parts.library()).serve(routes);
    new JobsApi(parts.jobs(), live, answers).serve(routes);
    new AlertsApi(parts.alerts()).serve(routes);
    new HeartbeatApi(parts.heartbeat()).serve(routes);
    new ReportApi(parts.reports(), parts.clock()).serve(routes);
    events.serve(routes);
    new HealthApi(parts.database(), live, settings.version()).serve(routes);
    metrics.serve(routes);
    new OpenApi(settings.version()).serve(routes);
    console.serve(routes);
    endpoints = routes.endpoints();
    routing.any((request, _) -> {
      throw new ApiException(
          404,
          "no_path",
          "There is no " + request.prologue().method().text() + " " + request.path().path(),
          "The paths are listed at /openapi.json");
    });
    server = server(settings, routing);
  }

  private static WebServer server(GatewaySettings settings, HttpRouting.Builder routing) {
    return WebServer.builder()
        .host(settings.host())
        .port(settings.port())
        .shutdownHook(false)
        .shutdownGracePeriod(Duration.ofSeconds(2))
        .routing(routing)
        .build();
  }

  /**
   * Starts the server.
   *
   * @throws Problem when it cannot listen there
   */
  public static Gateway start(GatewaySettings settings, Parts parts) {
    var gateway = new Gateway(settings, parts);
    try {
      gateway.server.start();
    } catch (RuntimeException e) {
      var problem =
          Problem.failed(
              "cannot_listen",
              "Cannot listen on " + settings.host() + ":" + settings.port() + ": " + rootMessage(e),
              "Another program may use the port; choose one with --port.");
      problem.initCause(e);
      throw problem;
    }
    return gateway;
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** Carries a run of a job out among the live requests, heard and counted as they are. */
  @Override
  public Reply carryOut(JobRun.Begin begin) {
    return live.begin(begin, EventSink.NONE).reply().join();
  }

  /** What is served, for the description to be held against. */
  List<Routes.Endpoint> endpoints() {
    return endpoints;
  }

  /** Lets the requests under way end within the time of grace, then stops listening. */
  public void stop() {
    live.stop(settings.grace());
    events.close();
    server.stop();
  }

  @Override
  public void close() {
    stop();
  }
}
