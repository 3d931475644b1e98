package dev.quartet.library;

import dev.quartet.platform.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One parameter of a script, a long option on its command line.
 *
 * @param pattern the whole value must match it; only for type pattern, and optional for list (each
 *     item)
 * @param choices the only values allowed; only for type enum
 * @param initial the value when none is given
 * @param fillable whether a workspace's default may fill it
 * @param wording what people say for it
 */
public record Parameter(
    String name,
    Type type,
    String description,
    boolean required,
    Optional<String> initial,
    Optional<Pattern> pattern,
    List<String> choices,
    boolean fillable,
    Wording wording) {

  /** What values look like. */
  public enum Type {
    TEXT,
    FLAG,
    INTEGER,
    NUMBER,
    DATE,
    ENUM,
    PATTERN,
    LIST;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Type> of(String label) {
      return Arrays.stream(values()).filter(type -> type.label().equals(label)).findFirst();
    }
  }

  /**
   * What people say for a parameter, once its script is the one they mean.
   *
   * @param cues words before a value, or around it where {@code …} marks its place
   * @param synonyms other words for a value: of a flag those that set it stand at {@code true}
   */
  public record Wording(List<String> cues, Map<String, List<String>> synonyms) {
    public static final Wording NONE = new Wording(List.of(), Map.of());

    public Wording {
      cues = List.copyOf(cues);
      synonyms = Collections.unmodifiableMap(new LinkedHashMap<>(synonyms));
    }
  }

  /**
   * The value in the form the script takes it.
   *
   * @throws Problem when the value is not of this parameter's type
   */
  public String checked(String value) {
    return switch (type) {
      case TEXT -> value;
      case FLAG -> flag(value);
      case INTEGER -> matching(value, "-?\\d{1,18}", "a whole number");
      case NUMBER -> matching(value, "-?\\d{1,18}(\\.\\d{1,18})?", "a number");
      case DATE -> date(value);
      case ENUM -> choice(value);
      case PATTERN -> patterned(value);
      case LIST -> {
        for (String item : value.split(",", -1)) {
          patterned(item.strip());
        }
        yield value;
      }
    };
  }

  private String flag(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "", "true", "yes", "1", "on" -> "true";
      case "false", "no", "0", "off" -> "false";
      default -> throw wrong(value, "true or false");
    };
  }

  private String matching(String value, String regex, String expected) {
    if (!value.matches(regex)) {
      throw wrong(value, expected);
    }
    return value;
  }

  /** Short words for days are passed on: the script knows today. */
  private String date(String value) {
    if (value.matches("today|yesterday|\\d{1,4}[dwmy]")) {
      return value;
    }
    try {
      return LocalDate.parse(value).toString();
    } catch (DateTimeParseException e) {
      throw wrong(value, "a day such as 2026-11-23, today, yesterday or 7d");
    }
  }

  private String choice(String value) {
    return choices.stream()
        .filter(choice -> choice.equalsIgnoreCase(value))
        .findFirst()
        .orElseThrow(() -> wrong(value, "one of " + String.join(", ", choices)));
  }

  private String patterned(String value) {
    if (pattern.filter(p -> !p.matcher(value).matches()).isPresent()) {
      throw wrong(value, "a value that matches " + pattern.get());
    }
    return value;
  }

  private Problem wrong(String value, String expected) {
    String shown = value.length() > 60 ? value.substring(0, 60) + "…" : value;
    return Problem.usage(
        "argument", "--" + name + ": '" + shown + "' is not " + expected, description);
  }
}
