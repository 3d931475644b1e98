package dev.quartet.cli;

import dev.quartet.library.LibraryProblem;
import java.util.List;

/** Lists of the library as a person reads them. */
final class LibraryText {
  private LibraryText() {}

  /** Says what is wrong, or that all is well; returns the exit code, to which warnings are well. */
  static int checked(Console console, List<LibraryProblem> problems, String what) {
    problems.forEach(problem -> console.note(problem.toString()));
    long errors = problems.stream().filter(LibraryProblem::isError).count();
    if (errors == 0) {
      console.say(what + (problems.isEmpty() ? ", all well" : ", no problem"));
      return ExitCode.OK;
    }
    console.note(errors == 1 ? "1 problem" : errors + " problems");
    return ExitCode.FAILED;
  }
}
