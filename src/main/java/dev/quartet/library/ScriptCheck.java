package dev.quartet.library;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** What should be mended in a script that can be read: strict where loading is lenient. */
public final class ScriptCheck {
  private ScriptCheck() {}

  public static List<LibraryProblem> problems(ScriptManifest script) {
    List<LibraryProblem> problems = new ArrayList<>();
    check(
        problems,
        script,
        !script.examples().isEmpty(),
        "has no examples",
        "Write examples: some requests that it answers, in people's own words.");
    check(
        problems,
        script,
        script.parameters().stream().noneMatch(parameter -> parameter.description().isBlank()),
        "has a parameter without a description",
        "Say in a few words what it is.");
    check(
        problems,
        script,
        script.examples().stream().distinct().count() == script.examples().size(),
        "has an example twice",
        "Write each once.");
    check(
        problems,
        script,
        script.id().matches("[a-z0-9-]+/[a-z0-9-]+"),
        "has an id that is not service/action",
        "Use lower-case letters, digits and dashes.");
    check(
        problems,
        script,
        !script.execution().probe()
            || (script.effect() == Effect.READ
                && script.parameters().stream().noneMatch(Parameter::required)),
        "is a probe, but changes something or needs a parameter",
        "Let another script of the service be its probe.");
    check(
        problems,
        script,
        startsAsBash(script),
        "does not begin with #!/usr/bin/env bash",
        "Write that as the first line.");
    return problems;
  }

  private static boolean startsAsBash(ScriptManifest script) {
    try {
      return Files.readAllLines(script.path()).getFirst().equals("#!/usr/bin/env bash");
    } catch (IOException e) {
      return false;
    }
  }

  private static void check(
      List<LibraryProblem> problems,
      ScriptManifest script,
      boolean good,
      String message,
      String hint) {
    if (!good) {
      problems.add(new LibraryProblem(script.path(), 1, message, hint));
    }
  }
}
