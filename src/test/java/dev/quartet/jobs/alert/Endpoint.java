package dev.quartet.jobs.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.quartet.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** What alerts are posted to: a real server on loopback that can go away and come back. */
public final class Endpoint implements AutoCloseable {
  /** What was posted, and under which id. */
  public record Posted(String path, String idempotencyKey, JsonNode body) {}

  /** What it answers. */
  public record Answer(int status, Map<String, String> headers, String body) {
    public static final Answer OK = new Answer(200, Map.of(), "ok");
  }

  private final List<Posted> posted = new CopyOnWriteArrayList<>();
  private final List<Posted> accepted = new CopyOnWriteArrayList<>();
  private final int port;
  private volatile Function<Posted, Answer> answers = _ -> Answer.OK;
  private Optional<HttpServer> server = Optional.empty();

  public Endpoint() {
    this.port = start(0);
  }

  private int start(int wanted) {
    try {
      var started =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 100);
      started.createContext("/", this::handle);
      started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      started.start();
      server = Optional.of(started);
      return started.getAddress().getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      var message =
          new Posted(
              exchange.getRequestURI().toString(),
              String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
              Json.tree(new String(body, StandardCharsets.UTF_8)));
      posted.add(message);
      Answer answer = answers.apply(message);
      if (answer.status() == 200) {
        accepted.add(message);
      }
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] text = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), text.length == 0 ? -1 : text.length);
      exchange.getResponseBody().write(text);
    }
  }

  public String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  Endpoint answering(Function<Posted, Answer> answer) {
    answers = answer;
    return this;
  }

  Endpoint answering(int status, String body) {
    return answering(_ -> new Answer(status, Map.of(), body));
  }

  /** Everything that was posted, taken or not. */
  public List<Posted> posted() {
    return List.copyOf(posted);
  }

  /** The messages that it answered with 200. */
  public List<JsonNode> accepted() {
    return accepted.stream().map(Posted::body).toList();
  }

  public List<String> titles() {
    return accepted().stream().map(body -> body.path("title").asText()).toList();
  }

  /** From now on nothing listens there. */
  void die() {
    server.ifPresent(running -> running.stop(0));
    server = Optional.empty();
  }

  /** It listens again, at the same address. */
  void comeBack() {
    start(port);
  }

  @Override
  public void close() {
    die();
  }
}
