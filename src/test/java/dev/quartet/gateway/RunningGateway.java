package dev.quartet.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.App;
import dev.quartet.ledger.ReportReader;
import dev.quartet.platform.Json;
import dev.quartet.workspace.Environment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real server on a small library, and a client of it. */
final class RunningGateway implements AutoCloseable {
  static final String TOKEN = "the-token-of-the-test";

  private static final String SCRIPT =
      """
      #!/usr/bin/env bash
      # ---
      # description: %s
      # effect: %s
      %s# examples:
      #   - %s
      # ---
      %s
      """;

  final App app;
  final Gateway gateway;
  private final HttpClient client = HttpClient.newHttpClient();

  RunningGateway(Path folder) throws IOException {
    this(folder, Clock.systemUTC(), Map.of());
  }

  /** With more variables in its environment. */
  RunningGateway(Path folder, Map<String, String> variables) throws IOException {
    this(folder, Clock.systemUTC(), variables);
  }

  /** With the time of a clock, and more variables in its environment. */
  RunningGateway(Path folder, Clock clock, Map<String, String> variables) throws IOException {
    library(folder.resolve("library"));
    Path home = Files.createDirectories(folder.resolve("home"));
    Path work = Files.createDirectories(folder.resolve("work"));
    Map<String, String> all = new HashMap<>(variables);
    all.put("HOME", home.toString());
    all.put("PATH", System.getenv("PATH"));
    app = new App(new App.Setting(folder, new Environment(Map.copyOf(all), work), clock));
    var settings =
        new GatewaySettings(
            "127.0.0.1",
            0,
            TOKEN,
            List.of("quartet.example.com"),
            List.of("https://quartet.example.com"),
            "1.2.3",
            Duration.ofSeconds(1));
    gateway = Gateway.start(settings, parts(app, clock));
  }

  /** What a server of an app stands on. */
  static Parts parts(App app, Clock clock) {
    App.Engine engine = app.engine.get();
    return new Parts(
        engine.flow,
        engine.approvals,
        app.library,
        engine.monitoring.jobs,
        engine.monitoring.alerts,
        engine.monitoring.heartbeat,
        new ReportReader(engine.database, clock),
        engine.misroutes,
        engine.feedback,
        engine.audit::consider,
        engine.database,
        clock);
  }

  private static void library(Path library) throws IOException {
    Files.createDirectories(library.resolve("scripts/lib"));
    Files.copy(Path.of("library/prices.json"), library.resolve("prices.json"));
    script(
        library,
        "shop/orders",
        SCRIPT.formatted(
            "Orders of today by state",
            "read",
            "",
            "How many orders today?",
            "echo '42 orders today: 31 shipped, 9 packed, 2 waiting for stock'"));
    script(
        library,
        "shop/slow",
        SCRIPT.formatted("Takes its time", "read", "", "Take your time", "sleep 60"));
    script(
        library,
        "shop/refund",
        SCRIPT.formatted(
            "Refund an order",
            "write",
            """
            # params:
            #   - {name: order, type: integer, required: true, description: which order}
            """,
            "Refund order 17",
            "echo 'Order 17 was refunded'"));
  }

  private static void script(Path library, String id, String content) throws IOException {
    Path file = library.resolve("scripts").resolve(id + ".sh");
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  String address() {
    return "http://127.0.0.1:" + gateway.port();
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    return send(request(path, headers).GET().build());
  }

  HttpResponse<String> post(String path, String body, String... headers) throws Exception {
    return send(
        request(path, headers)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  HttpResponse<String> post(String path) throws Exception {
    return send(request(path).POST(HttpRequest.BodyPublishers.noBody()).build());
  }

  HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  HttpRequest.Builder request(String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(address() + path));
    return headers.length == 0 ? request : request.headers(headers);
  }

  static JsonNode json(HttpResponse<String> response) {
    return Json.tree(response.body());
  }

  @Override
  public void close() {
    client.close();
    gateway.stop();
    app.close();
  }
}
