package dev.quartet.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.platform.Json;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** JSON in and out of the server. */
final class Http {
  static final int BODY_BYTES = 2 * 1024 * 1024;
  static final String EVENT_STREAM = "text/event-stream";

  private static final HeaderName TRACEPARENT = HeaderNames.create("traceparent");
  private static final int TRACEPARENT_CHARACTERS = 100;

  private Http() {}

  static void send(ServerResponse response, int status, Object value) {
    send(response, status, "application/json", Json.write(value).getBytes(StandardCharsets.UTF_8));
  }

  static void send(ServerResponse response, int status, String type, byte[] content) {
    response.status(status);
    response.header(HeaderNames.CONTENT_TYPE, type);
    response.send(content);
  }

  /**
   * The request's body.
   *
   * @throws ApiException when it is not a JSON object, or too large
   */
  static JsonNode object(ServerRequest request) {
    if (!mediaType(request).equals(Optional.of("application/json"))) {
      throw new ApiException(
          415,
          "content_type",
          "The body must be JSON",
          "Send the header: Content-Type: application/json");
    }
    try {
      JsonNode body = Json.tree(new String(bytes(request), StandardCharsets.UTF_8));
      if (body.isObject()) {
        return body;
      }
    } catch (IllegalArgumentException e) {
      throw ApiException.badRequest(
          "bad_json", String.valueOf(e.getMessage()), "Check it with: jq . body.json");
    }
    throw ApiException.badRequest(
        "bad_json", "The body is not a JSON object", "Send an object such as {\"text\":\"…\"}");
  }

  /** The body's media type without its parameters, in lower case. */
  static Optional<String> mediaType(ServerRequest request) {
    return request
        .headers()
        .first(HeaderNames.CONTENT_TYPE)
        .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
  }

  private static byte[] bytes(ServerRequest request) {
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    try (InputStream body = request.content().inputStream()) {
      byte[] read = body.readNBytes(BODY_BYTES + 1);
      if (read.length > BODY_BYTES) {
        throw new ApiException(
            413,
            "too_large",
            "The body has more than " + BODY_BYTES + " bytes",
            "Attach the part that matters.");
      }
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String pathParameter(ServerRequest request, String name) {
    return request.path().pathParameters().get(name);
  }

  static Optional<String> query(ServerRequest request, String name) {
    return request.query().first(name).asOptional().filter(value -> !value.isBlank());
  }

  /** The request's place in its caller's trace, as W3C's Trace Context has it. */
  static Optional<String> traceparent(ServerRequest request) {
    return request
        .headers()
        .first(TRACEPARENT)
        .filter(header -> header.length() <= TRACEPARENT_CHARACTERS);
  }

  static boolean wantsEvents(ServerRequest request) {
    return request
        .headers()
        .first(HeaderNames.ACCEPT)
        .filter(accepted -> accepted.contains(EVENT_STREAM))
        .isPresent();
  }
}
