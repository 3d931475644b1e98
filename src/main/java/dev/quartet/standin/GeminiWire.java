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

/** Gemini's generateContent API. */
final class GeminiWire implements Wire {
  @Override
  public Asked read(JsonNode body, String credential, String model) {
    List<Message> messages = new ArrayList<>();
    body.path("contents").forEach(content -> messages.addAll(messages(content)));
    List<String> tools = new ArrayList<>();
    for (JsonNode tool : body.path("tools")) {
      tool.path("functionDeclarations").forEach(one -> tools.add(one.path("name").asText()));
    }
    return new Asked(
        Protocol.GEMINI,
        model,
        Wire.text(body.path("systemInstruction").path("parts")),
        messages,
        tools,
        credential,
        body);
  }

  private static List<Message> messages(JsonNode content) {
    String text = Wire.text(content.path("parts"));
    List<ToolCall> calls = new ArrayList<>();
    List<ToolResult> results = new ArrayList<>();
    for (JsonNode part : content.path("parts")) {
      JsonNode call = part.path("functionCall");
      if (call.isObject()) {
        calls.add(new ToolCall("", call.path("name").asText(), call.path("args").toString()));
      }
      JsonNode result = part.path("functionResponse");
      if (result.isObject()) {
        results.add(
            new ToolResult(
                "", result.path("name").asText(), result.path("response").toString(), false));
      }
    }
    if (content.path("role").asText().equals("model")) {
      return List.of(new Message.Assistant(text, calls));
    }
    return results.isEmpty()
        ? List.of(new Message.User(text))
        : List.of(new Message.ToolResults(results));
  }

  @Override
  public List<SseEvent> events(Asked asked, Scripted.Reply reply, Usage usage) {
    List<SseEvent> events = new ArrayList<>();
    for (String part : Wire.parts(reply.text())) {
      events.add(event(Map.of("content", content(List.of(Map.of("text", part)))), usage));
    }
    events.add(event(last(reply, calls(reply)), usage));
    return events;
  }

  @Override
  public String document(Asked asked, Scripted.Reply reply, Usage usage) {
    List<Object> parts = new ArrayList<>();
    if (!reply.text().isEmpty()) {
      parts.add(Map.of("text", reply.text()));
    }
    parts.addAll(calls(reply));
    return event(last(reply, parts), usage).data();
  }

  private static List<Object> calls(Scripted.Reply reply) {
    List<Object> parts = new ArrayList<>();
    for (ToolCall call : reply.calls()) {
      parts.add(
          Map.of("functionCall", Map.of("name", call.name(), "args", Json.tree(call.arguments()))));
    }
    return parts;
  }

  private static Map<String, Object> last(Scripted.Reply reply, List<Object> parts) {
    Map<String, Object> candidate = new HashMap<>();
    candidate.put("content", content(parts.isEmpty() ? List.of(Map.of("text", "")) : parts));
    candidate.put(
        "finishReason",
        switch (reply.stop()) {
          case FINISHED, TOOLS -> "STOP";
          case LENGTH -> "MAX_TOKENS";
          case FILTERED -> "SAFETY";
        });
    return candidate;
  }

  private static Map<String, Object> content(List<?> parts) {
    return Map.of("role", "model", "parts", parts);
  }

  private static SseEvent event(Map<String, Object> candidate, Usage usage) {
    return new SseEvent(
        "",
        Json.write(
            Map.of(
                "candidates",
                List.of(candidate),
                "usageMetadata",
                Map.of(
                    "promptTokenCount", usage.input() + usage.cacheRead() + usage.cacheWrite(),
                    "candidatesTokenCount", usage.output(),
                    "cachedContentTokenCount", usage.cacheRead(),
                    "totalTokenCount", usage.total()))));
  }

  @Override
  public String error(int status, String message) {
    return Json.write(
        Map.of("error", Map.of("code", status, "message", message, "status", "SIMULATED")));
  }

  @Override
  public SseEvent errorEvent(String type) {
    return new SseEvent("", error(500, type));
  }
}
