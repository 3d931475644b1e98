package dev.quartet.execution.agent;

import dev.quartet.platform.ProcessCommand;
import dev.quartet.platform.ProcessResult;
import dev.quartet.platform.Processes;
import dev.quartet.platform.Sandbox;
import dev.quartet.run.Run;
import dev.quartet.run.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Runs the executables that judge an output: it comes on standard input, exit code 0 means good.
 */
public final class QualityChecks {
  private static final ProcessCommand.Limits LIMITS =
      new ProcessCommand.Limits(Duration.ofSeconds(30), 64 * 1024);

  /** An objection goes to a model, whose context is small. */
  private static final int OBJECTION_CHARACTERS = 4_000;

  private final Processes processes;
  private final Supplier<Sandbox> sandbox;

  public QualityChecks(Processes processes, Supplier<Sandbox> sandbox) {
    this.processes = processes;
    this.sandbox = sandbox;
  }

  /** The first objection of the checks, if any. */
  public Optional<String> objection(Run run, List<Path> checks, String output) {
    for (Path check : checks) {
      var step =
          Step.read(
              Step.Kind.CHECK, String.valueOf(check.getFileName()), ToolOutcome.Returned.class);
      ToolOutcome.Returned verdict = run.steps().run(step, () -> judge(run, check, output));
      if (verdict.error()) {
        return Optional.of(verdict.text());
      }
    }
    return Optional.empty();
  }

  private ToolOutcome.Returned judge(Run run, Path check, String output) {
    Path folder = Optional.ofNullable(check.getParent()).orElse(Path.of("/"));
    var command =
        new ProcessCommand(
            List.of(check.toString()),
            Map.of("PATH", "/usr/local/bin:/usr/bin:/bin", "LANG", "C.UTF-8"),
            folder,
            output,
            LIMITS);
    ProcessResult result =
        processes.run(
            sandbox.get().confine(command, new Sandbox.Confinement(Set.of(), List.of(), List.of())),
            run.cancellation());
    if (result.exitCode() == 0) {
      return ToolOutcome.Returned.ok("good");
    }
    String said = (result.output() + "\n" + result.errors()).strip();
    String objection = said.isEmpty() ? check.getFileName() + " failed" : said;
    return ToolOutcome.Returned.error(
        objection.substring(0, Math.min(objection.length(), OBJECTION_CHARACTERS)));
  }
}
