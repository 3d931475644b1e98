package dev.quartet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.Request;
import dev.quartet.platform.Json;
import dev.quartet.platform.Problem;
import dev.quartet.reply.Reply;
import dev.quartet.run.Event;
import dev.quartet.run.EventSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Answers through the workspace's server. */
final class RemoteAnswering implements Answering {
  private static final Duration CONNECT = Duration.ofSeconds(2);

  private final ServerFile server;
  private final AtomicReference<String> current = new AtomicReference<>("");

  RemoteAnswering(ServerFile server) {
    this.server = server;
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::endCurrent));
  }

  /**
   * Whether the server that the file names is there: a process id may have gone to another program.
   */
  static boolean answers(ServerFile server) {
    URI address = URI.create(server.address());
    try (var socket = new java.net.Socket()) {
      socket.connect(
          new java.net.InetSocketAddress(address.getHost(), address.getPort()),
          (int) CONNECT.toMillis());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** On Ctrl-C the server is told to end the request too. */
  private void endCurrent() {
    String run = current.get();
    if (!run.isEmpty()) {
      boolean _ = cancel(run);
    }
  }

  @Override
  public Reply answer(Request request, EventSink events) {
    return streamed("/api/requests", body(request), events);
  }

  private static Map<String, Object> body(Request request) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("text", request.text());
    body.put("caller", request.caller());
    request.conversation().ifPresent(id -> body.put("conversation", id));
    Request.Options options = request.options();
    options.tier().ifPresent(tier -> body.put("tier", tier));
    body.put("attachments", options.attachments());
    options.repository().ifPresent(path -> body.put("repository", path));
    options.folder().ifPresent(path -> body.put("folder", path));
    options
        .maxCostNanos()
        .ifPresent(nanos -> body.put("maxCostUsd", java.math.BigDecimal.valueOf(nanos, 9)));
    body.put("approved", options.approved());
    options.traceparent().ifPresent(header -> body.put("traceparent", header));
    return body;
  }

  @Override
  public Reply decide(String id, boolean yes, EventSink events) {
    return streamed("/api/approvals/" + id, Map.of("decision", yes ? "approve" : "deny"), events);
  }

  @Override
  public Reply runJob(String name, EventSink events) {
    return streamed(
        "/api/jobs/" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "/run", Map.of(), events);
  }

  @Override
  public boolean cancel(String id) {
    try {
      return post("/api/requests/" + id + "/cancel", "{}", "application/json").getResponseCode()
              / 100
          == 2;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The JDK's plain client: it starts several times faster than the one that also speaks HTTP/2 and
   * TLS.
   */
  private HttpURLConnection post(String path, String json, String accept) throws IOException {
    var connection =
        (HttpURLConnection) URI.create(server.address() + path).toURL().openConnection();
    connection.setConnectTimeout((int) CONNECT.toMillis());
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setRequestProperty("Authorization", "Bearer " + server.token());
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setRequestProperty("Accept", accept);
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    // A body of fixed length is never sent a second time when the server breaks off: it may have
    // acted.
    connection.setFixedLengthStreamingMode(bytes.length);
    try (OutputStream body = connection.getOutputStream()) {
      body.write(bytes);
    }
    return connection;
  }

  private Reply streamed(String path, Map<String, Object> body, EventSink events) {
    try {
      HttpURLConnection connection = post(path, Json.write(body), "text/event-stream");
      int status = connection.getResponseCode();
      if (status == HttpURLConnection.HTTP_UNAUTHORIZED) {
        throw Problem.failed(
            "token",
            "The server at " + server.address() + " does not know our token; it was restarted",
            "Try again.");
      }
      boolean good = status / 100 == 2;
      try (InputStream stream = good ? connection.getInputStream() : connection.getErrorStream()) {
        boolean streaming =
            String.valueOf(connection.getContentType()).startsWith("text/event-stream");
        return streaming ? replyAtTheEnd(stream, events) : plainReply(stream);
      }
    } catch (IOException e) {
      throw Problem.failed(
          "server",
          "The server at " + server.address() + " broke off: " + e.getMessage(),
          "See: quartet ledger");
    }
  }

  private static Reply plainReply(InputStream stream) throws IOException {
    JsonNode node = Json.tree(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    if (node.has("status")) {
      return Json.mapper().treeToValue(node, Reply.class);
    }
    JsonNode error = node.path("error");
    String code = error.path("code").asText("server");
    throw new Problem(
        kind(code),
        code,
        error.path("message").asText("The server refused the request"),
        error.path("hint").asText());
  }

  /** The same exit code through the server as alone. */
  private static Problem.Kind kind(String code) {
    return switch (code) {
      case "job_disabled", "job_running", "untrusted" -> Problem.Kind.REFUSED;
      case "unknown_job" -> Problem.Kind.NOT_FOUND;
      default -> Problem.Kind.USAGE;
    };
  }

  private Reply replyAtTheEnd(InputStream stream, EventSink events) throws IOException {
    var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    String type = "";
    var data = new StringBuilder();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.startsWith("event:")) {
        type = line.substring(6).strip();
      } else if (line.startsWith("data:")) {
        data.append(line.substring(5).strip());
      } else if (line.isEmpty() && !data.isEmpty()) {
        JsonNode node = Json.tree(data.toString());
        data.setLength(0);
        current.set(node.path("run").asText(current.get()));
        if (type.equals("done")) {
          current.set("");
          return Json.mapper().treeToValue(node.path("reply"), Reply.class);
        }
        publish(type, node, events);
      }
    }
    throw Problem.failed(
        "server", "The server ended before the reply was complete", "See: quartet ledger");
  }

  private static void publish(String type, JsonNode node, EventSink events) throws IOException {
    switch (type) {
      case "decision" -> events.accept(Json.mapper().treeToValue(node, Event.Decided.class));
      case "step" -> events.accept(Json.mapper().treeToValue(node, Event.Stepped.class));
      case "text" -> events.accept(Json.mapper().treeToValue(node, Event.Text.class));
      case "handoff" -> events.accept(Json.mapper().treeToValue(node, Event.HandedOff.class));
      case "approval" -> events.accept(Json.mapper().treeToValue(node, Event.ApprovalNeeded.class));
      default -> {
        // A newer server may say more than this command line shows.
      }
    }
  }
}
