package dev.quartet.model;

import static dev.quartet.model.ModelCallFixture.anthropic;
import static dev.quartet.model.ModelCallFixture.call;
import static dev.quartet.model.ModelCallFixture.caller;
import static dev.quartet.model.ModelCallFixture.gemini;
import static dev.quartet.model.ModelCallFixture.openAi;
import static dev.quartet.model.ModelCallFixture.question;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.model.Message.ToolCall;
import dev.quartet.model.Message.ToolResult;
import dev.quartet.model.ModelReply.Stop;
import dev.quartet.model.Provider.Protocol;
import dev.quartet.platform.Cancellation;
import dev.quartet.platform.Json;
import dev.quartet.standin.Asked;
import dev.quartet.standin.ModelServer;
import dev.quartet.standin.Scripted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelRepliesTest {
  private static final String ANSWER =
      "Lissabon liegt am Tejo — and that is all there is to say 🌞.";

  private static final Scripted.Reply REPLY = Scripted.text(ANSWER).using(new Usage(9, 9, 0, 0));

  private static ModelSpec spec(Protocol protocol, ModelServer server) {
    return switch (protocol) {
      case ANTHROPIC -> anthropic(server);
      case OPENAI -> openAi(server);
      case GEMINI -> gemini(server);
    };
  }

  @ParameterizedTest
  @EnumSource
  void streams_the_text_in_order_and_returns_it_whole(Protocol protocol) {
    try (var server = ModelServer.replying(REPLY)) {
      List<String> parts = new CopyOnWriteArrayList<>();
      ModelReply reply =
          caller().call(spec(protocol, server), question("Where?"), parts::add, new Cancellation());
      assertThat(reply.text()).isEqualTo(ANSWER);
      assertThat(reply.stop()).isEqualTo(Stop.FINISHED);
      assertThat(parts).hasSizeGreaterThan(1);
      assertThat(String.join("", parts)).isEqualTo(ANSWER);
    }
  }

  @ParameterizedTest
  @EnumSource
  void books_the_providers_own_usage_with_cached_tokens_apart_from_input(Protocol protocol) {
    try (var server =
        ModelServer.replying(Scripted.text(ANSWER).using(new Usage(70, 12, 900, 0)))) {
      assertThat(call(spec(protocol, server), question("Where?")).usage())
          .isEqualTo(new Usage(70, 12, 900, 0));
    }
  }

  @Test
  void books_what_anthropic_wrote_to_its_cache() {
    try (var server =
        ModelServer.replying(Scripted.text(ANSWER).using(new Usage(70, 12, 0, 2048)))) {
      assertThat(call(anthropic(server), question("Where?")).usage())
          .isEqualTo(new Usage(70, 12, 0, 2048));
    }
  }

  @ParameterizedTest
  @EnumSource
  void returns_the_tool_calls_with_their_arguments(Protocol protocol) {
    try (var server =
        ModelServer.replying(
            Scripted.call("weather", Map.of("city", "São Paulo"))
                .andCall("weather", Map.of("city", "Porto"))
                .using(new Usage(9, 9, 0, 0)))) {
      ModelReply reply = call(spec(protocol, server), question("Weather in both?"));
      assertThat(reply.stop()).isEqualTo(Stop.TOOLS);
      assertThat(reply.calls()).extracting(ToolCall::name).containsExactly("weather", "weather");
      assertThat(reply.calls())
          .extracting(call -> Json.tree(call.arguments()).path("city").asText())
          .containsExactly("São Paulo", "Porto");
      if (protocol != Protocol.GEMINI) {
        assertThat(reply.calls()).extracting(ToolCall::id).doesNotHaveDuplicates();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ANTHROPIC", "OPENAI"})
  void says_when_the_reply_was_cut_off_at_the_output_limit(Protocol protocol) {
    try (var server =
        ModelServer.replying(
            new Scripted.Reply(
                "A long", List.of(), Stop.LENGTH, Optional.of(new Usage(9, 9, 0, 0))))) {
      assertThat(call(spec(protocol, server), question("Tell me.")).stop()).isEqualTo(Stop.LENGTH);
    }
  }

  @ParameterizedTest
  @EnumSource
  void sends_instructions_tools_and_the_question(Protocol protocol) {
    try (var server = ModelServer.replying(REPLY)) {
      ModelReply _ = call(spec(protocol, server), question("Where?"));
      Asked asked = server.requests().getFirst();
      assertThat(asked.protocol()).isEqualTo(protocol);
      assertThat(asked.model()).isEqualTo(spec(protocol, server).name());
      assertThat(asked.system()).isEqualTo("You answer briefly.");
      assertThat(asked.tools()).containsExactly("weather");
      assertThat(asked.messages()).containsExactly(new Message.User("Where?"));
      assertThat(asked.credential()).isEqualTo("key-of-mine");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ANTHROPIC", "OPENAI"})
  void sends_the_results_of_tools_with_the_calls_they_answer(Protocol protocol) {
    try (var server = ModelServer.replying(REPLY)) {
      var calls =
          List.of(
              new ToolCall("c1", "weather", "{\"city\":\"Porto\"}"),
              new ToolCall("c2", "weather", "{\"city\":\"Faro\"}"));
      var results =
          List.of(
              new ToolResult("c1", "weather", "sunny", false),
              new ToolResult("c2", "weather", "rain", false));
      ModelReply _ = call(spec(protocol, server), continued(calls, results));
      assertThat(server.requests().getFirst().messages())
          .containsExactly(
              new Message.User("Weather?"),
              new Message.Assistant("", calls),
              new Message.ToolResults(results));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_malformed_call_of_the_models_own_does_not_stop_the_conversation(Protocol protocol) {
    try (var server =
        ModelServer.replying(Scripted.text("Once more.").using(new Usage(9, 9, 0, 0)))) {
      var request =
          continued(
              List.of(new ToolCall("c1", "weather", "{\"city\": ")),
              List.of(new ToolResult("c1", "weather", "That is not JSON", true)));
      assertThat(call(spec(protocol, server), request).text()).isEqualTo("Once more.");
    }
  }

  private static ModelRequest continued(List<ToolCall> calls, List<ToolResult> results) {
    return new ModelRequest(
        "You answer briefly.",
        List.of(ModelCallFixture.WEATHER),
        List.of(
            new Message.User("Weather?"),
            new Message.Assistant("", calls),
            new Message.ToolResults(results)),
        1234);
  }

  @Test
  void asks_anthropic_to_cache_instructions_and_tools() {
    try (var server = ModelServer.replying(REPLY)) {
      ModelReply _ = call(anthropic(server), question("Where?"));
      JsonNode body = server.requests().getFirst().body();
      assertThat(body.path("system").path(0).path("cache_control").path("type").asText())
          .isEqualTo("ephemeral");
      assertThat(body.path("tools").path(0).path("cache_control").path("type").asText())
          .isEqualTo("ephemeral");
    }
  }

  @Test
  void sends_the_output_limit_in_each_protocols_own_field() {
    try (var server = ModelServer.replying(REPLY, REPLY, REPLY, REPLY)) {
      ModelReply _ = call(anthropic(server), question("Where?"));
      ModelReply _ = call(openAi(server), question("Where?"));
      ModelReply _ = call(gemini(server), question("Where?"));
      ModelReply _ =
          call(
              ModelCallFixture.spec(Provider.VLLM, "qwen", server.openAiBaseUrl()),
              question("Where?"));
      List<JsonNode> bodies = server.requests().stream().map(Asked::body).toList();
      assertThat(bodies.get(0).path("max_tokens").asInt()).isEqualTo(1234);
      assertThat(bodies.get(1).path("max_completion_tokens").asInt()).isEqualTo(1234);
      assertThat(bodies.get(2).path("generationConfig").path("maxOutputTokens").asInt())
          .isEqualTo(1234);
      assertThat(bodies.get(3).path("max_tokens").asInt()).isEqualTo(1234);
    }
  }
}
