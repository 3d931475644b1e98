package dev.quartet.model;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.quartet.platform.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * The transport of one model call: a virtual thread reads the stream, a watch keeps what it tells.
 */
final class WatchedHttpClient implements HttpClient {
  /** A stream's proper end was missing. */
  static final class CutStream extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CutStream() {
      super("The provider's stream ended before the reply was complete");
    }
  }

  private static final int ERROR_BODY_BYTES = 16_384;

  private final java.net.http.HttpClient transport;
  private final CallWatch watch;
  private final Cancellation cancellation;
  private final Duration firstByte;

  WatchedHttpClient(
      java.net.http.HttpClient transport,
      CallWatch watch,
      Cancellation cancellation,
      Duration firstByte) {
    this.transport = transport;
    this.watch = watch;
    this.cancellation = cancellation;
    this.firstByte = firstByte;
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) throws HttpException {
    throw new UnsupportedOperationException("Model calls stream");
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    Thread.ofVirtual().name("model-stream").start(() -> stream(request, parser, listener));
  }

  private void stream(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    try {
      HttpResponse<InputStream> response = opened(request);
      try (InputStream body = response.body();
          var _ = cancellation.onCancel(() -> close(body))) {
        if (response.statusCode() / 100 != 2) {
          throw error(response, body);
        }
        listener.onOpen(
            SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .build());
        var watched = new WatchedListener(listener);
        parser.parse(body, watched);
        watched.check();
      }
      if (!watch.finished()) {
        throw new CutStream();
      }
      listener.onClose();
    } catch (IOException | RuntimeException e) {
      listener.onError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      listener.onError(e);
    }
  }

  /** Sends the request; a cancellation while nothing has come back yet gives the wait up. */
  private HttpResponse<InputStream> opened(HttpRequest request)
      throws IOException, InterruptedException {
    Thread waiting = Thread.currentThread();
    try (var _ = cancellation.onCancel(waiting::interrupt)) {
      return transport.send(outgoing(request), BodyHandlers.ofInputStream());
    }
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException ignored) {
      // Closing is how the reading thread is woken; there is nothing left to read.
    }
  }

  private java.net.http.HttpRequest outgoing(HttpRequest request) {
    var builder =
        java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
            .timeout(firstByte)
            .method(
                request.method().name(),
                java.net.http.HttpRequest.BodyPublishers.ofString(request.body()));
    request
        .headers()
        .forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
    return builder.build();
  }

  private static ProviderError error(HttpResponse<InputStream> response, InputStream body)
      throws IOException {
    String text = new String(body.readNBytes(ERROR_BODY_BYTES), StandardCharsets.UTF_8);
    return new ProviderError(response.statusCode(), text, retryAfter(response));
  }

  /** Retry-After in seconds (RFC 9110, section 10.2.3); providers do not send its date form. */
  private static Optional<Duration> retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("retry-after")
        .filter(value -> value.matches("\\d{1,6}(\\.\\d+)?"))
        .map(value -> Duration.ofMillis((long) (Double.parseDouble(value) * 1000)));
  }

  /**
   * Lets the watch hear each event first. The parser swallows what a listener throws, so nonsense
   * is kept until the stream is read.
   */
  private final class WatchedListener implements ServerSentEventListener {
    private final ServerSentEventListener listener;
    private Optional<IllegalArgumentException> nonsense = Optional.empty();

    WatchedListener(ServerSentEventListener listener) {
      this.listener = listener;
    }

    @Override
    public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
      if (understood(event)) {
        listener.onEvent(event, context);
      } else {
        context.parsingHandle().cancel();
      }
    }

    @Override
    public void onEvent(ServerSentEvent event) {
      if (understood(event)) {
        listener.onEvent(event);
      }
    }

    private boolean understood(ServerSentEvent event) {
      try {
        watch.event(event);
      } catch (IllegalArgumentException e) {
        nonsense = Optional.of(e);
      }
      return nonsense.isEmpty();
    }

    void check() {
      nonsense.ifPresent(e -> {
        throw e;
      });
    }

    @Override
    public void onError(Throwable error) {
      listener.onError(error);
    }
  }
}
