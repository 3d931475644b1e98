package dev.quartet.decision.reflex.parameter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Gives values that no one writes by chance to the parameters whose patterns they fit. */
final class DistinctiveValues implements Step {
  private static final int LONG_NUMBER = 6;
  private static final Pattern BRANCH =
      Pattern.compile("(feature|feat|release|releases|hotfix|bugfix|fix|chore|dependabot)/.+");

  @Override
  public void assign(Assignment assignment) {
    Map<PreparedParameter, List<Integer>> candidates = candidates(assignment);
    candidates.forEach((parameter, tokens) -> byCue(assignment, parameter, tokens));
    candidates.forEach((parameter, tokens) -> {
      List<Integer> free =
          free(assignment, tokens).stream()
              .filter(_ -> !parameter.takesWords() || !LastTexts.isAwaited(assignment))
              .filter(token -> isOnlyTaker(assignment, candidates, parameter, token))
              .toList();
      if (!assignment.has(parameter) && !free.isEmpty()) {
        give(assignment, parameter, free);
      }
    });
  }

  private static Map<PreparedParameter, List<Integer>> candidates(Assignment assignment) {
    Map<PreparedParameter, List<Integer>> candidates = new LinkedHashMap<>();
    for (boolean loose : List.of(false, true)) {
      for (PreparedParameter parameter : assignment.open()) {
        if (parameter.isPatterned() && parameter.takesWords() == loose) {
          List<Integer> tokens =
              IntStream.range(0, assignment.tokens().size())
                  .filter(assignment::isFree)
                  .filter(token -> fits(assignment, parameter, token))
                  .boxed()
                  .toList();
          if (!tokens.isEmpty()) {
            candidates.put(parameter, tokens);
          }
        }
      }
    }
    return candidates;
  }

  private static boolean fits(Assignment assignment, PreparedParameter parameter, int at) {
    Token token = assignment.tokens().get(at);
    if (parameter.fitting(token.text()).isEmpty() || isOrdinary(parameter, token)) {
      return false;
    }
    boolean branch = BRANCH.matcher(token.text()).matches();
    boolean hasBranch =
        assignment.script().parameters().stream().anyMatch(PreparedParameter::isBranch);
    return !branch || !hasBranch || parameter.isBranch();
  }

  /** Whether the pattern says too little of a token by itself. */
  private static boolean isOrdinary(PreparedParameter parameter, Token token) {
    return switch (token.kind()) {
      case WORD -> parameter.takesWords() || CommonWords.contains(token.word());
      case TIME -> parameter.takesWords();
      case NUMBER -> parameter.takesNumbers() && token.text().length() < LONG_NUMBER;
      case NUMBER_WORD, QUOTED, MONEY -> true;
      case REPOSITORY -> parameter.isBranch() && !BRANCH.matcher(token.text()).matches();
      case HOST, EMAIL -> parameter.isBranch();
      case URL, PHONE, CHANNEL, PERSON, ISSUE_NUMBER, ISSUE_KEY, PATH, ID -> false;
    };
  }

  private static void byCue(
      Assignment assignment, PreparedParameter parameter, List<Integer> tokens) {
    List<Integer> cued =
        tokens.stream()
            .filter(assignment::isFree)
            .filter(token -> parameter.cued(assignment, token, token, true).isPresent())
            .toList();
    if (!cued.isEmpty() && !assignment.has(parameter) && !isTight(assignment, parameter, cued)) {
      give(assignment, parameter, parameter.isMany() ? listed(assignment, tokens, cued) : cued);
    }
  }

  /** The values behind a cue, with those that "and" or a comma adds. */
  private static List<Integer> listed(
      Assignment assignment, List<Integer> tokens, List<Integer> cued) {
    List<Integer> listed = new ArrayList<>(cued);
    for (int token : free(assignment, tokens)) {
      int before = token - 1;
      if (before >= 0 && assignment.tokens().get(before).word().equals("and")) {
        before--;
      }
      boolean added = listed.contains(before) && !listed.contains(token);
      if (added && Lists.isAdded(assignment, before, token)) {
        listed.add(token);
      }
    }
    return listed;
  }

  private static List<Integer> free(Assignment assignment, List<Integer> tokens) {
    return tokens.stream().filter(assignment::isFree).toList();
  }

  /** A loose pattern leaves a value to a stricter one, unless its own word stands before it. */
  private static boolean isTight(
      Assignment assignment, PreparedParameter parameter, List<Integer> cued) {
    return parameter.takesWords()
        && cued.stream()
            .anyMatch(token -> parameter.cued(assignment, token, token, false).isEmpty());
  }

  private static boolean isOnlyTaker(
      Assignment assignment,
      Map<PreparedParameter, List<Integer>> candidates,
      PreparedParameter parameter,
      int token) {
    List<PreparedParameter> takers =
        candidates.keySet().stream()
            .filter(other -> !assignment.has(other))
            .filter(other -> candidates.getOrDefault(other, List.of()).contains(token))
            .toList();
    List<PreparedParameter> strict = takers.stream().filter(p -> !p.takesWords()).toList();
    List<PreparedParameter> best = strict.isEmpty() ? takers : strict;
    List<PreparedParameter> needed = best.stream().filter(PreparedParameter::required).toList();
    return best.equals(List.of(parameter)) || needed.equals(List.of(parameter));
  }

  private static void give(
      Assignment assignment, PreparedParameter parameter, List<Integer> tokens) {
    List<String> values =
        tokens.stream()
            .map(token -> parameter.fitting(assignment.tokens().get(token).text()))
            .flatMap(Optional::stream)
            .distinct()
            .toList();
    boolean unwanted = tokens.stream().anyMatch(at -> Negations.isBefore(assignment, at));
    if (unwanted || (values.size() > 1 && !parameter.isMany())) {
      assignment.doubt(parameter);
      return;
    }
    Span first = assignment.tokens().get(tokens.getFirst()).span();
    if (assignment.give(parameter, String.join(",", values), first)) {
      Set.copyOf(tokens)
          .forEach(token -> assignment.cover(parameter, assignment.tokens().get(token).span()));
    }
  }
}
