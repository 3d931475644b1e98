package dev.quartet.model;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.util.Optional;

/** Makes LangChain4j's model object for a spec. */
final class StreamingModels {
  /**
   * OpenAI-compatible servers on people's own machines take any key, but the client insists on one.
   */
  private static final String NO_KEY = "none";

  StreamingChatModel model(ModelSpec spec, int maxTokens, HttpClientBuilder client) {
    return switch (spec.provider().protocol()) {
      case ANTHROPIC -> anthropic(spec, maxTokens, client);
      case OPENAI -> openAi(spec, maxTokens, client);
      case GEMINI -> gemini(spec, maxTokens, client);
    };
  }

  private static StreamingChatModel anthropic(
      ModelSpec spec, int maxTokens, HttpClientBuilder client) {
    var builder =
        AnthropicStreamingChatModel.builder()
            .httpClientBuilder(client)
            .apiKey(spec.apiKey().orElse(NO_KEY))
            .modelName(spec.name())
            .maxTokens(maxTokens)
            .cacheSystemMessages(true)
            .cacheTools(true);
    spec.baseUrl().map(url -> withVersion(url, "/v1")).ifPresent(builder::baseUrl);
    return builder.build();
  }

  private static StreamingChatModel openAi(
      ModelSpec spec, int maxTokens, HttpClientBuilder client) {
    var builder =
        OpenAiStreamingChatModel.builder()
            .httpClientBuilder(client)
            .apiKey(spec.apiKey().orElse(NO_KEY))
            .modelName(spec.name());
    if (spec.provider() == Provider.OPENAI) {
      builder.maxCompletionTokens(maxTokens);
    } else {
      builder.maxTokens(maxTokens);
    }
    baseUrl(spec).ifPresent(builder::baseUrl);
    return builder.build();
  }

  private static StreamingChatModel gemini(
      ModelSpec spec, int maxTokens, HttpClientBuilder client) {
    var builder =
        GoogleAiGeminiStreamingChatModel.builder()
            .httpClientBuilder(client)
            .apiKey(spec.apiKey().orElse(NO_KEY))
            .modelName(spec.name())
            .maxOutputTokens(maxTokens);
    baseUrl(spec).ifPresent(builder::baseUrl);
    return builder.build();
  }

  private static Optional<String> baseUrl(ModelSpec spec) {
    return spec.baseUrl().or(() -> spec.provider().defaultBaseUrl());
  }

  private static String withVersion(String url, String version) {
    String trimmed = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    return trimmed.endsWith(version) ? trimmed : trimmed + version;
  }
}
