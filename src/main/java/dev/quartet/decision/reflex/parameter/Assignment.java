package dev.quartet.decision.reflex.parameter;

import dev.quartet.platform.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A sentence while its values are given to a script's parameters. */
final class Assignment {
  private static final int SHOWN = 60;

  private final Sentence sentence;
  private final PreparedScript script;
  private final boolean[] taken;
  private final Map<String, String> arguments = new LinkedHashMap<>();
  private final List<Placed> placed = new ArrayList<>();
  private final Set<String> doubtful = new LinkedHashSet<>();
  private final Set<String> leftover = new LinkedHashSet<>();

  /** A value's place, with the words that belong to it. */
  private record Placed(Span span, String name) {}

  Assignment(Sentence sentence, PreparedScript script) {
    this.sentence = sentence;
    this.script = script;
    this.taken = new boolean[sentence.tokens().size()];
  }

  String text() {
    return sentence.text();
  }

  List<Token> tokens() {
    return sentence.tokens();
  }

  PreparedScript script() {
    return script;
  }

  List<DatePhrase> days() {
    return script.ahead() ? sentence.ahead() : sentence.past();
  }

  List<PreparedParameter> open() {
    return script.parameters().stream().filter(p -> !arguments.containsKey(p.name())).toList();
  }

  boolean has(PreparedParameter parameter) {
    return arguments.containsKey(parameter.name());
  }

  boolean isFree(int token) {
    return token >= 0 && token < taken.length && !taken[token];
  }

  boolean areFree(int first, int last) {
    for (int i = first; i <= last; i++) {
      if (!isFree(i)) {
        return false;
      }
    }
    return true;
  }

  /** Keeps a place from other steps. */
  void take(Span span) {
    for (int i = 0; i < taken.length; i++) {
      if (tokens().get(i).span().overlaps(span)) {
        taken[i] = true;
      }
    }
  }

  Span span(int first, int last) {
    return new Span(tokens().get(first).span().start(), tokens().get(last).span().end());
  }

  boolean give(PreparedParameter parameter, String value, int token) {
    return give(parameter, value, tokens().get(token).span());
  }

  /**
   * Gives a parameter its value.
   *
   * @return whether the parameter takes it; a second, different value makes it doubtful
   */
  boolean give(PreparedParameter parameter, String value, Span span) {
    Optional<String> checked = checked(parameter, value);
    if (checked.isEmpty()) {
      return false;
    }
    String before = arguments.get(parameter.name());
    if (before != null && !before.equals(checked.get())) {
      doubtful.add(parameter.name());
      return false;
    }
    arguments.put(parameter.name(), checked.get());
    cover(parameter, span);
    return true;
  }

  /** Replaces a place by a parameter's name; the parameter has its value already. */
  void cover(PreparedParameter parameter, Span span) {
    if (placed.stream().noneMatch(other -> other.span().overlaps(span))) {
      placed.add(new Placed(span, parameter.name()));
    }
    take(span);
  }

  private static Optional<String> checked(PreparedParameter parameter, String value) {
    if (value.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parameter.parameter().checked(value));
    } catch (Problem e) {
      return Optional.empty();
    }
  }

  void doubt(PreparedParameter parameter) {
    doubtful.add(parameter.name());
  }

  /** A value that no parameter may take. */
  void leave(Span span) {
    leftover.add(shown(span.of(text())));
    take(span);
  }

  private static String shown(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }

  Extraction extraction() {
    for (int i = 0; i < taken.length; i++) {
      if (!taken[i] && tokens().get(i).kind().isTelling()) {
        leftover.add(shown(tokens().get(i).span().of(text())));
      }
    }
    doubtful.forEach(arguments::remove);
    return new Extraction(
        Map.copyOf(arguments), template(), List.copyOf(leftover), List.copyOf(doubtful));
  }

  private String template() {
    placed.sort(Comparator.comparingInt(value -> value.span().start()));
    var template = new StringBuilder();
    int at = 0;
    for (Placed value : placed) {
      template
          .append(text(), at, value.span().start())
          .append('<')
          .append(value.name())
          .append('>');
      at = value.span().end();
    }
    return template.append(text(), at, text().length()).toString();
  }
}
