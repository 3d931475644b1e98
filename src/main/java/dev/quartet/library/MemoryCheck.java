package dev.quartet.library;

import dev.quartet.library.Memory.Section;
import dev.quartet.workspace.CredentialPatterns;
import dev.quartet.workspace.Secrets;
import java.util.ArrayList;
import java.util.List;

/** Looks over what the team wrote down, for what makes it hard to recall or unsafe to keep. */
public final class MemoryCheck {
  /** About 600 tokens: a longer section is cut when it is recalled. */
  private static final int LONGEST_CHARACTERS = 2500;

  private MemoryCheck() {}

  /** What should be mended, file by file. */
  public static List<LibraryProblem> problems(Memory memory, Secrets secrets) {
    List<LibraryProblem> problems = new ArrayList<>(memory.problems());
    for (Memory.Entry entry : memory.entries()) {
      if (!entry.titled()) {
        problems.add(
            problem(
                memory,
                entry.file(),
                1,
                "has no title",
                "Begin it with a line such as '# Deploys'."));
      }
      if (entry.sections().isEmpty()) {
        problems.add(
            problem(memory, entry.file(), 1, "says nothing", "Write something, or delete it."));
      }
      entry.sections().forEach(section -> check(memory, section, secrets, problems));
    }
    return problems;
  }

  private static void check(
      Memory memory, Section section, Secrets secrets, List<LibraryProblem> problems) {
    CredentialPatterns.find(section.text())
        .or(() ->
            secrets.revealedIn(section.text())
                ? java.util.Optional.of("a credential of this workspace")
                : java.util.Optional.empty())
        .ifPresent(found ->
            problems.add(
                problem(
                    memory,
                    section.file(),
                    section.line(),
                    "'" + section.heading() + "' bears " + found,
                    "Take it out, write where it is kept, and make a new one.")));
    if (section.text().length() > LONGEST_CHARACTERS) {
      problems.add(
          problem(
              memory,
              section.file(),
              section.line(),
              "'"
                  + section.heading()
                  + "' has "
                  + section.text().length()
                  + " characters, and is cut when it is recalled",
              "Split it under headings of its own."));
    }
  }

  private static LibraryProblem problem(
      Memory memory, String file, int line, String message, String hint) {
    return new LibraryProblem(memory.folder().resolve(file), line, message, hint);
  }
}
