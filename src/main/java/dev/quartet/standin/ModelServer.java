package dev.quartet.standin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.model.Message.ToolCall;
import dev.quartet.model.TokenCounter;
import dev.quartet.model.Usage;
import dev.quartet.platform.Json;
import dev.quartet.standin.Wire.SseEvent;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A stand-in for the model providers, on loopback: speaks Anthropic's, OpenAI's and Gemini's
 * protocols, streaming and not, and replies what a {@link Responder} decides.
 */
public final class ModelServer implements AutoCloseable {
  private static final Duration HEARTBEAT = Duration.ofMillis(20);
  private static final String JSON = "application/json";

  private final Responder responder;
  private final PromptCache cache = new PromptCache(new TokenCounter());
  private final List<Asked> requests = new CopyOnWriteArrayList<>();
  private final AtomicLong calls = new AtomicLong();
  private final Semaphore disconnects = new Semaphore(0);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final WebServer server;

  /** Starts on a free port. */
  public ModelServer(Responder responder) {
    this.responder = responder;
    this.server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            .shutdownHook(false)
            .shutdownGracePeriod(Duration.ofMillis(200))
            .routing(this::routes)
            .build()
            .start();
  }

  /**
   * A server that makes these replies, in order, and an HTTP error of status 500 once they are used
   * up.
   */
  public static ModelServer replying(Scripted... replies) {
    Queue<Scripted> left = new ArrayDeque<>(List.of(replies));
    return new ModelServer(_ -> {
      synchronized (left) {
        return Optional.ofNullable(left.poll())
            .orElseGet(() -> Scripted.error(500, "The script of replies is used up"));
      }
    });
  }

  private void routes(HttpRouting.Builder routing) {
    Wire anthropic = new AnthropicWire();
    Wire openAi = new OpenAiWire();
    Wire gemini = new GeminiWire();
    routing
        .post("/v1/messages", (req, res) -> answer(anthropic, req, res, ""))
        .post("/v1/chat/completions", (req, res) -> answer(openAi, req, res, ""))
        .post(
            "/v1beta/models/{call}",
            (req, res) -> answer(gemini, req, res, req.path().pathParameters().get("call")))
        .get("/v1/models", (_, res) -> json(res, 200, models()));
  }

  private static String models() {
    return Json.write(
        Map.of(
            "object",
            "list",
            "has_more",
            false,
            "data",
            List.of(model("claude-sonnet-5"), model("claude-opus-5"))));
  }

  private static Map<String, Object> model(String id) {
    return Map.of(
        "id", id,
        "object", "model",
        "type", "model",
        "display_name", id + " (simulated)",
        "owned_by", "simulated");
  }

  /**
   * Answers one request.
   *
   * @param call Gemini's {@code model:method} from the path; empty elsewhere
   */
  private void answer(Wire wire, ServerRequest req, ServerResponse res, String call) {
    JsonNode body;
    try {
      body = Json.tree(req.content().as(String.class));
    } catch (IllegalArgumentException e) {
      json(res, 400, wire.error(400, "The body is not JSON"));
      return;
    }
    int colon = call.indexOf(':');
    Asked asked = wire.read(body, credential(req), colon < 0 ? "" : call.substring(0, colon));
    requests.add(asked);
    boolean streaming = body.path("stream").asBoolean() || call.endsWith(":streamGenerateContent");
    play(new Exchange(wire, asked, res, streaming), responder.respond(asked));
  }

  private static String credential(ServerRequest req) {
    return List.of("x-api-key", "x-goog-api-key", "authorization").stream()
        .map(name -> req.headers().first(io.helidon.http.HeaderNames.create(name)))
        .flatMap(Optional::stream)
        .map(value -> value.replaceFirst("^Bearer ", ""))
        .findFirst()
        .orElse("");
  }

  private record Exchange(Wire wire, Asked asked, ServerResponse response, boolean streaming) {}

