package dev.quartet.decision.reflex.parameter;

import dev.quartet.library.Parameter;
import java.util.List;
import java.util.Set;

/**
 * Sets flags such as exclude-archived by "without archived ones", include-archived by "archived
 * too".
 */
final class InclusionFlags implements Step {
  private static final int NEAR = 8;
  private static final Set<String> OUT_BEFORE =
      Set.of(
          "without",
          "excluding",
          "exclude",
          "no",
          "except",
          "minus",
          "ignoring",
          "ignore",
          "omit",
          "omitting",
          "skip",
          "skipping",
          "not",
          "w/o",
          "leaving",
          "leave",
          "hide",
          "hiding");
  private static final Set<String> IN_BEFORE =
      Set.of("including", "include", "incl", "with", "plus", "counting", "also", "even");
  private static final Set<String> IN_AFTER = Set.of("too", "included", "as", "also");
  private static final Set<String> OUT_AFTER = Set.of("out", "excluded", "away");

  @Override
  public void assign(Assignment assignment) {
    for (PreparedParameter parameter : assignment.open()) {
      if (parameter.type() == Parameter.Type.FLAG && parameter.name().startsWith("exclude-")) {
        set(assignment, parameter, OUT_BEFORE, OUT_AFTER);
      } else if (parameter.type() == Parameter.Type.FLAG
          && parameter.name().startsWith("include-")) {
        set(assignment, parameter, IN_BEFORE, IN_AFTER);
      }
    }
  }

  private static void set(
      Assignment assignment, PreparedParameter parameter, Set<String> before, Set<String> after) {
    Phrase what = Phrase.of(parameter.name().substring("exclude-".length()));
    List<Token> tokens = assignment.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      int length = what.lengthAt(tokens, i, assignment.script().words());
      if (length == 0 || !assignment.areFree(i, i + length - 1)) {
        continue;
      }
      int from = i;
      while (from > Math.max(0, i - NEAR) && !before.contains(tokens.get(from).word())) {
        from--;
      }
      int to = i + length - 1;
      boolean led = from < i && before.contains(tokens.get(from).word());
      boolean followed = to + 1 < tokens.size() && after.contains(tokens.get(to + 1).word());
      if ((led || followed) && assignment.areFree(led ? from : i, to)) {
        boolean _ =
            assignment.give(
                parameter, "true", assignment.span(led ? from : i, followed ? to + 1 : to));
        return;
      }
    }
  }
}
