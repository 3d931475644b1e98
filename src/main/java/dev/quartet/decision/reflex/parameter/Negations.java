package dev.quartet.decision.reflex.parameter;

import java.util.Set;

/** Words that turn what follows into what is not wanted. */
final class Negations {
  private static final Set<String> WORDS =
      Set.of(
          "not",
          "no",
          "non",
          "without",
          "except",
          "excluding",
          "isn't",
          "aren't",
          "never",
          "wasn't",
          "weren't",
          "haven't",
          "hasn't",
          "neither",
          "minus",
          "besides",
          "nobody",
          "none");

  /** Those that stand before values; "no" and "never" stand before other words. */
  private static final Set<String> BEFORE_VALUES =
      Set.of("not", "without", "except", "excluding", "minus", "besides");

  private static final int NEAR = 2;

  private Negations() {}

  static boolean contains(String word) {
    return WORDS.contains(word);
  }

  /** Whether a value is one that is not wanted: without label bug, except acme/app. */
  static boolean isBefore(Assignment assignment, int at) {
    for (int i = Math.max(0, at - NEAR); i < at; i++) {
      if (assignment.isFree(i) && BEFORE_VALUES.contains(assignment.tokens().get(i).word())) {
        return true;
      }
    }
    return false;
  }
}
