package dev.quartet.decision.reflex.parameter;

import dev.quartet.library.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Gives the words behind a cue to the lists: labels bug and frontend. */
final class Lists implements Step {
  private static final Set<String> BETWEEN = Set.of("and", "plus");
  private static final Set<String> SKIPPED =
      Set.of("it", "them", "as", "the", "property", "properties", "a", "with");

  @Override
  public void assign(Assignment assignment) {
    for (PreparedParameter parameter : assignment.open()) {
      if (parameter.type() == Parameter.Type.LIST
          && parameter.choices().stream().noneMatch(Choice::own)) {
        list(assignment, parameter);
      }
    }
  }

  private static void list(Assignment assignment, PreparedParameter parameter) {
    for (int i = 0; i < assignment.tokens().size(); i++) {
      int first = i;
      boolean cued =
          assignment.isFree(first)
              && parameter
                  .cued(assignment, first, first, false)
                  .filter(cue -> cue.to() == first)
                  .isPresent();
      if (cued && isItem(assignment, parameter, first) && Negations.isBefore(assignment, first)) {
        assignment.doubt(parameter);
        return;
      }
      if (cued && isItem(assignment, parameter, first)) {
        items(assignment, parameter, first);
        return;
      }
    }
  }

  private static void items(Assignment assignment, PreparedParameter parameter, int first) {
    List<String> items = new ArrayList<>();
    items.add(assignment.tokens().get(first).text());
    int last = first;
    int next = first + 1;
    while (next < assignment.tokens().size()) {
      boolean and = BETWEEN.contains(assignment.tokens().get(next).word());
      boolean comma = gap(assignment, last, next).startsWith(",");
      int item = and ? next + 1 : next;
      if ((!and && !comma) || !isItem(assignment, parameter, item)) {
        break;
      }
      items.add(assignment.tokens().get(item).text());
      last = item;
      next = item + 1;
    }
    boolean _ = assignment.give(parameter, String.join(",", items), assignment.span(first, last));
  }

  private static String gap(Assignment assignment, int from, int to) {
    return assignment
        .text()
        .substring(
            assignment.tokens().get(from).span().end(), assignment.tokens().get(to).span().start());
  }

  private static boolean isCueOfAnother(
      Assignment assignment, PreparedParameter parameter, int at) {
    return assignment.script().parameters().stream()
        .filter(other -> !other.equals(parameter))
        .flatMap(other -> other.cues().stream())
        .filter(cue -> !cue.weak() && !cue.before().isEmpty())
        .anyMatch(
            cue -> cue.before().stems().getFirst().equals(assignment.tokens().get(at).stem()));
  }

  /** Whether only "and" or a comma stands between two items. */
  static boolean isAdded(Assignment assignment, int from, int to) {
    return gap(assignment, from, to).strip().matches(",|,? ?and|\\+|&");
  }

  private static boolean isItem(Assignment assignment, PreparedParameter parameter, int at) {
    if (!assignment.isFree(at)) {
      return false;
    }
    Token token = assignment.tokens().get(at);
    boolean fits =
        parameter.shape().rest().isEmpty() || parameter.shape().matchesRest(token.text());
    return fits
        && !SKIPPED.contains(token.word())
        && !CommonWords.isFunction(token.word())
        && !assignment.script().words().service().contains(token.word())
        && token.kind() != Kind.NUMBER
        && !isCueOfAnother(assignment, parameter, at);
  }
}
