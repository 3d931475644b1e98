package dev.quartet.gateway;

import static dev.quartet.gateway.RunningGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.jobs.alert.Alert;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsApiTest {
  @TempDir Path folder;

  @Test
  void lists_alerts_with_their_deliveries_and_the_channels() throws Exception {
    try (var server = new RunningGateway(folder)) {
      var alert = new Alert("disk", Alert.Severity.WARNING, "Disk", "Full.", Map.of("host", "a"));
      assertThat(server.app.engine.get().monitoring.alerts.raise(alert)).isTrue();
      assertThat(server.app.engine.get().monitoring.alerts.raise(alert)).isTrue();

      JsonNode shown = json(server.get("/api/alerts"));
      assertThat(shown.path("channels").path(0).path("name").asText()).isEqualTo("log");
      assertThat(shown.path("channels").path(0).path("state").asText()).isEqualTo("well");
      assertThat(shown.path("alerts")).hasSize(1);
      JsonNode first = shown.path("alerts").path(0);
      assertThat(first.path("severity").asText()).isEqualTo("warning");
      assertThat(first.path("times").asInt()).isEqualTo(2);
      assertThat(first.path("at").asLong()).isPositive();
      JsonNode delivery = first.path("deliveries").path(0);
      assertThat(delivery.path("channel").asText()).isEqualTo("log");
      assertThat(delivery.path("state").asText()).isEqualTo("waiting");
      assertThat(delivery.path("next").asLong()).isPositive();
    }
  }

  @Test
  void tries_the_channels() throws Exception {
    try (var server = new RunningGateway(folder)) {
      JsonNode results = json(server.post("/api/alerts/test")).path("results");
      assertThat(results).hasSize(1);
      assertThat(results.path(0).path("channel").asText()).isEqualTo("log");
      assertThat(results.path(0).path("sent").asBoolean()).isTrue();
      var unknown = server.post("/api/alerts/test", "{\"channel\":\"pager\"}");
      assertThat(unknown.statusCode()).isEqualTo(404);
      assertThat(json(unknown).path("error").path("code").asText()).isEqualTo("unknown_channel");
    }
  }
}
