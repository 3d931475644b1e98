package dev.quartet.model;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Asks a provider for its list of models: that it answers, and knows the credential, costs nothing.
 */
public final class ProviderCheck {
  private static final int ACCEPTED = 2;
  private static final int BROKEN = 5;

  /** What came back. */
  public sealed interface Answer {
    /**
     * It is there, and takes the credential.
     *
     * @param ahead how far the provider's clock is ahead of ours, when it said its time
     */
    record Accepted(Optional<Duration> ahead) implements Answer {}

    /** It is there, and does not take the credential. */
    record Unauthorised(int status) implements Answer {}

    /** It is there, and has trouble of its own. */
    record Ailing(int status) implements Answer {}

    /** Nobody answered in time. */
    record Late() implements Answer {}

    /** Nobody can be reached. */
    record Silent(String why) implements Answer {}
  }

  private final Duration patience;
  private final Clock clock;

  /**
   * Checks.
   *
   * @param patience how long to wait for an answer
   */
  public ProviderCheck(Duration patience, Clock clock) {
    this.patience = patience;
    this.clock = clock;
  }

  public Answer ask(ModelSpec spec) {
    try (var client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .version(HttpClient.Version.HTTP_1_1)
            .build()) {
      return answer(spec, client.send(request(spec), BodyHandlers.discarding()));
    } catch (HttpTimeoutException e) {
      return new Answer.Late();
    } catch (ConnectException e) {
      return new Answer.Silent("nothing is reached at " + address(spec));
    } catch (IOException | IllegalArgumentException e) {
      return new Answer.Silent(Optional.ofNullable(e.getMessage()).orElse(e.toString()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Silent("the wait was cut short");
    }
  }

  private HttpRequest request(ModelSpec spec) {
    var request = HttpRequest.newBuilder(URI.create(address(spec))).timeout(patience);
    switch (spec.provider().protocol()) {
      case ANTHROPIC -> {
        request.header("anthropic-version", "2023-06-01");
        spec.apiKey().ifPresent(key -> request.header("x-api-key", key));
      }
      case OPENAI ->
          spec.apiKey().ifPresent(key -> request.header("Authorization", "Bearer " + key));
      case GEMINI -> spec.apiKey().ifPresent(key -> request.header("x-goog-api-key", key));
    }
    return request.build();
  }

  private static String address(ModelSpec spec) {
    String base =
        spec.baseUrl()
            .or(spec.provider()::defaultBaseUrl)
            .orElseGet(() -> usual(spec.provider().protocol()))
            .replaceFirst("/+$", "");
    return switch (spec.provider().protocol()) {
      case ANTHROPIC -> (base.endsWith("/v1") ? base : base + "/v1") + "/models?limit=1";
      case GEMINI -> base + "/models?pageSize=1";
      // OpenRouter shows its models to everybody; what a key may do only to who has it.
      case OPENAI -> base + (spec.provider() == Provider.OPENROUTER ? "/key" : "/models");
    };
  }

  private static String usual(Provider.Protocol protocol) {
    return switch (protocol) {
      case ANTHROPIC -> "https://api.anthropic.com";
      case OPENAI -> "https://api.openai.com/v1";
      case GEMINI -> "https://generativelanguage.googleapis.com/v1beta";
    };
  }

  /** What is asked too often, or has no such list, is there all the same. */
  private Answer answer(ModelSpec spec, HttpResponse<Void> response) {
    int status = response.statusCode();
    // Gemini calls a key that it does not know a bad request.
    boolean badKey = status == 400 && spec.provider().protocol() == Provider.Protocol.GEMINI;
    if (status == 401 || status == 403 || badKey) {
      return new Answer.Unauthorised(status);
    }
    return status / 100 == BROKEN
        ? new Answer.Ailing(status)
        : new Answer.Accepted(status / 100 == ACCEPTED ? ahead(response) : Optional.empty());
  }

  private Optional<Duration> ahead(HttpResponse<Void> response) {
    return response
        .headers()
        .firstValue("date")
        .flatMap(ProviderCheck::time)
        .map(time -> Duration.between(clock.instant(), time));
  }

  private static Optional<Instant> time(String date) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
