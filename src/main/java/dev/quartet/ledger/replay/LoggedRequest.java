package dev.quartet.ledger.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.model.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One line of a log, whatever wrote it. */
final class LoggedRequest {
  /** What a log puts around the request that was sent. */
  private static final List<String> WRAPPERS =
      List.of("request", "body", "request_body", "kwargs", "proto_request");

  /** Where a log keeps the response. */
  private static final List<String> RESPONSES = List.of("response", "response_body", "output");

  private record Said(String role, String text) {}

  private final JsonNode line;
  private final JsonNode request;
  private final List<Said> said;

  LoggedRequest(JsonNode line) {
    this.line = line;
    this.request = request(line);
    this.said = said();
  }

  private static JsonNode request(JsonNode line) {
    if (line.has("messages") || line.has("text")) {
      return line;
    }
    return WRAPPERS.stream()
        .map(line::path)
        .filter(inner -> inner.isObject() && (inner.has("messages") || inner.has("input")))
        .findFirst()
        .orElse(line);
  }

  /** The turns of the conversation, the instructions left out. */
  private List<Said> said() {
    if (request.path("text").isTextual()) {
      return List.of(new Said("user", request.path("text").asText()));
    }
    JsonNode messages = request.has("messages") ? request.path("messages") : request.path("input");
    if (messages.isTextual()) {
      return List.of(new Said("user", messages.asText()));
    }
    if (!messages.isArray() && request.path("prompt").isTextual()) {
      return List.of(new Said("user", request.path("prompt").asText()));
    }
    List<Said> turns = new ArrayList<>();
    for (JsonNode message : messages) {
      String role = message.path("role").asText("user");
      if (!role.equals("system") && !role.equals("developer")) {
        turns.add(new Said(role, content(message.path("content"))));
      }
    }
    return turns;
  }

  /** Text as it is, or the texts among a message's parts. */
  private static String content(JsonNode content) {
    if (content.isTextual()) {
      return content.asText();
    }
    List<String> texts = new ArrayList<>();
    content.forEach(part -> {
      if (part.path("text").isTextual()) {
        texts.add(part.path("text").asText());
      }
    });
    return String.join("\n", texts);
  }

  /** Where the person spoke last; a tool's result in between is a step of the same request. */
  private int last() {
    for (int i = said.size() - 1; i >= 0; i--) {
      if (said.get(i).role().equals("user") && !said.get(i).text().isBlank()) {
        return i;
      }
    }
    return -1;
  }

  String text() {
    int last = last();
    return last < 0 ? "" : said.get(last).text().strip();
  }

  String conversation() {
    return said.subList(0, Math.max(0, last())).stream()
        .map(Said::text)
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining("\n"));
  }

  Optional<String> model() {
    return Stream.of(request, line, response())
        .map(node -> node.path("model"))
        .filter(node -> node.isTextual() && !node.asText().isBlank())
        .map(JsonNode::asText)
        .findFirst();
  }

  private JsonNode response() {
    JsonNode found =
        RESPONSES.stream()
            .map(line::path)
            .filter(JsonNode::isObject)
            .findFirst()
            .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
    return found.path("body").isObject() ? found.path("body") : found;
  }

  Optional<Usage> usage() {
    return Stream.of(line.path("tokens"), line.path("usage"), response().path("usage"))
        .filter(node -> node.isNumber() || node.isObject())
        .map(LoggedRequest::usage)
        .findFirst();
  }

  /**
   * OpenAI counts cached tokens among the prompt's, Anthropic beside the input. A single number
   * counts as input, which costs least.
   */
  private static Usage usage(JsonNode node) {
    if (node.isNumber()) {
      return new Usage(Math.max(0, node.asLong()), 0, 0, 0);
    }
    long cached =
        first(node.path("prompt_tokens_details"), "cached_tokens")
            + first(node.path("input_tokens_details"), "cached_tokens");
    long input = first(node, "input", "input_tokens", "prompt_tokens", "prompt");
    return new Usage(
        Math.max(0, input - cached),
        first(node, "output", "output_tokens", "completion_tokens", "completion"),
        cached + first(node, "cacheRead", "cache_read_input_tokens"),
        first(node, "cacheWrite", "cache_creation_input_tokens"));
  }

  private static long first(JsonNode node, String... names) {
    return Stream.of(names)
        .map(node::path)
        .filter(JsonNode::isNumber)
        .mapToLong(value -> Math.max(0, value.asLong()))
        .findFirst()
        .orElse(0);
  }
}
