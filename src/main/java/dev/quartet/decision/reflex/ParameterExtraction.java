package dev.quartet.decision.reflex;

import dev.quartet.library.Parameter;
import dev.quartet.library.ScriptManifest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a script's parameters in a sentence, by type. Only what stands there is taken; each value
 * found leaves a placeholder behind, so that sentences with different values look alike.
 */
final class ParameterExtraction {
  /** What was found, and the sentence with placeholders. */
  record Extracted(Map<String, String> arguments, String template) {}

  private static final Pattern QUOTED =
      Pattern.compile("\"([^\"]+)\"|“([^”]+)”|(?<=\\s|^)'([^']+)'(?=\\s|$|[.,!?])");
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w/#.-])\\d{1,9}(?:\\.\\d{1,4})?(?![\\w/-])");
  private static final Pattern DATE =
      Pattern.compile(
          "\\b\\d{4}-\\d{2}-\\d{2}\\b|\\btoday\\b|\\byesterday\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern PREPOSITION = Pattern.compile("\\b(in|for|to|of|from|on|by) $");
  private static final Pattern TOKEN = Pattern.compile("https?://[^\\s\"“”<>]+|[^\\s,;:!?\"“”()]+");

  /** A pattern that matches one of these says too little to be found by itself. */
  private static final List<String> COMMON_WORDS =
      List.of("the", "our", "and", "app", "last", "month", "main", "all", "team");

  private final Clock clock;

  ParameterExtraction(Clock clock) {
    this.clock = clock;
  }

  Extracted extract(String sentence, ScriptManifest script, Set<String> vocabulary) {
    var state = new State(sentence);
    for (Parameter parameter : inOrder(script.parameters())) {
      switch (parameter.type()) {
        case PATTERN -> pattern(state, parameter, vocabulary);
        case TEXT -> text(state, parameter);
        case ENUM -> choice(state, parameter);
        case INTEGER, NUMBER -> first(state, parameter, NUMBER);
        case DATE -> first(state, parameter, DATE);
        case FLAG -> flag(state, parameter);
        case LIST -> {
          // A list cannot be told from the words around it.
        }
      }
    }
    return new Extracted(state.arguments, state.text);
  }

  /** The most distinctive types first, so that a quoted text is taken before the numbers in it. */
  private static List<Parameter> inOrder(List<Parameter> parameters) {
    List<Parameter> ordered = new ArrayList<>(parameters);
    List<Parameter.Type> order =
        List.of(
            Parameter.Type.TEXT,
            Parameter.Type.PATTERN,
            Parameter.Type.DATE,
            Parameter.Type.ENUM,
            Parameter.Type.FLAG,
            Parameter.Type.INTEGER,
            Parameter.Type.NUMBER,
            Parameter.Type.LIST);
    ordered.sort(java.util.Comparator.comparingInt(parameter -> order.indexOf(parameter.type())));
    return ordered;
  }

  private static void pattern(State state, Parameter parameter, Set<String> vocabulary) {
    Optional<Pattern> pattern = parameter.pattern();
    if (pattern.isEmpty()) {
      return;
    }
    boolean weak = COMMON_WORDS.stream().anyMatch(word -> pattern.get().matcher(word).matches());
    Matcher token = TOKEN.matcher(state.text);
    while (token.find()) {
      String raw = token.group().replaceAll("[.,;:!?)]+$", "");
      String value = pattern.get().matcher(raw).matches() ? raw : raw.toLowerCase(Locale.ROOT);
      String before = state.text.substring(0, token.start()).toLowerCase(Locale.ROOT);
      if (weak && !before.endsWith(parameter.name() + " ") && !pointedAt(raw, before, vocabulary)) {
        continue;
      }
      if (pattern.get().matcher(value).matches() && !raw.startsWith("<")) {
        state.take(parameter, value, token.start(), token.start() + raw.length());
        return;
      }
    }
  }

  /**
   * A value that many words look like counts only in capitals, after a preposition, and when the
   * script has no such word.
   */
  private static boolean pointedAt(String raw, String before, Set<String> vocabulary) {
    boolean shouted = raw.equals(raw.toUpperCase(Locale.ROOT)) && raw.length() > 1;
    boolean explained =
        Words.of(raw).stream()
            .allMatch(word -> vocabulary.contains(word) || Words.isFunctionWord(word));
    return shouted && !explained && PREPOSITION.matcher(before).find();
  }

  private static void text(State state, Parameter parameter) {
    Matcher quoted = QUOTED.matcher(state.text);
    if (quoted.find()) {
      String value =
          Optional.ofNullable(quoted.group(1))
              .or(() -> Optional.ofNullable(quoted.group(2)))
              .or(() -> Optional.ofNullable(quoted.group(3)))
              .orElse("");
      state.take(parameter, value, quoted.start(), quoted.end());
    }
  }

  private static void choice(State state, Parameter parameter) {
    for (String choice : parameter.choices()) {
      Matcher matcher =
          Pattern.compile(
                  "\\b" + Pattern.quote(choice.replace('_', ' ')) + "\\b", Pattern.CASE_INSENSITIVE)
              .matcher(state.text.replace('_', ' '));
      if (matcher.find() && !state.isPlaceholder(matcher.start())) {
        state.take(parameter, choice, matcher.start(), matcher.end());
        return;
      }
    }
  }

  private void first(State state, Parameter parameter, Pattern pattern) {
    Matcher matcher = pattern.matcher(state.text);
    if (matcher.find()) {
      state.take(parameter, value(matcher.group()), matcher.start(), matcher.end());
    }
  }

  private String value(String found) {
    LocalDate today = LocalDate.now(clock);
    return switch (found.toLowerCase(Locale.ROOT)) {
      case "today" -> today.toString();
      case "yesterday" -> today.minusDays(1).toString();
      default -> found;
    };
  }

  private static void flag(State state, Parameter parameter) {
    Matcher matcher =
        Pattern.compile(
                "\\b" + Pattern.quote(parameter.name().replace('-', ' ')) + "\\b",
                Pattern.CASE_INSENSITIVE)
            .matcher(state.text.replace('-', ' '));
    if (matcher.find() && !state.isPlaceholder(matcher.start())) {
      state.take(parameter, "true", matcher.start(), matcher.end());
    }
  }

  /** A sentence while its values are taken out. */
  private static final class State {
    private final Map<String, String> arguments = new LinkedHashMap<>();
    private String text;

    State(String text) {
      this.text = text;
    }

    /** Whether a value was taken out at this place already. */
    boolean isPlaceholder(int at) {
      int open = text.lastIndexOf('<', at);
      return open >= 0 && text.indexOf('>', open) >= at;
    }

    void take(Parameter parameter, String value, int start, int end) {
      arguments.put(parameter.name(), value);
      text = text.substring(0, start) + "<" + parameter.name() + ">" + text.substring(end);
    }
  }
}
