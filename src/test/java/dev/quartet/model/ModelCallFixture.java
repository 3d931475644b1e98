package dev.quartet.model;

import dev.quartet.model.ToolDefinition.Parameter;
import dev.quartet.platform.Cancellation;
import dev.quartet.standin.ModelServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One call of the real client against a stand-in server. */
final class ModelCallFixture {
  static final LangChainCaller.Patience SHORT =
      new LangChainCaller.Patience(
          Duration.ofMillis(500), Duration.ofMillis(1500), Duration.ofMillis(400));
  static final TextListener NOBODY = _ -> {};
  static final ToolDefinition WEATHER =
      new ToolDefinition(
          "weather", "Today's weather.", List.of(Parameter.required("city", "the city")));

  private static final TokenCounter COUNTER = new TokenCounter();

  private ModelCallFixture() {}

  static ModelSpec anthropic(ModelServer server) {
    return spec(Provider.ANTHROPIC, "claude-sonnet-5", server.anthropicBaseUrl());
  }

  static ModelSpec openAi(ModelServer server) {
    return spec(Provider.OPENAI, "gpt-5.6-terra", server.openAiBaseUrl());
  }

  static ModelSpec gemini(ModelServer server) {
    return spec(Provider.GEMINI, "gemini-3.5-flash", server.geminiBaseUrl());
  }

  static ModelSpec spec(Provider provider, String name, String url) {
    return new ModelSpec(provider, name, Optional.of(url), Optional.of("key-of-mine"), 1234);
  }

  static ModelRequest question(String text) {
    return new ModelRequest(
        "You answer briefly.", List.of(WEATHER), List.of(new Message.User(text)), 1234);
  }

  static LangChainCaller caller() {
    return new LangChainCaller(COUNTER, LangChainCaller.Patience.USUAL);
  }

  static ModelReply callImpatiently(ModelSpec spec) {
    return new LangChainCaller(COUNTER, SHORT)
        .call(spec, question("Where?"), NOBODY, new Cancellation());
  }

  static ModelReply call(ModelSpec spec, ModelRequest request) {
    return caller().call(spec, request, NOBODY, new Cancellation());
  }
}
