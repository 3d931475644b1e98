package dev.quartet.execution.agent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.platform.Json;
import dev.quartet.platform.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A tool call's arguments as the model wrote them. */
public final class ToolArguments {
  private final JsonNode node;

  private ToolArguments(JsonNode node) {
    this.node = node;
  }

  /**
   * Reads a JSON object.
   *
   * @throws Problem when it is none
   */
  static ToolArguments read(String json) {
    try {
      JsonNode node = Json.tree(json.isBlank() ? "{}" : json);
      if (node.isObject()) {
        return new ToolArguments(node);
      }
    } catch (IllegalArgumentException e) {
      // Said below, together with what is no object.
    }
    throw Problem.usage(
        "tool_arguments",
        "The arguments are not a JSON object",
        "Call the tool again with a JSON object.");
  }

  /**
   * A text that must be there.
   *
   * @throws Problem when it is not
   */
  public String required(String name) {
    return text(name)
        .orElseThrow(() ->
            Problem.usage(
                "tool_arguments", "'" + name + "' is missing", "Call the tool again with it."));
  }

  public Optional<String> text(String name) {
    JsonNode value = node.path(name);
    return value.isMissingNode() || value.isNull()
        ? Optional.empty()
        : Optional.of(value.isTextual() ? value.asText() : value.toString());
  }

  public int integer(String name, int otherwise) {
    return node.path(name).asInt(otherwise);
  }

  /** An object's values as texts; an object written as a string is read as well. */
  public Map<String, String> map(String name) {
    JsonNode value = node.path(name);
    if (value.isTextual()) {
      return read(value.asText()).all();
    }
    return new ToolArguments(value).all();
  }

  private Map<String, String> all() {
    Map<String, String> values = new LinkedHashMap<>();
    node.properties()
        .forEach(entry -> text(entry.getKey()).ifPresent(text -> values.put(entry.getKey(), text)));
    return values;
  }
}
