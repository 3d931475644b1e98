package dev.quartet.decision.reflex.parameter;

import dev.quartet.library.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives names to parameters whose patterns fit ordinary words: only behind a cue, or when the word
 * looks like a name and stands behind a preposition.
 */
final class Names implements Step {
  private static final Set<String> PREPOSITIONS =
      Set.of(
          "for", "of", "in", "on", "from", "by", "to", "at", "with", "against", "under", "into",
          "versus", "vs", "does", "did", "has", "have", "is");
  private static final Set<String> DOERS = Set.of("author", "user", "by", "owner", "creator");
  private static final Set<String> USUAL_BRANCHES =
      Set.of("main", "master", "develop", "trunk", "dev", "staging");
  private static final List<String> DESCRIBING =
      List.of("ed", "ing", "est", "ive", "able", "ful", "less", "ous", "ly", "thy");

  /** How sure it is that a word is the value, the surest first. */
  private enum Strength {
    CUED,
    POINTED_AT,
    ALONE
  }

  @Override
  public void assign(Assignment assignment) {
    List<PreparedParameter> loose =
        assignment.open().stream()
            .filter(parameter -> parameter.type() == Parameter.Type.PATTERN)
            .filter(PreparedParameter::isPatterned)
            .filter(PreparedParameter::takesWords)
            .toList();
    for (Strength strength : Strength.values()) {
      Map<PreparedParameter, List<Integer>> found = new LinkedHashMap<>();
      for (PreparedParameter parameter : loose) {
        if (!assignment.has(parameter)) {
          found.put(parameter, candidates(assignment, parameter, strength));
        }
      }
      found.forEach((parameter, tokens) -> give(assignment, parameter, tokens, found));
    }
  }

  private static List<Integer> candidates(
      Assignment assignment, PreparedParameter parameter, Strength strength) {
    List<Integer> tokens = new ArrayList<>();
    for (int i = 0; i < assignment.tokens().size(); i++) {
      Token token = assignment.tokens().get(i);
      boolean word =
          token.kind() == Kind.WORD
              || token.kind() == Kind.ISSUE_KEY
              || token.kind() == Kind.REPOSITORY
              || token.kind() == Kind.HOST;
      if (word
          && assignment.isFree(i)
          && parameter.fitting(token.text()).isPresent()
          && fits(assignment, parameter, i, strength)) {
        tokens.add(i);
      }
    }
    return tokens;
  }

  private static boolean fits(
      Assignment assignment, PreparedParameter parameter, int at, Strength strength) {
    Token token = assignment.tokens().get(at);
    if (parameter.name().equals("currency")) {
      return strength == Strength.CUED && Currencies.isCode(token.word());
    }
    if (parameter.isBranch() && USUAL_BRANCHES.contains(token.word())) {
      return strength == Strength.CUED;
    }
    if (hasBranch(assignment) && USUAL_BRANCHES.contains(token.word())) {
      return false;
    }
    boolean named = token.looksNamed() && !isKnown(assignment, token);
    boolean unknown = !assignment.script().words().knows(token);
    boolean capitals = isCapitals(parameter, token);
    if (isInCapitals(parameter) && !capitals) {
      return false;
    }
    if (strength == Strength.CUED && capitals) {
      return isCued(assignment, parameter, at, true);
    }
    return switch (strength) {
      case CUED ->
          isCalled(assignment, parameter, at)
              || ((named || unknown) && isCued(assignment, parameter, at, named || capitals));
      case POINTED_AT ->
          (named || capitals || (unknown && !isDescribing(token) && !parameter.isBranch()))
              && !CommonWords.contains(token.word())
              && (isBehindPreposition(assignment, parameter, at)
                  || parameter.cued(assignment, at, at, true).isPresent());
      case ALONE -> (named || (capitals && unknown)) && parameter.required();
    };
  }

  /** Any word may be what something is called. */
  private static boolean isCalled(Assignment assignment, PreparedParameter parameter, int at) {
    return at > 0
        && parameter.name().equals("name")
        && Set.of("called", "named", "name").contains(assignment.tokens().get(at - 1).word())
        && !CommonWords.isFunction(assignment.tokens().get(at).word());
  }

