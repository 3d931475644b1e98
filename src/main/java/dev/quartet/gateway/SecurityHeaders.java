package dev.quartet.gateway;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;

/** What browsers are told about every answer. */
final class SecurityHeaders {
  private final String policy;

  /**
   * The headers.
   *
   * @param importMapHash of the console's import map, the only script that stands in a page
   */
  SecurityHeaders(String importMapHash) {
    policy =
        "default-src 'none'; script-src 'self' '"
            + importMapHash
            + "'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
            + " manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  }

  void add(ServerResponse response) {
    response.header("Content-Security-Policy", policy);
    response.header("X-Content-Type-Options", "nosniff");
    response.header("X-Frame-Options", "DENY");
    response.header("Referrer-Policy", "no-referrer");
    response.header("Cross-Origin-Resource-Policy", "same-origin");
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
  }
}
