package dev.quartet.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.model.Usage;
import dev.quartet.platform.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelServerTest {
  private static final String QUESTION =
      "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Why?\"}]%s}";

  private static HttpResponse<String> post(String url, String body)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(url))
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    }
  }

  @Test
  void answers_anthropics_protocol_without_streaming() throws Exception {
    var reply = Scripted.text("Because.").using(new Usage(7, 2, 40, 5)).andCall("look", Map.of());
    try (var server = ModelServer.replying(reply)) {
      JsonNode body =
          Json.tree(
              post(server.anthropicBaseUrl() + "/v1/messages", QUESTION.formatted("")).body());
      assertThat(body.at("/content/0/text").asText()).isEqualTo("Because.");
      assertThat(body.at("/content/1/name").asText()).isEqualTo("look");
      assertThat(body.path("stop_reason").asText()).isEqualTo("tool_use");
      assertThat(body.at("/usage/cache_read_input_tokens").asInt()).isEqualTo(40);
      assertThat(body.at("/usage/cache_creation_input_tokens").asInt()).isEqualTo(5);
    }
  }

  @Test
  void answers_openais_protocol_without_streaming() throws Exception {
    var reply = Scripted.text("Because.").using(new Usage(7, 2, 40, 0));
    try (var server = ModelServer.replying(reply)) {
      JsonNode body =
          Json.tree(
              post(server.openAiBaseUrl() + "/chat/completions", QUESTION.formatted("")).body());
      assertThat(body.at("/choices/0/message/content").asText()).isEqualTo("Because.");
      assertThat(body.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
      assertThat(body.at("/usage/prompt_tokens").asInt()).isEqualTo(47);
      assertThat(body.at("/usage/prompt_tokens_details/cached_tokens").asInt()).isEqualTo(40);
    }
  }

  @Test
  void streams_end_with_each_protocols_own_last_event() throws Exception {
    String streaming = QUESTION.formatted(",\"stream\":true");
    try (var server = ModelServer.replying(Scripted.text("a"), Scripted.text("b"))) {
      String anthropic = post(server.anthropicBaseUrl() + "/v1/messages", streaming).body();
      assertThat(anthropic).startsWith("event: message_start\ndata: {");
      assertThat(anthropic.strip()).endsWith("{\"type\":\"message_stop\"}");
      String openAi = post(server.openAiBaseUrl() + "/chat/completions", streaming).body();
      assertThat(openAi.strip()).endsWith("data: [DONE]");
      assertThat(openAi).as("nobody asked for usage").doesNotContain("prompt_tokens");
    }
  }

  @Test
  void refuses_what_is_not_json_and_what_the_script_does_not_hold_in_the_protocols_shape()
      throws Exception {
    try (var server = ModelServer.replying()) {
      HttpResponse<String> nonsense = post(server.anthropicBaseUrl() + "/v1/messages", "hello");
      assertThat(nonsense.statusCode()).isEqualTo(400);
      assertThat(Json.tree(nonsense.body()).at("/error/type").asText())
          .isEqualTo("invalid_request_error");
      HttpResponse<String> over =
          post(server.openAiBaseUrl() + "/chat/completions", QUESTION.formatted(""));
      assertThat(over.statusCode()).isEqualTo(500);
      assertThat(Json.tree(over.body()).at("/error/message").asText()).contains("used up");
      assertThat(server.requests()).hasSize(1);
    }
  }
}