  private static boolean hasBranch(Assignment assignment) {
    return assignment.script().parameters().stream().anyMatch(PreparedParameter::isBranch);
  }

  /** A word with a dash whose parts the script knows is no name: high-urgency. */
  private static boolean isKnown(Assignment assignment, Token token) {
    if (token.hasDigit()) {
      return assignment.script().words().knows(token);
    }
    for (String part : token.word().split("[-_./]", -1)) {
      Token word = Token.of(token.span(), part, Kind.WORD);
      if (assignment.script().words().knows(word)) {
        return token.word().indexOf('-') >= 0 && !hasUnknownPart(assignment, token);
      }
    }
    return false;
  }

  private static boolean hasUnknownPart(Assignment assignment, Token token) {
    for (String part : token.word().split("[-_./]", -1)) {
      if (!assignment.script().words().knows(Token.of(token.span(), part, Kind.WORD))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInCapitals(PreparedParameter parameter) {
    return !parameter.shape().matchesRest("team") && parameter.shape().matchesRest("TEAM");
  }

  private static boolean isCapitals(PreparedParameter parameter, Token token) {
    return isInCapitals(parameter)
        && token.text().equals(token.text().toUpperCase(Locale.ROOT))
        && !CommonWords.isFunction(token.word());
  }

  private static boolean isCued(
      Assignment assignment, PreparedParameter parameter, int at, boolean named) {
    Optional<PreparedParameter.CuedTokens> cued = parameter.cued(assignment, at, at, false);
    if (cued.isEmpty() || named) {
      return cued.isPresent();
    }
    boolean behind = cued.get().to() > at;
    Token token = assignment.tokens().get(at);
    return !behind
        || (at > 0
            && !isDescribing(token)
            && CommonWords.isFunction(assignment.tokens().get(at - 1).word()));
  }

  private static boolean isDescribing(Token token) {
    return DESCRIBING.stream().anyMatch(token.word()::endsWith);
  }

  /** "By" stands before who did something, not before whose it is. */
  private static boolean isBehindPreposition(
      Assignment assignment, PreparedParameter parameter, int at) {
    int before = at - 1;
    while (before > 0
        && Set.of("the", "our", "my", "a").contains(assignment.tokens().get(before).word())) {
      before--;
    }
    String word = before >= 0 ? assignment.tokens().get(before).word() : "";
    return PREPOSITIONS.contains(word) && (!word.equals("by") || DOERS.contains(parameter.name()));
  }

  private static void give(
      Assignment assignment,
      PreparedParameter parameter,
      List<Integer> tokens,
      Map<PreparedParameter, List<Integer>> found) {
    List<Integer> free = tokens.stream().filter(assignment::isFree).toList();
    if (free.isEmpty()) {
      return;
    }
    if (Negations.isBefore(assignment, free.getFirst())) {
      assignment.doubt(parameter);
      return;
    }
    long others =
        found.entrySet().stream()
            .filter(other -> !other.getKey().equals(parameter) && !assignment.has(other.getKey()))
            .filter(other -> other.getValue().stream().anyMatch(free::contains))
            .count();
    boolean own = parameter.cued(assignment, free.getFirst(), free.getFirst(), true).isPresent();
    if (others > 0 && !own && !parameter.required()) {
      assignment.doubt(parameter);
      return;
    }
    if (free.stream().map(token -> assignment.tokens().get(token).word()).distinct().count() > 1) {
      List<Integer> cued =
          free.stream()
              .filter(token -> parameter.cued(assignment, token, token, false).isPresent())
              .toList();
      if (cued.size() != 1) {
        assignment.doubt(parameter);
        return;
      }
      give(assignment, parameter, cued.getFirst());
      return;
    }
    give(assignment, parameter, free.getFirst());
  }

  private static void give(Assignment assignment, PreparedParameter parameter, int token) {
    String text = assignment.tokens().get(token).text();
    boolean _ = assignment.give(parameter, parameter.fitting(text).orElse(text), token);
  }
}
