package dev.quartet.model;

import dev.quartet.platform.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A tool that a model may call.
 *
 * @param name its name
 * @param description when to call it
 * @param parameters what it takes
 */
public record ToolDefinition(String name, String description, List<Parameter> parameters) {

  /** The JSON type of a parameter. */
  public enum JsonType {
    STRING("string"),
    INTEGER("integer"),
    OBJECT("object");

    private final String json;

    JsonType(String json) {
      this.json = json;
    }
  }

  /**
   * One parameter.
   *
   * @param choices the only values allowed; empty for any
   */
  public record Parameter(
      String name, JsonType type, String description, boolean required, List<String> choices) {

    public static Parameter required(String name, String description) {
      return new Parameter(name, JsonType.STRING, description, true, List.of());
    }

    public static Parameter optional(String name, JsonType type, String description) {
      return new Parameter(name, type, description, false, List.of());
    }
  }

  /** The parameters as a JSON Schema object. */
  public Map<String, Object> schema() {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Parameter parameter : parameters) {
      Map<String, Object> property = new LinkedHashMap<>();
      property.put("type", parameter.type().json);
      if (!parameter.description().isEmpty()) {
        property.put("description", parameter.description());
      }
      if (!parameter.choices().isEmpty()) {
        property.put("enum", parameter.choices());
      }
      properties.put(parameter.name(), property);
      if (parameter.required()) {
        required.add(parameter.name());
      }
    }
    return Map.of("type", "object", "properties", properties, "required", required);
  }

  /** The tool as it is sent, for counting its tokens. */
  public String wire() {
    return Json.write(Map.of("name", name, "description", description, "input_schema", schema()));
  }
}
