package dev.quartet.model;

import com.fasterxml.jackson.core.JacksonException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.quartet.model.ModelException.Kind;
import dev.quartet.platform.Cancellation;
import dev.quartet.platform.Lazy;
import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls models through LangChain4j, streaming, each call with a transport and a watch of its own.
 */
public final class LangChainCaller implements ModelCaller {
  /**
   * How long to wait.
   *
   * @param connect for the connection
   * @param firstByte for the reply's first byte
   * @param silence between two events of the stream
   */
  public record Patience(Duration connect, Duration firstByte, Duration silence) {
    public static final Patience USUAL =
        new Patience(Duration.ofSeconds(10), Duration.ofSeconds(120), Duration.ofSeconds(60));

    /** For the stream's first event: some servers send the headers at once and then compute. */
    Duration firstEvent() {
      return connect.plus(firstByte);
    }
  }

  /** Nothing was heard of a stream for too long. */
  private static final class Stalled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stalled(Duration silence) {
      super("The provider's stream fell silent for " + silence.toMillis() + " ms");
    }
  }

  private static final long POLL_MILLIS = 50;

  private final Patience patience;
  private final StreamingModels models = new StreamingModels();
  private final LangChainMessages messages = new LangChainMessages();
  private final TokenCounter counter;
  private final Lazy<java.net.http.HttpClient> transport;

  public LangChainCaller(TokenCounter counter, Patience patience) {
    this.counter = counter;
    this.patience = patience;
    this.transport = new Lazy<>(() -> transport(patience));
  }

  private static java.net.http.HttpClient transport(Patience patience) {
    return java.net.http.HttpClient.newBuilder()
        .connectTimeout(patience.connect())
        .version(java.net.http.HttpClient.Version.HTTP_1_1)
        .executor(Executors.newVirtualThreadPerTaskExecutor())
        .build();
  }

  @Override
  public ModelReply call(
      ModelSpec spec, ModelRequest request, TextListener listener, Cancellation cancellation) {
    var watch = new CallWatch();
    var ending = new Cancellation();
    var reply = new CompletableFuture<ChatResponse>();
    var heard = new ConcurrentLinkedQueue<String>();
    TextListener hearing =
        part -> {
          heard.add(part);
          listener.text(part);
        };
    try (var _ = cancellation.onCancel(() -> ending.cancel("cancelled"))) {
      model(spec, request, watch, ending).chat(chatRequest(request), handler(hearing, reply));
      ChatResponse response = await(reply, watch, ending);
      return messages.reply(response, usage(watch, request, response));
    } catch (RuntimeException e) {
      Kind kind = cancellation.reason().isPresent() ? Kind.CANCELLED : kind(e, watch);
      throw failure(spec, kind, e, watch, broken(watch, request, String.join("", heard)));
    } finally {
      ending.cancel("over");
    }
  }

  private StreamingChatModel model(
      ModelSpec spec, ModelRequest request, CallWatch watch, Cancellation ending) {
    var client = new WatchedHttpClient(transport.get(), watch, ending, patience.firstByte());
    return models.model(spec, request.maxOutputTokens(), new Client(client));
  }

  private ChatRequest chatRequest(ModelRequest request) {
    return ChatRequest.builder()
        .messages(messages.messages(request))
        .toolSpecifications(messages.tools(request.tools()))
        .build();
  }

  private static StreamingChatResponseHandler handler(
      TextListener listener, CompletableFuture<ChatResponse> reply) {
    return new StreamingChatResponseHandler() {
      @Override
      public void onPartialResponse(String part) {
        listener.text(part);
      }

      @Override
      public void onCompleteResponse(ChatResponse response) {
        reply.complete(response);
      }

      @Override
      public void onError(Throwable error) {
        reply.completeExceptionally(error);
      }
    };
  }

  private ChatResponse await(
      CompletableFuture<ChatResponse> reply, CallWatch watch, Cancellation ending) {
    while (true) {
      try {
        return reply.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (ending.reason().isPresent()) {
          throw new Cancellation.Cancelled("cancelled");
        }
        Duration allowed = watch.heard() ? patience.silence() : patience.firstEvent();
        if (watch.silentFor(allowed)) {
          throw new Stalled(allowed);
        }
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Cancellation.Cancelled("interrupted");
      }
    }
  }

  /** The provider's own usage; counted here only when it reported none. */
  private Usage usage(CallWatch watch, ModelRequest request, ChatResponse response) {
    if (watch.usage().total() > 0) {
      return watch.usage();
    }
    String text = response.aiMessage().text();
    return new Usage(counter.count(request), text == null ? 0 : counter.count(text), 0, 0);
  }

  /**
   * What a stream that broke off will be billed: providers report usage last, so what was sent and
   * heard is counted where the report is missing.
   */
  private Usage broken(CallWatch watch, ModelRequest request, String heard) {
    Usage reported = watch.usage();
    if (!watch.heard()) {
      return reported;
    }
    long output = Math.max(reported.output(), counter.count(heard));
    return reported.total() == 0
        ? new Usage(counter.count(request), output, 0, 0)
        : new Usage(reported.input(), output, reported.cacheRead(), reported.cacheWrite());
  }

  private static ModelException failure(
      ModelSpec spec, Kind kind, RuntimeException error, CallWatch watch, Usage usage) {
    Optional<ProviderError> answered = cause(error, ProviderError.class);
    String said =
        answered
            .map(e -> "HTTP " + e.statusCode() + ": " + shortened(String.valueOf(e.getMessage())))
            .orElseGet(() -> watch.error().orElseGet(() -> shortened(rootMessage(error))));
    return new ModelException(
        kind,
        spec.label() + " gave no reply (" + said + ")",
        answered.flatMap(ProviderError::retryAfter),
        usage,
        error);
  }

  private static Kind kind(RuntimeException error, CallWatch watch) {
    Optional<HttpException> answered = cause(error, HttpException.class);
    if (answered.isPresent()) {
      return kind(answered.get().statusCode());
    }
    if (watch.error().isPresent()) {
      return watch.error().get().equals("overloaded_error") ? Kind.OVERLOADED : Kind.SERVER;
    }
    if (error instanceof Cancellation.Cancelled) {
      return Kind.CANCELLED;
    }
    if (cause(error, WatchedHttpClient.CutStream.class).isPresent()) {
      return watch.heard() ? Kind.CUT : Kind.BAD_REPLY;
    }
    if (cause(error, JacksonException.class).isPresent()) {
      return Kind.BAD_REPLY;
    }
    if (cause(error, HttpConnectTimeoutException.class).isPresent()) {
      return Kind.UNREACHABLE;
    }
    if (error instanceof Stalled || cause(error, HttpTimeoutException.class).isPresent()) {
      return Kind.STALLED;
    }
    if (cause(error, IOException.class).isPresent()) {
      return watch.heard() ? Kind.CUT : Kind.UNREACHABLE;
    }
    return Kind.BAD_REPLY;
  }

  private static Kind kind(int status) {
    return switch (status) {
      case 401, 403 -> Kind.AUTHENTICATION;
      case 404 -> Kind.NOT_FOUND;
      case 408, 504 -> Kind.STALLED;
      case 429 -> Kind.RATE_LIMITED;
      case 503, 529 -> Kind.OVERLOADED;
      default -> status >= 500 ? Kind.SERVER : Kind.BAD_REQUEST;
    };
  }

  private static <T extends Throwable> Optional<T> cause(Throwable error, Class<T> type) {
    for (Throwable at = error; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
    }
    return Optional.empty();
  }

  private static String rootMessage(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }

  private static String shortened(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= 300 ? line : line.substring(0, 300) + "…";
  }

  /** Hands LangChain4j a client that exists already. */
  private record Client(WatchedHttpClient client) implements HttpClientBuilder {
    @Override
    public Duration connectTimeout() {
      return Patience.USUAL.connect();
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
      return this;
    }

    @Override
    public Duration readTimeout() {
      return Patience.USUAL.firstByte();
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
      return this;
    }

    @Override
    public WatchedHttpClient build() {
      return client;
    }
  }
}
