package dev.quartet.gateway;

import static dev.quartet.gateway.RunningGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartbeatApiTest {
  @TempDir Path folder;

  @Test
  void shows_the_last_heartbeat_and_makes_one_now() throws Exception {
    try (var server = new RunningGateway(folder)) {
      JsonNode none = json(server.get("/api/heartbeat"));
      assertThat(none.path("every").asLong()).isEqualTo(3_600_000);
      assertThat(none.has("last")).isFalse();

      var made = server.post("/api/heartbeat");
      assertThat(made.statusCode()).isEqualTo(200);
      assertThat(json(made).path("last").path("findings")).hasSize(13);
      JsonNode shown = json(server.get("/api/heartbeat"));
      assertThat(shown).isEqualTo(json(made));
      assertThat(shown.path("history")).hasSize(1);
    }
  }
}