  private void play(Exchange exchange, Scripted scripted) {
    switch (scripted) {
      case Scripted.Reply reply -> whole(exchange, reply);
      case Scripted.HttpError error -> refuse(exchange, error);
      case Scripted.Cut(Scripted.Reply reply, int events) ->
          stream(exchange, first(events(exchange, reply), events));
      case Scripted.Silent(Scripted.Reply reply, int events) ->
          silent(exchange, first(events(exchange, reply), events));
      case Scripted.Garbage(Scripted.Reply reply, int events) ->
          stream(exchange, with(exchange, reply, events, new SseEvent("", "{\"type\": nonsense")));
      case Scripted.ErrorEvent(Scripted.Reply reply, int events, String type) ->
          stream(exchange, with(exchange, reply, events, exchange.wire().errorEvent(type)));
      case Scripted.Later(Duration delay, Scripted then) -> {
        if (closes(delay)) {
          refuse(exchange, Scripted.error(503, "The stand-in is closing"));
        } else {
          play(exchange, then);
        }
      }
    }
  }

  private void whole(Exchange exchange, Scripted.Reply scripted) {
    if (exchange.streaming()) {
      stream(exchange, events(exchange, scripted));
    } else {
      Scripted.Reply reply = numbered(scripted);
      json(
          exchange.response(),
          200,
          exchange.wire().document(exchange.asked(), reply, usage(exchange, reply)));
    }
  }

  private static void refuse(Exchange exchange, Scripted.HttpError error) {
    error
        .retryAfter()
        .ifPresent(
            wait -> exchange.response().header("Retry-After", Long.toString(wait.toSeconds())));
    json(
        exchange.response(),
        error.status(),
        exchange.wire().error(error.status(), error.message()));
  }

  private List<SseEvent> events(Exchange exchange, Scripted.Reply scripted) {
    Scripted.Reply reply = numbered(scripted);
    return exchange.wire().events(exchange.asked(), reply, usage(exchange, reply));
  }

  private Usage usage(Exchange exchange, Scripted.Reply reply) {
    return reply.usage().orElseGet(() -> cache.usage(exchange.asked(), reply));
  }

  private List<SseEvent> with(
      Exchange exchange, Scripted.Reply reply, int events, SseEvent further) {
    return java.util.stream.Stream.concat(
            first(events(exchange, reply), events).stream(), java.util.stream.Stream.of(further))
        .toList();
  }

  private static List<SseEvent> first(List<SseEvent> events, int count) {
    return events.subList(0, Math.min(count, events.size()));
  }

  private Scripted.Reply numbered(Scripted.Reply reply) {
    List<ToolCall> numbered =
        reply.calls().stream()
            .map(call ->
                call.id().isEmpty()
                    ? new ToolCall(
                        "toolu_" + calls.incrementAndGet(), call.name(), call.arguments())
                    : call)
            .toList();
    return new Scripted.Reply(reply.text(), numbered, reply.stop(), reply.usage());
  }

  private void stream(Exchange exchange, List<SseEvent> events) {
    try (OutputStream out = open(exchange)) {
      send(out, events);
    } catch (IOException | RuntimeException e) {
      disconnects.release();
    }
  }

  /** Comments keep the connection honest: they fail once the client has gone. */
  private void silent(Exchange exchange, List<SseEvent> events) {
    try (OutputStream out = open(exchange)) {
      send(out, events);
      while (!closes(HEARTBEAT)) {
        write(out, ":\n\n");
      }
    } catch (IOException | RuntimeException e) {
      disconnects.release();
    }
  }

  private static OutputStream open(Exchange exchange) {
    exchange.response().header("Content-Type", "text/event-stream; charset=utf-8");
    return exchange.response().outputStream();
  }

  private static void send(OutputStream out, List<SseEvent> events) throws IOException {
    for (SseEvent event : events) {
      write(out, event.wire());
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static void json(ServerResponse response, int status, String body) {
    response.status(status).header("Content-Type", JSON).send(body);
  }

  private boolean closes(Duration within) {
    try {
      return closing.await(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  public int port() {
    return server.port();
  }

  /** The value for ANTHROPIC_BASE_URL. */
  public String anthropicBaseUrl() {
    return "http://127.0.0.1:" + port();
  }

  /** The value for OPENAI_BASE_URL. */
  public String openAiBaseUrl() {
    return "http://127.0.0.1:" + port() + "/v1";
  }

  /** The value for GEMINI_BASE_URL. */
  public String geminiBaseUrl() {
    return "http://127.0.0.1:" + port() + "/v1beta";
  }

  /** Every request so far, in the order of arrival. */
  public List<Asked> requests() {
    return List.copyOf(requests);
  }

  /** Waits until a client has closed the connection of a stream; whether one did in time. */
  public boolean awaitDisconnect(Duration patience) throws InterruptedException {
    return disconnects.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop();
  }
}
