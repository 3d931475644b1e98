package dev.quartet.gateway;

import static dev.quartet.gateway.RunningGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsApiTest {
  @TempDir Path folder;
  private RunningGateway server;

  @BeforeEach
  void start() throws IOException {
    server = new RunningGateway(folder);
    job("count", "every: 1h\nscript: shop/orders\n");
    job("refund", "every: 1h\nscript: shop/refund\narguments: {order: 17}\n");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void job(String name, String text) throws IOException {
    Path jobs = Files.createDirectories(server.app.workspace.root().resolve("jobs"));
    Files.writeString(jobs.resolve(name + ".yaml"), text);
  }

  private JsonNode shown(String name) throws Exception {
    return json(server.get("/api/jobs/" + name));
  }

  @Test
  void lists_and_shows_jobs() throws Exception {
    JsonNode all = json(server.get("/api/jobs"));
    assertThat(all).hasSize(2);
    assertThat(all.path(0).path("id").asText()).isEqualTo("count");
    assertThat(all.path(0).path("does").path("script").asText()).isEqualTo("shop/orders");
    assertThat(shown("count").path("state").asText()).isEqualTo("enabled");
    assertThat(shown("count").path("history")).isEmpty();
    assertThat(server.get("/api/jobs/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void runs_a_job_now() throws Exception {
    var response = server.post("/api/jobs/count/run");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(json(response).path("text").asText()).contains("42 orders today");
    assertThat(json(response).path("source").asText()).isEqualTo("job");
    JsonNode history = shown("count").path("history");
    assertThat(history).hasSize(1);
    assertThat(history.path(0).path("run")).isEqualTo(json(response).path("id"));
    assertThat(history.path(0).path("status").asText()).isEqualTo("succeeded");
  }

  @Test
  void a_run_streams_its_events() throws Exception {
    var response = server.post("/api/jobs/count/run", "{}", "Accept", "text/event-stream");
    assertThat(response.body()).contains("event: decision", "\"source\":\"job\"", "event: done");
  }

  @Test
  void three_failures_disable_a_job_until_it_is_enabled() throws Exception {
    for (int i = 0; i < 3; i++) {
      JsonNode reply = json(server.post("/api/jobs/refund/run"));
      assertThat(reply.path("error").path("code").asText()).isEqualTo("not_granted");
    }
    var refused = server.post("/api/jobs/refund/run");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(json(refused).path("error").path("code").asText()).isEqualTo("job_disabled");
    assertThat(shown("refund").path("state").asText()).isEqualTo("disabled");

    assertThat(json(server.post("/api/jobs/refund/enable")).path("state").asText())
        .isEqualTo("enabled");
    assertThat(server.post("/api/jobs/refund/run").statusCode()).isEqualTo(200);
  }

  @Test
  void switches_a_job_off() throws Exception {
    assertThat(json(server.post("/api/jobs/count/disable")).path("state").asText())
        .isEqualTo("off");
    assertThat(server.post("/api/jobs/count/run").statusCode()).isEqualTo(409);
  }
}
