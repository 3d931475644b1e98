package dev.quartet.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.quartet.platform.Json;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What one call's raw stream tells: the provider's own usage, whether the stream came to its proper
 * end, and when it was last heard of.
 *
 * <p>The model SDK loses some of this: an Anthropic stream without {@code message_stop} calls
 * nobody back, and usage is not reported for a stream that was cut.
 */
final class CallWatch {
  private Usage usage = Usage.NONE;
  private boolean finished;
  private boolean heard;
  private Optional<String> error = Optional.empty();
  private long lastHeard = System.nanoTime();

  /**
   * Hears an event.
   *
   * @throws IllegalArgumentException when it does not hold JSON
   */
  synchronized void event(ServerSentEvent event) {
    lastHeard = System.nanoTime();
    heard = true;
    String data = event.data();
    if (data == null) {
      return;
    }
    if (data.strip().equals("[DONE]")) {
      finished = true;
      return;
    }
    read(Json.tree(data));
  }

  private void read(JsonNode node) {
    switch (node.path("type").asText()) {
      case "message_stop" -> finished = true;
      case "message_start" -> anthropic(node.path("message").path("usage"));
      case "message_delta" -> anthropic(node.path("usage"));
      case "error" -> error = Optional.of(node.path("error").path("type").asText("error"));
      default -> openAiOrGemini(node);
    }
  }

  private void anthropic(JsonNode counted) {
    usage =
        new Usage(
            counted.path("input_tokens").asLong(usage.input()),
            counted.path("output_tokens").asLong(usage.output()),
            counted.path("cache_read_input_tokens").asLong(usage.cacheRead()),
            counted.path("cache_creation_input_tokens").asLong(usage.cacheWrite()));
  }

  private void openAiOrGemini(JsonNode node) {
    JsonNode openAi = node.path("usage");
    if (openAi.isObject()) {
      JsonNode details = openAi.path("prompt_tokens_details");
      long read = details.path("cached_tokens").asLong();
      long written = details.path("cache_write_tokens").asLong();
      usage =
          new Usage(
              openAi.path("prompt_tokens").asLong() - read - written,
              openAi.path("completion_tokens").asLong(),
              read,
              written);
    }
    JsonNode gemini = node.path("usageMetadata");
    if (gemini.isObject()) {
      long read = gemini.path("cachedContentTokenCount").asLong();
      usage =
          new Usage(
              gemini.path("promptTokenCount").asLong() - read,
              gemini.path("candidatesTokenCount").asLong()
                  + gemini.path("thoughtsTokenCount").asLong(),
              read,
              0);
    }
    if (!node.path("choices").path(0).path("finish_reason").asText("").isEmpty()) {
      finished = true;
    }
    if (!node.path("candidates").path(0).path("finishReason").asText("").isEmpty()) {
      finished = true;
    }
  }

  synchronized Usage usage() {
    return usage;
  }

  synchronized boolean finished() {
    return finished;
  }

  /** Whether any event arrived: from then on tokens may have been billed. */
  synchronized boolean heard() {
    return heard;
  }

  /** The error that the provider announced inside the stream. */
  synchronized Optional<String> error() {
    return error;
  }

  synchronized boolean silentFor(Duration time) {
    return System.nanoTime() - lastHeard > TimeUnit.MILLISECONDS.toNanos(time.toMillis());
  }
}
