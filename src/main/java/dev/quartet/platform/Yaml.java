package dev.quartet.platform;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML document whose every value knows its line, so that an error can point at it. */
public sealed interface Yaml {
  /** The line in its file, from 1. */
  int line();

  /** A value is missing or not of the shape that was asked for. */
  final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int line;
    private final String hint;

    /**
     * A malformed document.
     *
     * @param hint what to write instead
     */
    public Malformed(int line, String message, String hint) {
      super(message);
      this.line = line;
      this.hint = hint;
    }

    public int line() {
      return line;
    }

    public String message() {
      return String.valueOf(getMessage());
    }

    public String hint() {
      return hint;
    }
  }

  /** A single value. */
  record Scalar(String value, int line) implements Yaml {}

  /** A list. */
  record Sequence(List<Yaml> items, int line) implements Yaml {}

  /** Named values, in their order. */
  record Mapping(Map<String, Yaml> entries, int line) implements Yaml {
    public static final Mapping EMPTY = new Mapping(Map.of(), 1);

    public Optional<Yaml> find(String key) {
      return Optional.ofNullable(entries.get(key));
    }

    public Optional<String> text(String key) {
      return find(key).map(Yaml::asText);
    }

    public String requiredText(String key, String hint) {
      return text(key)
          .filter(value -> !value.isBlank())
          .orElseThrow(() -> new Malformed(line, "'" + key + "' is missing", hint));
    }

    /** A list of texts; a single text is a list of one, an absent key an empty one. */
    public List<String> texts(String key) {
      return find(key)
          .map(value -> value.items().stream().map(Yaml::asText).toList())
          .orElse(List.of());
    }

    public List<Yaml> items(String key) {
      return find(key).map(Yaml::items).orElse(List.of());
    }

    public Mapping mapping(String key) {
      return find(key).map(Yaml::asMapping).orElse(EMPTY);
    }

    public Optional<Boolean> flag(String key) {
      return find(key).map(Yaml::asFlag);
    }

    public Optional<Integer> integer(String key) {
      return find(key).map(Yaml::asInteger);
    }

    public Optional<BigDecimal> decimal(String key) {
      return find(key).map(Yaml::asDecimal);
    }

    public Optional<Duration> duration(String key) {
      return find(key).map(Yaml::asDuration);
    }

    /** Every value as text. */
    public Map<String, String> textMap() {
      Map<String, String> all = new LinkedHashMap<>();
      entries.forEach((key, value) -> all.put(key, value.asText()));
      return all;
    }

    /**
     * Refuses keys that mean nothing here.
     *
     * @throws Malformed naming the first unknown key and the nearest known one
     */
    public Mapping only(List<String> known) {
      entries.forEach((key, value) -> {
        if (!known.contains(key)) {
          throw new Malformed(
              value.line(), "unknown key '" + key + "'", "Known here: " + String.join(", ", known));
        }
      });
      return this;
    }
  }

  Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

  /**
   * Reads a document; an empty one is an empty mapping.
   *
   * @param firstLine the line of the file on which the text begins
   * @throws Malformed when the text is not YAML, or not a mapping
   */
  static Mapping read(String text, int firstLine) {
    try {
      Node root = new org.yaml.snakeyaml.Yaml().compose(new StringReader(text));
      return root == null ? Mapping.EMPTY : convert(root, firstLine).asMapping();
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine();
      throw new Malformed(
          firstLine + line,
          "not valid YAML: " + e.getProblem(),
          "Check the indentation, and quote values that hold ': ', '#', '[' or '{'.");
    } catch (org.yaml.snakeyaml.error.YAMLException e) {
      throw new Malformed(
          firstLine, "not valid YAML: " + e.getMessage(), "Save the file as UTF-8 text.");
    }
  }

  private static Yaml convert(Node node, int firstLine) {
    int line = firstLine + node.getStartMark().getLine();
    return switch (node) {
      case ScalarNode scalar -> new Scalar(scalar.getValue(), line);
      case SequenceNode sequence ->
          new Sequence(
              sequence.getValue().stream().map(item -> convert(item, firstLine)).toList(), line);
      case MappingNode mapping -> {
        Map<String, Yaml> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
          Yaml key = convert(tuple.getKeyNode(), firstLine);
          if (entries.putIfAbsent(key.asText(), convert(tuple.getValueNode(), firstLine)) != null) {
            throw new Malformed(
                key.line(), "'" + key.asText() + "' is there twice", "Keep one of them.");
          }
        }
        yield new Mapping(entries, line);
      }
      default ->
          throw new Malformed(
              line, "anchors and aliases are not used here", "Write the value out.");
    };
  }

  default String asText() {
    if (this instanceof Scalar scalar) {
      return scalar.value();
    }
    throw new Malformed(line(), "expected a single value", "Write one value on this line.");
  }

  default Mapping asMapping() {
    return switch (this) {
      case Mapping mapping -> mapping;
      case Scalar scalar when scalar.value().isBlank() -> new Mapping(Map.of(), scalar.line());
      case Scalar _, Sequence _ ->
          throw new Malformed(
              line(), "expected 'key: value' pairs", "Write one 'key: value' a line.");
    };
  }

  /** The items of a list; a single value is a list of one. */
  default List<Yaml> items() {
    return this instanceof Sequence sequence ? sequence.items() : List.of(this);
  }

  default boolean asFlag() {
    return switch (asText()) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default ->
          throw new Malformed(
              line(), "expected true or false, found '" + asText() + "'", "Write true or false.");
    };
  }

  default int asInteger() {
    try {
      return Integer.parseInt(asText());
    } catch (NumberFormatException e) {
      throw new Malformed(
          line(),
          "expected a whole number, found '" + asText() + "'",
          "Write a number such as 12.");
    }
  }

  default BigDecimal asDecimal() {
    try {
      return new BigDecimal(asText());
    } catch (NumberFormatException e) {
      throw new Malformed(
          line(), "expected a number, found '" + asText() + "'", "Write a number such as 1.50.");
    }
  }

  default Duration asDuration() {
    Matcher matcher = DURATION.matcher(asText().strip());
    if (!matcher.matches()) {
      throw new Malformed(
          line(),
          "expected a duration, found '" + asText() + "'",
          "Write for example 30s, 5m or 24h.");
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
