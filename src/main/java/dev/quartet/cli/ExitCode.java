package dev.quartet.cli;

import dev.quartet.platform.Problem;

/** The exit codes of the command line. */
final class ExitCode {
  static final int OK = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int REFUSED = 4;
  static final int NO_MODEL = 5;
  static final int CANCELLED = 130;

  private ExitCode() {}

  /** Says what happened and what to do, and returns the code. */
  static int explain(Console console, Problem problem) {
    console.note("quartet: " + problem.message());
    if (!problem.hint().isEmpty()) {
      console.note("  " + problem.hint());
    }
    return switch (problem.kind()) {
      case FAILED -> FAILED;
      case USAGE, NOT_FOUND -> USAGE;
      case REFUSED -> REFUSED;
      case NO_MODEL -> NO_MODEL;
    };
  }
}
