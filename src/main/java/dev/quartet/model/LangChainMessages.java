package dev.quartet.model;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.quartet.model.Message.ToolCall;
import dev.quartet.model.ModelReply.Stop;
import dev.quartet.platform.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Translates between our messages and LangChain4j's. */
final class LangChainMessages {
  /** How a message is marked up to which Anthropic is to cache; the others cache unasked. */
  private static final Map<String, Object> CACHED = Map.of("cache_control", "ephemeral");

  List<ChatMessage> messages(ModelRequest request) {
    List<ChatMessage> all = new ArrayList<>();
    all.add(SystemMessage.from(request.system()));
    List<Message> messages = request.messages();
    for (int i = 0; i < messages.size(); i++) {
      Map<String, Object> attributes = comesAgain(messages, i) ? CACHED : Map.of();
      message(messages.get(i), attributes).forEach(all::add);
    }
    return all;
  }

  /**
   * Whether what ends here will be sent again: the conversation before the newest question, and,
   * once tools are at work, everything so far. Writing to the cache costs, so a question that may
   * be answered at once is not marked.
   */
  private static boolean comesAgain(List<Message> messages, int at) {
    boolean beforeTheQuestion =
        at == messages.size() - 2 && messages.getLast() instanceof Message.User;
    boolean toolsAtWork =
        at == messages.size() - 1 && messages.get(at) instanceof Message.ToolResults;
    return beforeTheQuestion || toolsAtWork;
  }

  private static Stream<ChatMessage> message(Message message, Map<String, Object> attributes) {
    return switch (message) {
      case Message.User user ->
          Stream.of(
              UserMessage.builder()
                  .addContent(TextContent.from(user.text()))
                  .attributes(attributes)
                  .build());
      case Message.Assistant assistant -> Stream.of(assistant(assistant, attributes));
      case Message.ToolResults results -> results(results.results(), attributes);
    };
  }

  private static Stream<ChatMessage> results(
      List<Message.ToolResult> results, Map<String, Object> attributes) {
    return IntStream.range(0, results.size())
        .mapToObj(i ->
            ToolExecutionResultMessage.builder()
                .id(results.get(i).callId())
                .toolName(results.get(i).name())
                .text(results.get(i).content().isEmpty() ? "(no output)" : results.get(i).content())
                .isError(results.get(i).error())
                .attributes(i == results.size() - 1 ? attributes : Map.of())
                .build());
  }

  private static AiMessage assistant(Message.Assistant assistant, Map<String, Object> attributes) {
    var builder = AiMessage.builder().attributes(attributes);
    if (!assistant.text().isEmpty()) {
      builder.text(assistant.text());
    }
    return builder
        .toolExecutionRequests(
            assistant.calls().stream()
                .map(call ->
                    ToolExecutionRequest.builder()
                        .id(call.id())
                        .name(call.name())
                        .arguments(wellFormed(call.arguments()))
                        .build())
                .toList())
        .build();
  }

  /** Providers take JSON objects only, so a model's own malformed call is shown to it as text. */
  private static String wellFormed(String arguments) {
    try {
      if (arguments.isBlank()) {
        return "{}";
      }
      return Json.tree(arguments).isObject()
          ? arguments
          : Json.write(Map.of("malformed", arguments));
    } catch (IllegalArgumentException e) {
      return Json.write(Map.of("malformed", arguments));
    }
  }

  List<ToolSpecification> tools(List<ToolDefinition> tools) {
    return tools.stream()
        .map(tool ->
            ToolSpecification.builder()
                .name(tool.name())
                .description(tool.description())
                .parameters(schema(tool))
                .build())
        .toList();
  }

  private static JsonObjectSchema schema(ToolDefinition tool) {
    var schema = JsonObjectSchema.builder();
    List<String> required = new ArrayList<>();
    for (ToolDefinition.Parameter parameter : tool.parameters()) {
      property(schema, parameter);
      if (parameter.required()) {
        required.add(parameter.name());
      }
    }
    return schema.required(required).build();
  }

  private static void property(
      JsonObjectSchema.Builder schema, ToolDefinition.Parameter parameter) {
    String name = parameter.name();
    String description = parameter.description();
    switch (parameter.type()) {
      case STRING -> {
        if (parameter.choices().isEmpty()) {
          schema.addStringProperty(name, description);
        } else {
          schema.addEnumProperty(name, parameter.choices(), description);
        }
      }
      case INTEGER -> schema.addIntegerProperty(name, description);
      case OBJECT ->
          schema.addProperty(
              name,
              JsonObjectSchema.builder()
                  .description(description)
                  .additionalProperties(true)
                  .build());
    }
  }

  ModelReply reply(ChatResponse response, Usage usage) {
    AiMessage message = response.aiMessage();
    List<ToolCall> calls =
        message.toolExecutionRequests().stream()
            .map(call -> new ToolCall(call.id(), call.name(), call.arguments()))
            .toList();
    String text = message.text() == null ? "" : message.text();
    return new ModelReply(text, calls, stop(response.finishReason(), calls), usage);
  }

  private static Stop stop(FinishReason reason, List<ToolCall> calls) {
    if (!calls.isEmpty()) {
      return Stop.TOOLS;
    }
    return reason == FinishReason.LENGTH
        ? Stop.LENGTH
        : reason == FinishReason.CONTENT_FILTER ? Stop.FILTERED : Stop.FINISHED;
  }
}
