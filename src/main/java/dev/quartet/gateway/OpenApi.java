package dev.quartet.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quartet.platform.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The description of the API, with this version filled in. */
final class OpenApi {
  private final ObjectNode document;

  OpenApi(String version) {
    document = read();
    document.withObject("/info").put("version", version);
  }

  private static ObjectNode read() {
    try (InputStream in =
        Objects.requireNonNull(OpenApi.class.getResourceAsStream("/openapi.json"))) {
      return (ObjectNode) Json.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void serve(Routes routes) {
    routes.get("/openapi.json", (_, response) -> Http.send(response, 200, document));
  }
}
