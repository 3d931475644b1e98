package dev.quartet.gateway;

import dev.quartet.jobs.alert.Outbox;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;
import java.util.Optional;

/** What people were told, and a try of the channels. */
record AlertsApi(Outbox alerts) {
  private static final int SHOWN = 100;

  void serve(Routes routes) {
    routes
        .get("/api/alerts", (_, response) -> Http.send(response, 200, alerts.view(SHOWN)))
        .post("/api/alerts/test", this::test);
  }

  private void test(ServerRequest request, ServerResponse response) throws InterruptedException {
    Optional<String> channel =
        request.content().hasEntity()
            ? Optional.of(Http.object(request).path("channel").asText(""))
                .filter(name -> !name.isBlank())
            : Optional.empty();
    Http.send(response, 200, Map.of("results", alerts.test().run(channel)));
  }
}
