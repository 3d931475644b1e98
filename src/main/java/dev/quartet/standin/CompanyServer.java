package dev.quartet.standin;

import dev.quartet.platform.Json;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The services of Lumen &amp; Larch, a made-up company, on loopback: Stripe, GitHub and Slack, each
 * below a prefix of its own, in the shapes of the vendors' documents.
 */
public final class CompanyServer implements AutoCloseable {
  /** A message that was posted to Slack. */
  public record Posted(String channel, String text) {}

  private final SlackService slack = new SlackService();
  private final WebServer server;

  /** Starts on a free port. */
  public CompanyServer(Clock clock) {
    var company = new Company(clock);
    server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            .shutdownHook(false)
            .shutdownGracePeriod(Duration.ofMillis(200))
            .routing(routing ->
                routing
                    .register("/stripe", new StripeService(company))
                    .register("/github", new GitHubService(company))
                    .register("/slack", slack))
            .build()
            .start();
  }

  static void json(ServerResponse response, int status, Object body) {
    response
        .status(status)
        .header("Content-Type", "application/json; charset=utf-8")
        .send(Json.write(body));
  }

  static Optional<String> query(ServerRequest request, String name) {
    return request.query().first(name).asOptional().filter(value -> !value.isEmpty());
  }

  static int number(ServerRequest request, String name, int usual) {
    return query(request, name)
        .filter(value -> value.matches("\\d{1,6}"))
        .map(Integer::parseInt)
        .orElse(usual);
  }

  public int port() {
    return server.port();
  }

  /** The services' base URLs, by the variables that the scripts read. */
  public Map<String, String> bases() {
    String root = "http://127.0.0.1:" + port();
    return Map.of(
        "STRIPE_API_BASE", root + "/stripe",
        "GITHUB_API_BASE", root + "/github",
        "SLACK_API_BASE", root + "/slack");
  }

  /** What was posted to Slack so far. */
  public List<Posted> posted() {
    return slack.posted();
  }

  @Override
  public void close() {
    server.stop();
  }
}
