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

/** OpenAI's Chat Completions API. */
final class OpenAiWire implements Wire {
  private static final long CREATED = 1_767_225_600;

  @Override
  public Asked read(JsonNode body, String credential, String model) {
    List<String> system = new ArrayList<>();
    List<Message> messages = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    for (JsonNode message : body.path("messages")) {
      String text = Wire.text(message.path("content"));
      switch (message.path("role").asText()) {
        case "system", "developer" -> system.add(text);
        case "assistant" -> messages.add(assistant(message, text, names));
        case "tool" -> addResult(messages, message, text, names);
        default -> messages.add(new Message.User(text));
      }
    }
    List<String> tools = new ArrayList<>();
    body.path("tools").forEach(tool -> tools.add(tool.path("function").path("name").asText()));
    return new Asked(
        Protocol.OPENAI,
        body.path("model").asText(),
        String.join("\n", system),
        messages,
        tools,
        credential,
        body);
  }

  private static Message assistant(JsonNode message, String text, Map<String, String> names) {
    List<ToolCall> calls = new ArrayList<>();
    for (JsonNode call : message.path("tool_calls")) {
      JsonNode function = call.path("function");
      names.put(call.path("id").asText(), function.path("name").asText());
      calls.add(
          new ToolCall(
              call.path("id").asText(),
              function.path("name").asText(),
              function.path("arguments").asText()));
    }
    return new Message.Assistant(text, calls);
  }

  /** Results of one turn arrive as messages of their own; here they are one turn again. */
  private static void addResult(
      List<Message> messages, JsonNode message, String text, Map<String, String> names) {
    String id = message.path("tool_call_id").asText();
    List<ToolResult> results = new ArrayList<>();
    if (!messages.isEmpty() && messages.getLast() instanceof Message.ToolResults earlier) {
      results.addAll(earlier.results());
      messages.removeLast();
    }
    results.add(new ToolResult(id, names.getOrDefault(id, ""), text, false));
    messages.add(new Message.ToolResults(results));
  }

  @Override
  public List<SseEvent> events(Asked asked, Scripted.Reply reply, Usage usage) {
    List<SseEvent> events = new ArrayList<>();
    delta(events, asked, Map.of("role", "assistant", "content", ""));
    for (String part : Wire.parts(reply.text())) {
      delta(events, asked, Map.of("content", part));
    }
    for (int i = 0; i < reply.calls().size(); i++) {
      ToolCall call = reply.calls().get(i);
      Map<String, Object> opening =
          Map.of(
              "index",
              i,
              "id",
              call.id(),
              "type",
              "function",
              "function",
              Map.of("name", call.name(), "arguments", ""));
      delta(events, asked, Map.of("tool_calls", List.of(opening)));
      for (String part : Wire.parts(call.arguments())) {
        Map<String, Object> more = Map.of("index", i, "function", Map.of("arguments", part));
        delta(events, asked, Map.of("tool_calls", List.of(more)));
      }
    }
    chunk(
        events,
        asked,
        List.of(Map.of("index", 0, "delta", Map.of(), "finish_reason", finish(reply))),
        Map.of());
    if (asked.body().path("stream_options").path("include_usage").asBoolean()) {
      chunk(events, asked, List.of(), Map.of("usage", usage(usage)));
    }
    events.add(new SseEvent("", "[DONE]"));
    return events;
  }

  private static void delta(List<SseEvent> events, Asked asked, Map<String, Object> delta) {
    chunk(events, asked, List.of(Map.of("index", 0, "delta", delta)), Map.of());
  }

  private static void chunk(
      List<SseEvent> events, Asked asked, List<Object> choices, Map<String, Object> more) {
    Map<String, Object> chunk = envelope(asked, "chat.completion.chunk");
    chunk.put("choices", choices);
    chunk.putAll(more);
    events.add(new SseEvent("", Json.write(chunk)));
  }

  private static Map<String, Object> envelope(Asked asked, String object) {
    return new HashMap<>(
        Map.of(
            "id",
            "chatcmpl-simulated",
            "object",
            object,
            "created",
            CREATED,
            "model",
            asked.model()));
  }

  @Override
  public String document(Asked asked, Scripted.Reply reply, Usage usage) {
    Map<String, Object> message = new HashMap<>(Map.of("role", "assistant"));
    message.put("content", reply.text());
    if (!reply.calls().isEmpty()) {
      message.put("tool_calls", reply.calls().stream().map(OpenAiWire::whole).toList());
    }
    Map<String, Object> document = envelope(asked, "chat.completion");
    document.put(
        "choices", List.of(Map.of("index", 0, "message", message, "finish_reason", finish(reply))));
    document.put("usage", usage(usage));
    return Json.write(document);
  }

  private static Map<String, Object> whole(ToolCall call) {
    return Map.of(
        "id",
        call.id(),
        "type",
        "function",
        "function",
        Map.of("name", call.name(), "arguments", call.arguments()));
  }

  private static Map<String, Object> usage(Usage usage) {
    return Map.of(
        "prompt_tokens",
        usage.input() + usage.cacheRead() + usage.cacheWrite(),
        "completion_tokens",
        usage.output(),
        "total_tokens",
        usage.total(),
        "prompt_tokens_details",
        Map.of("cached_tokens", usage.cacheRead()));
  }

  private static String finish(Scripted.Reply reply) {
    return switch (reply.stop()) {
      case FINISHED -> "stop";
      case TOOLS -> "tool_calls";
      case LENGTH -> "length";
      case FILTERED -> "content_filter";
    };
  }

  @Override
  public String error(int status, String message) {
    return body(
        switch (status) {
          case 401 -> "invalid_api_key";
          case 404 -> "model_not_found";
          case 429 -> "rate_limit_exceeded";
          default -> status >= 500 ? "server_error" : "invalid_request_error";
        },
        message);
  }

  @Override
  public SseEvent errorEvent(String type) {
    return new SseEvent("", body(type, "Simulated"));
  }

  private static String body(String type, String message) {
    return Json.write(Map.of("error", Map.of("message", message, "type", type, "code", type)));
  }
}
