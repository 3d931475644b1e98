package dev.quartet.cli;

import dev.quartet.library.LibraryProblem;
import java.util.List;

/** Lists of the library as a person reads them. */
final class LibraryText {
  private LibraryText() {}

  /** Says what is wrong, or that all is well; returns the exit code. */
  static int checked(Console console, List<LibraryProblem> problems, String what) {
    problems.forEach(problem -> console.note(problem.toString()));
    if (problems.isEmpty()) {
      console.say(what + ", all well");
      return ExitCode.OK;
    }
    console.note(problems.size() == 1 ? "1 problem" : problems.size() + " problems");
    return ExitCode.FAILED;
  }
}
