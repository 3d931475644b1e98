package dev.quartet.execution.script;

import dev.quartet.library.Effect;
import dev.quartet.library.ScriptManifest;
import dev.quartet.platform.Cancellation;
import dev.quartet.platform.Json;
import dev.quartet.platform.Problem;
import dev.quartet.platform.ProcessCommand;
import dev.quartet.platform.ProcessResult;
import dev.quartet.platform.Processes;
import dev.quartet.platform.Sandbox;
import dev.quartet.platform.Sandbox.Access;
import dev.quartet.platform.Sha256;
import dev.quartet.run.Approvals.Action;
import dev.quartet.run.Receipt;
import dev.quartet.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Runs one script: arguments as they are, its declared environment, shut in, within its limits. */
public final class ScriptRunner {
  private static final int OUTPUT_BYTES = 1 << 20;

  /**
   * One run of a script.
   *
   * @param arguments checked already
   * @param options more options, such as {@code --json} or {@code --yes}
   * @param folder where it runs
   */
  public record Invocation(
      ScriptManifest script, Map<String, String> arguments, List<String> options, Path folder) {}

  private final Workspace workspace;
  private final ScriptEnvironment environment;
  private final Processes processes;
  private final Supplier<Sandbox> sandbox;

  /**
   * A runner.
   *
   * @param functions the folder of the shared bash functions
   */
  public ScriptRunner(
      Workspace workspace, Path functions, Processes processes, Supplier<Sandbox> sandbox) {
    this.workspace = workspace;
    this.environment = new ScriptEnvironment(workspace, functions);
    this.processes = processes;
    this.sandbox = sandbox;
  }

  /** What a person is asked to approve. */
  public Action action(Invocation invocation) {
    ScriptManifest script = invocation.script();
    List<String> parts =
        List.of(
            hash(script),
            Json.write(new java.util.TreeMap<>(invocation.arguments())),
            Json.write(environment.declared(script)),
            invocation.folder().toString());
    return new Action(Sha256.ofParts(parts), command(invocation), script.effect());
  }

  /** The command as a person would type it. */
  static String command(Invocation invocation) {
    var line = new StringBuilder("/" + invocation.script().id());
    for (String option : invocation.script().options(invocation.arguments())) {
      boolean plain = option.matches("[\\w./:@#=,+-]+");
      line.append(' ')
          .append(
              plain ? option : "\"" + option.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
    }
    return line.toString();
  }

  /** The hash of exactly what runs: the script, what lies beside it, and the shared functions. */
  public String hash(ScriptManifest script) {
    List<String> parts = new ArrayList<>();
    try {
      parts.add(Sha256.of(Files.readAllBytes(script.path())));
      for (Path file : beside(script)) {
        parts.add(Sha256.of(Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw Problem.failed(
          "script_unreadable",
          "Cannot read " + script.path(),
          "Check that the file is there and readable.");
    }
    return Sha256.ofParts(parts);
  }

  /** The functions that all scripts share, and for a skill's what else the skill has. */
  private List<Path> beside(ScriptManifest script) throws IOException {
    List<Path> all = new ArrayList<>(script.companions());
    try (Stream<Path> functions = Files.list(environment.functions())) {
      functions.filter(Files::isRegularFile).sorted().forEach(all::add);
    }
    return all;
  }

  /** Runs it and waits for its end. */
  public ScriptResult run(Invocation invocation, Cancellation cancellation) {
    String hash = hash(invocation.script());
    Path temporary = temporaryFolder();
    try {
      ProcessResult result = processes.run(confined(invocation, temporary), cancellation);
      return result(invocation, hash, result);
    } finally {
      delete(temporary);
    }
  }

  private ProcessCommand confined(Invocation invocation, Path temporary) {
    ScriptManifest script = invocation.script();
    List<String> argv = new ArrayList<>(interpreter(script.path()));
    argv.add(script.path().toString());
    argv.addAll(script.options(invocation.arguments()));
    argv.addAll(invocation.options());
    var command =
        new ProcessCommand(
            argv,
            environment.of(script, temporary),
            invocation.folder(),
            "",
            new ProcessCommand.Limits(script.execution().timeout(), OUTPUT_BYTES));
    List<Path> writable = new ArrayList<>(List.of(temporary));
    if (script.execution().access().contains(Access.WORKSPACE)) {
      writable.add(workspace.root());
    }
    List<Path> hidden =
        List.of(
            workspace.root().resolve("secrets.env"),
            workspace.environment().userFolder().resolve("secrets.env"),
            workspace.state().resolve("server.json"),
            workspace.state().resolve("quartet.db"),
            workspace.state().resolve("quartet.db-wal"));
    return sandbox
        .get()
        .confine(command, new Sandbox.Confinement(script.execution().access(), writable, hidden));
  }

  /** What carries a script out: a skill may bring some that are not of bash. */
  private static List<String> interpreter(Path script) {
    String name = script.toString();
    if (name.endsWith(".py")) {
      // Written byte code would change a folder whose content was trusted.
      return List.of("/usr/bin/env", "python3", "-B");
    }
    return name.endsWith(".js") || name.endsWith(".mjs")
        ? List.of("/usr/bin/env", "node")
        : List.of("/bin/bash");
  }

  private ScriptResult result(Invocation invocation, String hash, ProcessResult result) {
    ScriptManifest script = invocation.script();
    String output = workspace.secrets().mask(result.output());
    Optional<String> trouble =
        switch (result.ending()) {
          case EXITED -> Optional.empty();
          case TIMED_OUT ->
              Optional.of(
                  script.id()
                      + " took longer than "
                      + script.execution().timeout().toSeconds()
                      + " s and was ended");
          case FLOODED ->
              Optional.of(
                  script.id() + " wrote more than " + OUTPUT_BYTES / 1024 + " KiB and was ended");
          case CANCELLED -> Optional.of(cancelled(script));
        };
    var receipt =
        new Receipt(
            script.id(),
            hash,
            invocation.arguments(),
            result.exitCode(),
            Sha256.of(output),
            false,
            result.millis());
    return new ScriptResult(
        result.exitCode(),
        output.strip(),
        workspace.secrets().mask(result.errors()),
        trouble,
        receipt);
  }

  /** What was cut off while it changed something has a result: nobody knows whether it did. */
  private static String cancelled(ScriptManifest script) {
    if (script.effect() == Effect.READ) {
      throw new Cancellation.Cancelled("cancelled");
    }
    return script.id() + " was cancelled while it ran";
  }

  /** Whether the same result may be given again for a while. */
  public static boolean cacheable(ScriptManifest script) {
    return script.effect() == Effect.READ && script.execution().cache().isPresent();
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("quartet-");
    } catch (IOException e) {
      throw Problem.failed(
          "temporary_folder",
          "Cannot make a temporary folder: " + e.getMessage(),
          "Check that the disk is not full.");
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      // The system clears its temporary folder itself.
    }
  }
}
