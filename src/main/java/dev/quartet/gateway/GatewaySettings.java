package dev.quartet.gateway;

import java.time.Duration;
import java.util.List;

/**
 * How the server listens, and to whom.
 *
 * @param port 0 for any that is free
 * @param token what the command line proves itself with; empty for nobody
 * @param hosts names besides loopback that requests may be addressed to, as a reverse proxy has
 * @param origins origins besides the server's own that pages may call from, such as {@code
 *     https://quartet.example.com}
 * @param version of the project, as it is shown
 * @param grace how long requests may go on once the server is told to stop
 */
public record GatewaySettings(
    String host,
    int port,
    String token,
    List<String> hosts,
    List<String> origins,
    String version,
    Duration grace) {

  /** Loopback only, any free port. */
  public static GatewaySettings local(String token, String version) {
    return new GatewaySettings(
        "127.0.0.1", 0, token, List.of(), List.of(), version, Duration.ofSeconds(10));
  }
}
