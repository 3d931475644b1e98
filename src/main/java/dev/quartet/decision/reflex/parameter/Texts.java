package dev.quartet.decision.reflex.parameter;

import dev.quartet.library.Parameter;
import java.util.Optional;
import java.util.Set;

/** Gives the words behind a cue, up to the end of their clause, to the parameters for free text. */
final class Texts implements Step {
  private static final int MOST_WORDS = 8;
  private static final Set<String> PEOPLE =
      Set.of(
          "author", "firstname", "lastname", "first-name", "last-name", "assignee", "sort", "name");
  private static final Set<String> ENDS =
      Set.of(
          "please", "pls", "thanks", "thank", "thx", "ta", "cheers", "sorted", "since", "with",
          "which", "that");
  private static final Set<String> SEARCHES =
      Set.of("search", "find", "look", "dig", "hunt", "grep", "google", "scan");
  private static final Set<String> PLACES =
      Set.of("in", "on", "at", "from", "into", "to", "of", "for", "across");

  @Override
  public void assign(Assignment assignment) {
    for (PreparedParameter parameter : assignment.open()) {
      if (parameter.type() == Parameter.Type.TEXT) {
        Optional<Span> _ = text(assignment, parameter);
      }
    }
  }

  private static Optional<Span> text(Assignment assignment, PreparedParameter parameter) {
    boolean weak =
        parameter.required() || PEOPLE.contains(parameter.name()) || searches(assignment);
    return text(assignment, parameter, weak, true)
        .or(() -> text(assignment, parameter, weak, false));
  }

  private static boolean searches(Assignment assignment) {
    return assignment.tokens().stream().anyMatch(token -> SEARCHES.contains(token.word()));
  }

  /** Behind which cue a text stands; first those are looked at behind which a new word begins. */
  private static Optional<Span> text(
      Assignment assignment, PreparedParameter parameter, boolean weak, boolean unknown) {
    for (Cue cue : parameter.cues()) {
      if (cue.weak() && !weak) {
        continue;
      }
      for (int i = 0; i < assignment.tokens().size(); i++) {
        if (unknown && assignment.script().words().knows(assignment.tokens().get(i))) {
          continue;
        }
        Optional<Span> span = behind(assignment, parameter, cue, i);
        if (span.isPresent()) {
          String value = span.get().of(assignment.text());
          boolean _ = assignment.give(parameter, value, span.get());
          return span;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Span> behind(
      Assignment assignment, PreparedParameter parameter, Cue cue, int first) {
    boolean begins =
        assignment.isFree(first)
            && !cue.before().isEmpty()
            && cue.startBefore(assignment.tokens(), first, assignment.script().words()) >= 0
            && isTextual(assignment, parameter, cue, first);
    if (!begins) {
      return Optional.empty();
    }
    if (!cue.after().isEmpty()) {
      return between(assignment, cue, first);
    }
    int last = PEOPLE.contains(parameter.name()) ? name(assignment, first) : end(assignment, first);
    return Optional.of(assignment.span(first, last));
  }

  private static Optional<Span> between(Assignment assignment, Cue cue, int first) {
    for (int last = first; last < Math.min(first + 4, assignment.tokens().size() - 1); last++) {
      if (cue.after().lengthAt(assignment.tokens(), last + 1, assignment.script().words()) > 0) {
        return assignment.areFree(first, last)
            ? Optional.of(assignment.span(first, last))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean isTextual(
      Assignment assignment, PreparedParameter parameter, Cue cue, int at) {
    Token token = assignment.tokens().get(at);
    if (PEOPLE.contains(parameter.name())) {
      return token.kind() == Kind.WORD
          && !assignment.script().words().knows(token)
          && (!cue.weak()
              || parameter.required()
              || Character.isUpperCase(token.text().charAt(0))
              || token.looksNamed());
    }
    boolean named = at > 0 && Character.isUpperCase(token.text().charAt(0));
    boolean own = cue.before().joined().equals(parameter.name());
    boolean word = token.kind() == Kind.WORD && (named || !CommonWords.isFunction(token.word()));
    return word
        && (!cue.weak()
            || own
            || (parameter.required() && searches(assignment))
            || !assignment.script().words().knows(token));
  }

  /** A person's names, as long as they are in capitals. */
  private static int name(Assignment assignment, int first) {
    int last = first;
    while (last + 1 < assignment.tokens().size()
        && assignment.isFree(last + 1)
        && gap(assignment, last).equals(" ")
        && assignment.tokens().get(last + 1).kind() == Kind.WORD
        && Character.isUpperCase(assignment.tokens().get(first).text().charAt(0))
        && Character.isUpperCase(assignment.tokens().get(last + 1).text().charAt(0))
        && !assignment.script().words().knows(assignment.tokens().get(last + 1))) {
      last++;
    }
    return last;
  }

  private static int end(Assignment assignment, int first) {
    int last = first;
    while (last + 1 < assignment.tokens().size()
        && last - first < MOST_WORDS
        && assignment.isFree(last + 1)
        && gap(assignment, last).isBlank()
        && !ENDS.contains(assignment.tokens().get(last + 1).word())
        && !isPlace(assignment, last + 1)) {
      last++;
    }
    return last;
  }

  /** "In Notion", "on Slack": where it is asked, not what. */
  private static boolean isPlace(Assignment assignment, int at) {
    if (!PLACES.contains(assignment.tokens().get(at).word())) {
      return false;
    }
    int next = at + 1;
    while (next < assignment.tokens().size()
        && Set.of("the", "our", "my").contains(assignment.tokens().get(next).word())) {
      next++;
    }
    return next >= assignment.tokens().size()
        || !assignment.isFree(next)
        || assignment.script().words().says(assignment.tokens().get(next).word());
  }

  private static String gap(Assignment assignment, int token) {
    return assignment
        .text()
        .substring(
            assignment.tokens().get(token).span().end(),
            assignment.tokens().get(token + 1).span().start());
  }
}
