package dev.quartet.gateway;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who may talk to the server.
 *
 * <p>A page of another site can make a browser call an address of this machine, also under a name
 * of its own that it lets resolve to 127.0.0.1. So the name that a request was addressed to and the
 * origin that it comes from must both be ours.
 */
final class Access {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|(.+\\.)?localhost");

  private final GatewaySettings settings;

  Access(GatewaySettings settings) {
    this.settings = settings;
  }

  /** Lets a request through, or refuses it. */
  void check(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    try {
      String host = request.headers().first(HeaderNames.HOST).orElse("");
      checkHost(host);
      request.headers().first(HeaderNames.ORIGIN).ifPresent(origin -> checkOrigin(origin, host));
      checkForm(request);
      fromCommandLine(request);
    } catch (ApiException e) {
      Errors.send(response, e);
      return;
    }
    chain.proceed();
  }

  private void checkHost(String host) {
    String name = host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
    boolean known =
        LOOPBACK.matcher(name).matches()
            || name.equals(settings.host())
            || settings.hosts().contains(name);
    if (!known) {
      throw new ApiException(
          403,
          "host",
          "This server does not answer to the name '" + name + "'",
          "Use 127.0.0.1, or allow the name when you start it.");
    }
  }

  private void checkOrigin(String origin, String host) {
    if (!settings.origins().contains(origin) && !authority(origin).equals(Optional.of(host))) {
      throw new ApiException(
          403,
          "origin",
          "Pages of " + origin + " may not call this server",
          "Allow the origin when you start the server.");
    }
  }

  private static Optional<String> authority(String origin) {
    try {
      return Optional.ofNullable(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A form is what a page of another site could send without asking. */
  private static void checkForm(ServerRequest request) {
    boolean posted = request.prologue().method().text().equals("POST");
    boolean json = Http.mediaType(request).map("application/json"::equals).orElse(true);
    if (posted && !json) {
      throw new ApiException(
          415, "content_type", "Only JSON is read", "Send: Content-Type: application/json");
    }
  }

  /**
   * Whether the request proves itself with the token that only this user's programs can read.
   *
   * @throws ApiException when it has another one
   */
  boolean fromCommandLine(ServerRequest request) {
    Optional<String> given = request.headers().first(HeaderNames.AUTHORIZATION);
    if (given.isEmpty()) {
      return false;
    }
    byte[] expected = ("Bearer " + settings.token()).getBytes(StandardCharsets.UTF_8);
    boolean same = MessageDigest.isEqual(expected, given.get().getBytes(StandardCharsets.UTF_8));
    if (settings.token().isEmpty() || !same) {
      throw new ApiException(
          401,
          "token",
          "The token is not this server's",
          "It lies in the workspace's state folder; the server may have been restarted.");
    }
    return true;
  }
}
