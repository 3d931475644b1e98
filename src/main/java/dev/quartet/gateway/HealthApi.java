package dev.quartet.gateway;

import dev.quartet.platform.Problem;
import dev.quartet.store.Database;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;

/** Whether the server lives, and whether it can take requests. */
record HealthApi(Database database, LiveRequests live, String version) {
  void serve(Routes routes) {
    routes
        .get(
            "/health/live",
            (_, response) -> Http.send(response, 200, Map.of("status", "up", "version", version)))
        .get("/health/ready", this::ready);
  }

  private void ready(ServerRequest request, ServerResponse response) {
    if (live.isStopping()) {
      throw new ApiException(503, "stopping", "The server is stopping", "");
    }
    try {
      int one = database.read(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one());
      Http.send(response, 200, Map.of("status", "up", "database", one == 1));
    } catch (Problem e) {
      throw new ApiException(503, e.code(), e.message(), e.hint());
    }
  }
}
