package dev.quartet.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.quartet.platform.Json;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Hides e-mail addresses, secrets and numbers of three digits or more in texts.
 *
 * @param secrets takes the credentials out that this process has used
 */
public record Redaction(UnaryOperator<String> secrets) {
  private record Hidden(Pattern pattern, String by) {
    Hidden(String regex, String by) {
      this(Pattern.compile(regex), by);
    }
  }

  /** In this order: a secret may hold digits, an address may too. */
  private static final List<Hidden> HIDDEN =
      List.of(
          new Hidden(
              "-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*?-----END [A-Z ]*PRIVATE KEY-----",
              "[secret]"),
          new Hidden("\\beyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+", "[secret]"),
          new Hidden("(?i)\\b(?:bearer|basic)\\s+[\\w.~+/=-]{12,}", "[secret]"),
          new Hidden(
              "\\b(?:sk|pk|rk|whsec|ghp|gho|ghs|ghu|github_pat|glpat|xox[abeprs]|AKIA|ASIA|AIza|SG|npm|dop_v1|hf)[-_]?[\\w.-]{12,}",
              "[secret]"),
          new Hidden(
              "(?i)((?:password|passwd|pwd|secret|token|api[_-]?key)\"?\\s*[:=]\\s*\"?)[^\\s\",;]{4,}",
              "$1[secret]"),
          new Hidden("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+", "[email]"),
          new Hidden("\\+?\\d(?:[ ().,/-]?\\d){2,}", "[number]"));

  /** A plain text. */
  String text(String text) {
    String hidden = secrets.apply(text);
    for (Hidden kind : HIDDEN) {
      hidden = kind.pattern().matcher(hidden).replaceAll(kind.by());
    }
    return hidden;
  }

  /** Recorded content: the texts of a JSON object, else the text itself. */
  String content(String content) {
    try {
      JsonNode node = Json.tree(content);
      return node.isObject() ? Json.write(hidden(node)) : text(content);
    } catch (IllegalArgumentException e) {
      return text(content);
    }
  }

  private JsonNode hidden(JsonNode node) {
    if (node.isTextual()) {
      return TextNode.valueOf(text(node.asText()));
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> array.add(hidden(item)));
      return array;
    }
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties().forEach(field -> object.set(field.getKey(), hidden(field.getValue())));
      return object;
    }
    return node;
  }
}
