package dev.quartet.cli;

import dev.quartet.decision.ArgumentLine;
import dev.quartet.execution.script.ScriptResult;
import dev.quartet.execution.script.ScriptRunner;
import dev.quartet.library.ScriptManifest;
import dev.quartet.platform.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

@Command(
    name = "run",
    description = "Runs one script, as it would run by itself, and ends with its exit code.",
    mixinStandardHelpOptions = false)
final class ScriptsRunCommand implements Callable<Integer> {
  private static final List<String> OWN = List.of("--json", "--yes", "--dry-run", "--help");

  private final Console console;

  @Parameters(paramLabel = "ID", index = "0")
  String id = "";

  @Unmatched List<String> words = new ArrayList<>();

  ScriptsRunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ScriptManifest script = console.app().library.get().script(id);
    List<String> own = script.execution().anyWords() ? List.of() : OWN;
    List<String> options = new ArrayList<>(words);
    options.retainAll(own);
    List<String> given = new ArrayList<>(words);
    given.removeAll(own);
    Map<String, String> arguments =
        options.contains("--help")
            ? Map.of()
            : script.checked(
                ArgumentLine.options(script, given),
                console.app().workspace.configuration().defaults());
    ScriptResult result =
        console
            .app()
            .scriptRunner
            .run(
                new ScriptRunner.Invocation(
                    script, arguments, options, console.setting().environment().folder()),
                new Cancellation());
    if (!result.output().isEmpty()) {
      console.say(result.output());
    }
    if (!result.succeeded()) {
      console.note(result.complaint());
    } else if (!result.errors().isBlank()) {
      console.note(result.errors().strip());
    }
    return result.exitCode();
  }
}
