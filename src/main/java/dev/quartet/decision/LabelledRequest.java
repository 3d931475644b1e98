package dev.quartet.decision;

import java.util.Map;
import java.util.Optional;

/**
 * A request with where it ought to go: one line of an evaluation file.
 *
 * @param line in its file, from 1
 * @param label where it ought to go
 * @param route the script, when it matters which
 * @param arguments exactly those, when they matter
 * @param approval whether a person must be asked, when it matters
 */
record LabelledRequest(
    int line,
    String text,
    Label label,
    Optional<String> route,
    Optional<Map<String, String>> arguments,
    Optional<Boolean> approval) {

  /** Where a request ought to go; {@code MODEL}: anywhere but to a script. */
  enum Label {
    SCRIPT,
    MODEL,
    DIRECT,
    SPECIALIST,
    PIPELINE;

    String text() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    boolean gradesHint() {
      return switch (this) {
        case SCRIPT, MODEL -> false;
        case DIRECT, SPECIALIST, PIPELINE -> true;
      };
    }
  }
}
