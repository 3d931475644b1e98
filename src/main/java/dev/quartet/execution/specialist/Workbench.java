package dev.quartet.execution.specialist;

import dev.quartet.platform.Cancellation;
import dev.quartet.platform.ProcessCommand;
import dev.quartet.platform.ProcessResult;
import dev.quartet.platform.Processes;
import dev.quartet.platform.Sandbox;
import dev.quartet.platform.Sandbox.Confinement;
import dev.quartet.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Runs the specialist's commands shut in: no network, no credentials, nothing written outside the
 * worktree.
 */
final class Workbench {
  private static final ProcessCommand.Limits LIMITS =
      new ProcessCommand.Limits(Duration.ofMinutes(5), 1 << 20);
  private static final List<String> PASSED = List.of("PATH", "HOME", "LANG", "TZ", "JAVA_HOME");

  private final Processes processes;
  private final Supplier<Sandbox> sandbox;
  private final Workspace workspace;
  private final Cancellation cancellation;
  private final Path temporary;

  Workbench(
      Processes processes,
      Supplier<Sandbox> sandbox,
      Workspace workspace,
      Cancellation cancellation,
      Path temporary) {
    this.processes = processes;
    this.sandbox = sandbox;
    this.workspace = workspace;
    this.cancellation = cancellation;
    this.temporary = temporary;
  }

  ProcessResult run(Path folder, String shellCommand) {
    Map<String, String> environment = new LinkedHashMap<>();
    PASSED.forEach(name ->
        workspace.environment().variable(name).ifPresent(value -> environment.put(name, value)));
    environment.put("TMPDIR", temporary.toString());
    var command =
        new ProcessCommand(
            List.of("/bin/bash", "-c", shellCommand), environment, folder, "", LIMITS);
    var confinement =
        new Confinement(
            Set.of(),
            List.of(folder, temporary),
            List.of(
                workspace.root().resolve("secrets.env"),
                workspace.environment().userFolder().resolve("secrets.env"),
                workspace.state().resolve("server.json"),
                workspace.state().resolve("quartet.db"),
                workspace.state().resolve("quartet.db-wal")));
    return processes.run(sandbox.get().confine(command, confinement), cancellation);
  }
}
