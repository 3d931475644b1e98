package dev.quartet.standin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.model.Message;
import dev.quartet.model.Message.ToolCall;
import dev.quartet.model.Message.ToolResult;
import dev.quartet.model.Provider.Protocol;
import dev.quartet.model.Usage;
import dev.quartet.platform.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Anthropic's Messages API. */
final class AnthropicWire implements Wire {
  @Override
  public Asked read(JsonNode body, String credential, String model) {
    List<Message> messages = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    body.path("messages").forEach(message -> messages.addAll(messages(message, names)));
    List<String> tools = new ArrayList<>();
    body.path("tools").forEach(tool -> tools.add(tool.path("name").asText()));
    return new Asked(
        Protocol.ANTHROPIC,
        body.path("model").asText(),
        Wire.text(body.path("system")),
        messages,
        tools,
        credential,
        body);
  }

  private static List<Message> messages(JsonNode message, Map<String, String> names) {
    JsonNode content = message.path("content");
    String text = Wire.text(content);
    if (message.path("role").asText().equals("assistant")) {
      List<ToolCall> calls = new ArrayList<>();
      for (JsonNode block : content) {
        if (block.path("type").asText().equals("tool_use")) {
          String id = block.path("id").asText();
          names.put(id, block.path("name").asText());
          calls.add(new ToolCall(id, block.path("name").asText(), block.path("input").toString()));
        }
      }
      return List.of(new Message.Assistant(text, calls));
    }
    List<Message> read = new ArrayList<>();
    List<ToolResult> results = results(content, names);
    if (!results.isEmpty()) {
      read.add(new Message.ToolResults(results));
    }
    if (!text.isEmpty()) {
      read.add(new Message.User(text));
    }
    return read;
  }

  private static List<ToolResult> results(JsonNode content, Map<String, String> names) {
    List<ToolResult> results = new ArrayList<>();
    for (JsonNode block : content) {
      if (block.path("type").asText().equals("tool_result")) {
        String id = block.path("tool_use_id").asText();
        results.add(
            new ToolResult(
                id,
                names.getOrDefault(id, ""),
                Wire.text(block.path("content")),
                block.path("is_error").asBoolean()));
      }
    }
    return results;
  }

  @Override
  public List<SseEvent> events(Asked asked, Scripted.Reply reply, Usage usage) {
    List<SseEvent> events = new ArrayList<>();
    Map<String, Object> start = envelope(asked);
    start.put("content", List.of());
    start.put("usage", usage(usage, Math.min(1, usage.output())));
    add(events, "message_start", Map.of("message", start));
    int index = 0;
    if (!reply.text().isEmpty()) {
      add(
          events,
          "content_block_start",
          Map.of("index", index, "content_block", Map.of("type", "text", "text", "")));
      for (String part : Wire.parts(reply.text())) {
        delta(events, index, Map.of("type", "text_delta", "text", part));
      }
      add(events, "content_block_stop", Map.of("index", index++));
    }
    for (ToolCall call : reply.calls()) {
      add(
          events,
          "content_block_start",
          Map.of(
              "index",
              index,
              "content_block",
              Map.of("type", "tool_use", "id", call.id(), "name", call.name(), "input", Map.of())));
      for (String part : Wire.parts(call.arguments())) {
        delta(events, index, Map.of("type", "input_json_delta", "partial_json", part));
      }
      add(events, "content_block_stop", Map.of("index", index++));
    }
    add(
        events,
        "message_delta",
        Map.of(
            "delta",
            Map.of("stop_reason", stop(reply)),
            "usage",
            Map.of("output_tokens", usage.output())));
    add(events, "message_stop", Map.of());
    return events;
  }

  private static void delta(List<SseEvent> events, int index, Map<String, Object> delta) {
    add(events, "content_block_delta", Map.of("index", index, "delta", delta));
  }

  private static void add(List<SseEvent> events, String type, Map<String, Object> data) {
    Map<String, Object> typed = new HashMap<>(data);
    typed.put("type", type);
    events.add(new SseEvent(type, Json.write(typed)));
  }

  @Override
  public String document(Asked asked, Scripted.Reply reply, Usage usage) {
    List<Object> content = new ArrayList<>();
    if (!reply.text().isEmpty()) {
      content.add(Map.of("type", "text", "text", reply.text()));
    }
    for (ToolCall call : reply.calls()) {
      content.add(
          Map.of(
              "type",
              "tool_use",
              "id",
              call.id(),
              "name",
              call.name(),
              "input",
              Json.tree(call.arguments())));
    }
    Map<String, Object> document = envelope(asked);
    document.put("content", content);
    document.put("stop_reason", stop(reply));
    document.put("usage", usage(usage, usage.output()));
    return Json.write(document);
  }

  private static Map<String, Object> envelope(Asked asked) {
    return new HashMap<>(
        Map.of(
            "id", "msg_simulated",
            "type", "message",
            "role", "assistant",
            "model", asked.model()));
  }

  private static Map<String, Object> usage(Usage usage, long output) {
    return Map.of(
        "input_tokens", usage.input(),
        "output_tokens", output,
        "cache_read_input_tokens", usage.cacheRead(),
        "cache_creation_input_tokens", usage.cacheWrite());
  }

  private static String stop(Scripted.Reply reply) {
    return switch (reply.stop()) {
      case FINISHED -> "end_turn";
      case TOOLS -> "tool_use";
      case LENGTH -> "max_tokens";
      case FILTERED -> "refusal";
    };
  }

  @Override
  public String error(int status, String message) {
    return body(
        switch (status) {
          case 401 -> "authentication_error";
          case 403 -> "permission_error";
          case 404 -> "not_found_error";
          case 413 -> "request_too_large";
          case 429 -> "rate_limit_error";
          case 529 -> "overloaded_error";
          default -> status >= 500 ? "api_error" : "invalid_request_error";
        },
        message);
  }

  @Override
  public SseEvent errorEvent(String type) {
    return new SseEvent("error", body(type, "Simulated"));
  }

  private static String body(String type, String message) {
    return Json.write(Map.of("type", "error", "error", Map.of("type", type, "message", message)));
  }
}
