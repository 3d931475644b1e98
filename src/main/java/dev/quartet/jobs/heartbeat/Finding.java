package dev.quartet.jobs.heartbeat;

import dev.quartet.jobs.alert.Alert.Severity;
import java.util.Set;

/** What a probe found. */
public sealed interface Finding {
  /** In one line. */
  String what();

  /** All is well, or there is nothing to look at. */
  record Well(String what) implements Finding {}

  /**
   * Something is wrong.
   *
   * @param severity {@code INFO} for what is shown and not told
   * @param why what it was seen by
   * @param next what a person does about it
   * @param about the single things that are in trouble, such as the names of jobs: one more of them
   *     is worse
   */
  record Trouble(Severity severity, String what, String why, String next, Set<String> about)
      implements Finding {
    public Trouble {
      about = Set.copyOf(about);
    }

    private static final Set<String> NO_RESULT = Set.of("no result");

    /**
     * A look that gave no result in time. A machine that is busy for a moment is no trouble: it is
     * shown, and told when the next look gives none either.
     */
    public static Trouble noResult(String what, String why, String next) {
      return new Trouble(Severity.INFO, what, why, next, NO_RESULT);
    }

    boolean gaveNoResult() {
      return about.equals(NO_RESULT);
    }

    Trouble worthTelling() {
      return new Trouble(Severity.WARNING, what, why, next, about);
    }

    /** Trouble with the one thing that the probe looks at. */
    public Trouble(Severity severity, String what, String why, String next) {
      this(severity, what, why, next, Set.of());
    }
  }
}
