package dev.quartet.model;

import static dev.quartet.model.ModelCallFixture.NOBODY;
import static dev.quartet.model.ModelCallFixture.anthropic;
import static dev.quartet.model.ModelCallFixture.call;
import static dev.quartet.model.ModelCallFixture.caller;
import static dev.quartet.model.ModelCallFixture.openAi;
import static dev.quartet.model.ModelCallFixture.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quartet.model.ModelException.Kind;
import dev.quartet.platform.Cancellation;
import dev.quartet.standin.ModelServer;
import dev.quartet.standin.Scripted;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ModelFailuresTest {
  private static final Scripted.Reply LONG =
      Scripted.text("Once upon a time there was a stream that never came to its end, alas.")
          .using(new Usage(50, 30, 0, 0));

  private static ModelException failure(ModelSpec spec) {
    return catchThrowableOfType(ModelException.class, () -> call(spec, question("Where?")));
  }

  private static ModelException impatientFailure(ModelSpec spec) {
    return catchThrowableOfType(ModelException.class, () -> ModelCallFixture.callImpatiently(spec));
  }

  private static ModelSpec spec(String provider, ModelServer server) {
    return provider.equals("openai") ? openAi(server) : anthropic(server);
  }

  @ParameterizedTest
  @CsvSource({
    "400, BAD_REQUEST, false",
    "401, AUTHENTICATION, false",
    "403, AUTHENTICATION, false",
    "404, NOT_FOUND, false",
    "429, RATE_LIMITED, true",
    "500, SERVER, true",
    "503, OVERLOADED, true",
    "529, OVERLOADED, true"
  })
  void tells_by_the_status_why_it_failed_and_whether_another_try_helps(
      int status, Kind kind, boolean retryable) {
    var error = Scripted.error(status, "not today");
    try (var server = ModelServer.replying(error, error)) {
      for (ModelSpec spec : new ModelSpec[] {anthropic(server), openAi(server)}) {
        ModelException failure = failure(spec);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.kind().retryable()).isEqualTo(retryable);
        assertThat(failure.message()).contains(spec.label(), "HTTP " + status, "not today");
        assertThat(failure.usage()).isEqualTo(Usage.NONE);
      }
      assertThat(server.requests()).as("one attempt each").hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "openai"})
  void keeps_how_long_the_provider_asked_to_wait(String provider) {
    var limited = new Scripted.HttpError(429, "slow down", Optional.of(Duration.ofSeconds(7)));
    try (var server = ModelServer.replying(limited)) {
      assertThat(failure(spec(provider, server)).retryAfter()).contains(Duration.ofSeconds(7));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "openai"})
  void a_stream_that_ends_early_is_a_failure_and_what_was_heard_is_counted(String provider) {
    try (var server = ModelServer.replying(new Scripted.Cut(LONG, 4))) {
      ModelException failure = failure(spec(provider, server));
      assertThat(failure.kind()).isEqualTo(Kind.CUT);
      assertThat(failure.usage().input()).isPositive();
      assertThat(failure.usage().output()).isGreaterThan(5);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "openai"})
  void a_stream_that_brings_nothing_is_no_reply(String provider) {
    try (var server = ModelServer.replying(new Scripted.Cut(LONG, 0))) {
      assertThat(failure(spec(provider, server)).kind()).isEqualTo(Kind.BAD_REPLY);
    }
  }

  @ParameterizedTest
  @CsvSource({"anthropic, 3", "openai, 3", "anthropic, 0", "openai, 0"})
  void a_stream_that_falls_silent_is_given_up_and_its_connection_closed(String provider, int events)
      throws InterruptedException {
    try (var server = ModelServer.replying(new Scripted.Silent(LONG, events))) {
      assertThat(impatientFailure(spec(provider, server)).kind()).isEqualTo(Kind.STALLED);
      assertThat(server.awaitDisconnect(Duration.ofSeconds(5))).isTrue();
    }
  }

  @Test
  void a_provider_that_does_not_answer_at_all_is_given_up() {
    var later = new Scripted.Later(Duration.ofMinutes(1), LONG);
    try (var server = ModelServer.replying(later)) {
      assertThat(impatientFailure(anthropic(server)).kind()).isEqualTo(Kind.STALLED);
    }
  }

  @ParameterizedTest
  @CsvSource({"anthropic, 0", "anthropic, 3", "openai, 0", "openai, 3"})
  void nonsense_in_the_stream_is_a_bad_reply(String provider, int events) {
    try (var server = ModelServer.replying(new Scripted.Garbage(LONG, events))) {
      assertThat(failure(spec(provider, server)).kind()).isEqualTo(Kind.BAD_REPLY);
    }
  }

  @Test
  void an_error_announced_inside_the_stream_keeps_its_meaning() {
    try (var server =
        ModelServer.replying(
            new Scripted.ErrorEvent(LONG, 2, "overloaded_error"),
            new Scripted.ErrorEvent(LONG, 2, "api_error"))) {
      ModelException overloaded = failure(anthropic(server));
      assertThat(overloaded.kind()).isEqualTo(Kind.OVERLOADED);
      assertThat(overloaded.message()).contains("overloaded_error");
      assertThat(failure(anthropic(server)).kind()).isEqualTo(Kind.SERVER);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic", "openai"})
  void cancelling_ends_the_call_and_closes_the_connection(String provider)
      throws InterruptedException {
    try (var server = ModelServer.replying(new Scripted.Silent(LONG, 4))) {
      var cancellation = new Cancellation();
      ModelException failure =
          catchThrowableOfType(
              ModelException.class,
              () ->
                  caller()
                      .call(
                          spec(provider, server),
                          question("Where?"),
                          _ -> cancellation.cancel("enough"),
                          cancellation));
      assertThat(failure.kind()).isEqualTo(Kind.CANCELLED);
      assertThat(failure.kind().retryable()).isFalse();
      assertThat(server.awaitDisconnect(Duration.ofSeconds(5))).isTrue();
    }
  }

  @Test
  void cancelling_before_the_provider_answered_closes_the_connection_too() throws IOException {
    try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var cancellation = new Cancellation();
      var spec =
          ModelCallFixture.spec(
              Provider.ANTHROPIC,
              "claude-sonnet-5",
              "http://127.0.0.1:" + listening.getLocalPort());
      var call =
          CompletableFuture.supplyAsync(() ->
              catchThrowableOfType(
                  ModelException.class,
                  () -> caller().call(spec, question("Where?"), NOBODY, cancellation)));
      try (var accepted = listening.accept()) {
        accepted.setSoTimeout(1000);
        assertThat(accepted.getInputStream().read()).isEqualTo('P');
        cancellation.cancel("enough");
        byte[] rest = accepted.getInputStream().readAllBytes();
        assertThat(rest).as("the request, then the end of the connection").isNotEmpty();
      }
      assertThat(call.join().kind()).isEqualTo(Kind.CANCELLED);
    }
  }

  @Test
  void a_port_where_nobody_listens_is_unreachable() throws IOException {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    var spec =
        ModelCallFixture.spec(Provider.ANTHROPIC, "claude-sonnet-5", "http://127.0.0.1:" + port);
    ModelException failure = failure(spec);
    assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failure.usage()).isEqualTo(Usage.NONE);
  }
}
