package dev.quartet.jobs.alert;

import dev.quartet.jobs.alert.Channel.Undelivered;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Posts JSON to an address, once: no redirect is followed, since it would carry the alert
 * elsewhere, and no error says the address, which is a secret.
 */
final class HttpPost {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final Duration EXPLANATION = Duration.ofSeconds(2);
  private static final int EXPLANATION_BYTES = 300;
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private HttpPost() {}

  /**
   * Posts it.
   *
   * @param id goes along as {@code Idempotency-Key}
   * @throws Undelivered unless the other side took it
   */
  static void send(String url, String id, String json) throws Undelivered, InterruptedException {
    // A connection of its own: one that was kept may break just as it is used again, and then
    // nobody knows whether the alert arrived.
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
    try {
      HttpResponse<InputStream> answer =
          client.send(request(url, id, json), BodyHandlers.ofInputStream());
      if (answer.statusCode() / 100 != 2) {
        throw refusal(answer);
      }
    } catch (IOException e) {
      throw Undelivered.unreachable(reason(e));
    } catch (IllegalArgumentException e) {
      throw Undelivered.unreachable("what it is given as its URL is none");
    } finally {
      client.shutdownNow();
    }
  }

  private static HttpRequest request(String url, String id, String json) {
    return HttpRequest.newBuilder(URI.create(url))
        .timeout(ANSWER)
        .header("Content-Type", "application/json")
        .header("User-Agent", "quartet")
        .header("Idempotency-Key", id)
        .POST(BodyPublishers.ofString(json))
        .build();
  }

  private static Undelivered refusal(HttpResponse<InputStream> answer) throws InterruptedException {
    int status = answer.statusCode();
    String said = explanation(answer.body());
    String message = "it answered " + status + (said.isEmpty() ? "" : ": " + said);
    return switch (status) {
      case 408, 425, 429, 503 -> Undelivered.later(message, wait(answer));
      case 400, 413, 415, 422 -> Undelivered.refused(message);
      default -> Undelivered.unreachable(message);
    };
  }

  private static Optional<Duration> wait(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("\\d{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .map(wait -> wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
  }

  /** What the answer says, if it says it soon. */
  private static String explanation(InputStream body) throws InterruptedException {
    var said = new AtomicReference<>("");
    Thread reading =
        Thread.ofVirtual()
            .start(() -> {
              try (body) {
                said.set(
                    new String(body.readNBytes(EXPLANATION_BYTES), StandardCharsets.UTF_8)
                        .replaceAll("\\s+", " ")
                        .strip());
              } catch (IOException e) {
                // The status says enough.
              }
            });
    boolean _ = reading.join(EXPLANATION);
    return said.get();
  }

  private static String reason(IOException e) {
    return switch (e) {
      case HttpConnectTimeoutException _ -> "it cannot be reached: no connection in time";
      case HttpTimeoutException _ -> "it gave no answer in time; it may have got the alert";
      case ConnectException _ -> "it cannot be reached: nothing listens there, or no such host";
      default -> "the connection failed: " + Optional.ofNullable(e.getMessage()).orElse("closed");
    };
  }
}
