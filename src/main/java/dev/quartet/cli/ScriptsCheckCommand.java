package dev.quartet.cli;

import dev.quartet.decision.reflex.intent.Collision;
import dev.quartet.execution.script.ScriptResult;
import dev.quartet.execution.script.ScriptRunner.Invocation;
import dev.quartet.library.Library;
import dev.quartet.library.LibraryProblem;
import dev.quartet.library.ScriptCheck;
import dev.quartet.library.ScriptManifest;
import dev.quartet.platform.Cancellation;
import dev.quartet.platform.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "check",
    description = "Checks every script's manifest, or a service's credential.",
    mixinStandardHelpOptions = true,
    footer = {"", "  quartet scripts check --live stripe"})
final class ScriptsCheckCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--live",
      paramLabel = "SERVICE",
      description = "proves the service's credential with its cheapest read")
  List<String> live = List.of();

  ScriptsCheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Library library = console.app().library.get();
    return live.isEmpty() ? manifests(library) : credentials(library);
  }

  private int manifests(Library library) {
    List<LibraryProblem> problems =
        new ArrayList<>(
            library.problems().stream()
                .filter(problem -> problem.path().toString().endsWith(".sh"))
                .toList());
    library.scripts().values().forEach(script -> problems.addAll(ScriptCheck.problems(script)));
    int exit = LibraryText.checked(console, problems, library.scripts().size() + " scripts");
    console.app().reflex.collisions(library).forEach(this::warn);
    return exit;
  }

  private void warn(Collision collision) {
    console.note(
        "warning: "
            + collision.intent()
            + " collides with "
            + collision.sibling()
            + ", which would take: "
            + String.join("; ", collision.examples()));
    console.note(
        "  Say in the examples what only this script does, or write the request under not: of "
            + collision.sibling()
            + ".");
  }

  private int credentials(Library library) {
    int exit = ExitCode.OK;
    for (String service : live) {
      if (!proven(service, probe(library, service))) {
        exit = ExitCode.FAILED;
      }
    }
    return exit;
  }

  private boolean proven(String service, ScriptManifest probe) {
    ScriptResult result =
        console
            .app()
            .scriptRunner
            .run(
                new Invocation(
                    probe,
                    probe.checked(Map.of(), console.app().workspace.configuration().defaults()),
                    List.of(),
                    console.setting().environment().folder()),
                new Cancellation());
    if (result.succeeded()) {
      console.say(service + ": good. " + result.output().lines().findFirst().orElse(""));
    } else {
      console.note(service + ": " + result.complaint());
    }
    return result.succeeded();
  }

  private static ScriptManifest probe(Library library, String service) {
    List<ScriptManifest> scripts =
        library.scripts().values().stream()
            .filter(script -> script.service().equals(service))
            .toList();
    if (scripts.isEmpty()) {
      throw Problem.usage(
          "unknown_service", "There is no service '" + service + "'", "See: quartet scripts");
    }
    return scripts.stream()
        .filter(script -> script.execution().probe())
        .findFirst()
        .orElseThrow(() ->
            Problem.usage(
                "no_probe",
                "No script of " + service + " proves its credential",
                "Mark its cheapest read that needs no parameters with probe: true."));
  }
}
