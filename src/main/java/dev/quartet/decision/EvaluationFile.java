package dev.quartet.decision;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.decision.LabelledRequest.Label;
import dev.quartet.platform.Json;
import dev.quartet.platform.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads labelled requests: one JSON object a line; blank lines do not count. */
final class EvaluationFile {
  private static final String EXAMPLE =
      "Write for example {\"text\":\"What's our"
          + " MRR?\",\"tier\":\"script\",\"route\":\"stripe/mrr\"}";

  private final Path path;

  private EvaluationFile(Path path) {
    this.path = path;
  }

  /**
   * Reads a file.
   *
   * @throws Problem naming the file and the line that is wrong
   */
  static List<LabelledRequest> read(Path path) {
    try {
      return new EvaluationFile(path).requests(Files.readAllLines(path));
    } catch (IOException e) {
      throw Problem.usage(
          "evaluation", "Cannot read " + path, "Name a UTF-8 file with one JSON object a line.");
    }
  }

  private List<LabelledRequest> requests(List<String> lines) {
    List<LabelledRequest> requests = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        requests.add(request(lines.get(i), i + 1));
      }
    }
    if (requests.isEmpty()) {
      throw wrong(1, "there is no request in it");
    }
    return requests;
  }

  private LabelledRequest request(String json, int line) {
    JsonNode node = object(json, line);
    if (node.path("text").asText().isBlank()) {
      throw wrong(line, "'text' is missing");
    }
    return new LabelledRequest(
        line,
        node.path("text").asText(),
        label(node.path("tier").asText(), line),
        Optional.of(node.path("route")).filter(JsonNode::isTextual).map(JsonNode::asText),
        arguments(node.path("arguments"), line),
        approval(node.path("approval"), line));
  }

  private JsonNode object(String json, int line) {
    try {
      JsonNode node = Json.tree(json);
      if (node.isObject()) {
        return node;
      }
      throw wrong(line, "it is no JSON object");
    } catch (IllegalArgumentException e) {
      throw wrong(line, "it is no JSON object");
    }
  }

  private Label label(String tier, int line) {
    return Arrays.stream(Label.values())
        .filter(label -> label.text().equals(tier))
        .findFirst()
        .orElseThrow(() ->
            wrong(
                line,
                "'tier' is '" + tier + "', not script, model, direct, specialist or pipeline"));
  }

  private Optional<Map<String, String>> arguments(JsonNode node, int line) {
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    if (!node.isObject()) {
      throw wrong(line, "'arguments' is no JSON object");
    }
    Map<String, String> arguments = new LinkedHashMap<>();
    node.properties().forEach(entry -> arguments.put(entry.getKey(), entry.getValue().asText()));
    return Optional.of(arguments);
  }

  private Optional<Boolean> approval(JsonNode node, int line) {
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    if (!node.isBoolean()) {
      throw wrong(line, "'approval' is neither true nor false");
    }
    return Optional.of(node.asBoolean());
  }

  private Problem wrong(int line, String what) {
    return Problem.usage("evaluation", path + ":" + line + ": " + what, EXAMPLE);
  }
}
