package dev.quartet.decision.reflex.parameter;

import dev.quartet.library.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sets flags, and gives choices by their words. */
final class Choices implements Step {
  private static final Set<String> AFTER_THE_VERB_OPEN =
      Set.of("a", "an", "the", "up", "new", "my", "our", "this", "that", "me", "it", "another");
  private static final Set<String> GROUPED_BY =
      Set.of("by", "per", "each", "every", "split", "grouped", "group", "and", "sorted", "sort");

  private static final Set<String> ASKED_FOR = Set.of("which", "what", "top");

  /** A choice where it stands. */
  private record Hit(Choice choice, int from, int to) {}

  @Override
  public void assign(Assignment assignment) {
    for (boolean flags : List.of(true, false)) {
      for (PreparedParameter parameter : assignment.open()) {
        if (!parameter.choices().isEmpty() && (parameter.type() == Parameter.Type.FLAG) == flags) {
          choose(assignment, parameter);
        }
      }
    }
  }

  private static void choose(Assignment assignment, PreparedParameter parameter) {
    List<Hit> hits = hits(assignment, parameter);
    Map<String, Hit> values = new LinkedHashMap<>();
    hits.forEach(hit -> values.putIfAbsent(hit.choice().value(), hit));
    if (values.isEmpty()) {
      return;
    }
    if (values.size() > 1 && !parameter.isMany()) {
      assignment.doubt(parameter);
      return;
    }
    Hit first = hits.getFirst();
    if (assignment.give(
        parameter, String.join(",", values.keySet()), assignment.span(first.from(), first.to()))) {
      hits.forEach(hit -> assignment.cover(parameter, assignment.span(hit.from(), hit.to())));
    }
  }

  private static List<Hit> hits(Assignment assignment, PreparedParameter parameter) {
    List<Hit> hits = new ArrayList<>();
    int at = 0;
    while (at < assignment.tokens().size()) {
      int length = hit(assignment, parameter, at, hits);
      at += Math.max(1, length);
    }
    return hits;
  }

  private static int hit(
      Assignment assignment, PreparedParameter parameter, int at, List<Hit> hits) {
    ScriptWords words = assignment.script().words();
    for (Choice choice : parameter.choices()) {
      int length =
          choice.own()
              ? choice.phrase().lengthAt(assignment.tokens(), at, words)
              : choice.phrase().looseLengthAt(assignment.tokens(), at, words);
      if (length > 0
          && assignment.areFree(at, at + length - 1)
          && isMeant(assignment, parameter, choice, at, length)) {
        if (isNegated(assignment, at)) {
          assignment.doubt(parameter);
          return length;
        }
        hits.add(new Hit(choice, at, at + length - 1));
        return length;
      }
    }
    return another(assignment, parameter, at, hits);
  }

  /** A value of the pattern's own form that "and" adds to the choices before. */
  private static int another(
      Assignment assignment, PreparedParameter parameter, int at, List<Hit> hits) {
    String text = assignment.tokens().get(at).text();
    boolean adds =
        !hits.isEmpty()
            && parameter.isMany()
            && assignment.isFree(at)
            && parameter.shape().matchesRest(text)
            && Lists.isAdded(assignment, hits.getLast().to(), at);
    if (!adds) {
      return 0;
    }
    hits.add(new Hit(new Choice(text, Phrase.of(text), true), at, at));
    return 1;
  }

  private static boolean isMeant(
      Assignment assignment, PreparedParameter parameter, Choice choice, int at, int length) {
    Token token = assignment.tokens().get(at);
    Token next =
        at + length < assignment.tokens().size() ? assignment.tokens().get(at + length) : token;
    if (token.word().equals("open") && length == 1 && AFTER_THE_VERB_OPEN.contains(next.word())) {
      return false;
    }
    if (choice.phrase().joined().length() == 1) {
      return token
              .text()
              .equals(choice.phrase().words().getFirst().toUpperCase(java.util.Locale.ROOT))
          && assignment.script().words().known().contains(next.stem());
    }
    if (choice.own() && assignment.script().words().isNamedAfter(token.word())) {
      return parameter.cued(assignment, at, at, false).isPresent();
    }
    boolean telling = choice.phrase().size() > 1 || (!choice.own() && token.word().endsWith("ly"));
    boolean asked =
        !choice.own() && at > 0 && ASKED_FOR.contains(assignment.tokens().get(at - 1).word());
    return !parameter.isGrouping() || telling || asked || isGroupedBy(assignment, parameter, at);
  }

  private static boolean isGroupedBy(Assignment assignment, PreparedParameter parameter, int at) {
    if (at == 0) {
      return false;
    }
    String before = assignment.tokens().get(at - 1).word();
    return GROUPED_BY.contains(before) || parameter.cued(assignment, at, at, true).isPresent();
  }

  private static boolean isNegated(Assignment assignment, int at) {
    for (int i = Math.max(0, at - 2); i < at; i++) {
      String word = assignment.tokens().get(i).word();
      boolean between =
          i == at - 1 || CommonWords.isFunction(assignment.tokens().get(at - 1).word());
      if (Negations.contains(word) && between && assignment.isFree(i)) {
        return true;
      }
    }
    return false;
  }
}
