package dev.quartet.cli;

import dev.quartet.platform.Problem;
import dev.quartet.workspace.Environment;
import dev.quartet.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "init",
    description = "Makes a workspace: quartet.yaml, secrets.env and the folders.",
    mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
  private static final List<String> FOLDERS =
      List.of("scripts", "skills", "pipelines", "jobs", "memory");

  private final Console console;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "the folder; default: the current one")
  @Nullable Path target;

  InitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Environment environment = console.setting().environment();
    Path root =
        Optional.ofNullable(target)
            .map(environment.folder()::resolve)
            .orElse(environment.folder())
            .normalize();
    Path file = root.resolve(Workspace.FILE);
    if (Files.exists(file)) {
      throw Problem.usage("exists", file + " is there already", "Edit it, or remove it first.");
    }
    Files.createDirectories(root);
    for (String folder : FOLDERS) {
      Files.createDirectories(root.resolve(folder));
    }
    Files.writeString(file, template());
    Path secrets = root.resolve("secrets.env");
    if (!Files.exists(secrets)) {
      Files.createFile(
          secrets,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(
          secrets,
          "# One NAME=value a line, such as ANTHROPIC_API_KEY=… Never commit this file.\n");
    }
    keepOutOfGit(root);
    List<Path> _ =
        Workspace.open(new Environment(environment.variables(), root), console.processes()).trust();
    console.say("Made a workspace in " + root + ".");
    console.say("  Credentials go into secrets.env, models and budgets into quartet.yaml.");
    console.say("  Try: quartet doctor, then: quartet ask \"How much disk space is left?\"");
    return ExitCode.OK;
  }

  private static void keepOutOfGit(Path root) throws IOException {
    Path ignore = root.resolve(".gitignore");
    String present = Files.exists(ignore) ? Files.readString(ignore) : "";
    var added = new StringBuilder(present.isEmpty() || present.endsWith("\n") ? "" : "\n");
    for (String line : List.of("secrets.env", ".quartet/")) {
      if (present.lines().noneMatch(line::equals)) {
        added.append(line).append('\n');
      }
    }
    Files.writeString(ignore, present + added);
  }

  private static String template() throws IOException {
    try (var stream = InitCommand.class.getResourceAsStream("/dev/quartet/quartet.yaml")) {
      if (stream == null) {
        throw new IllegalStateException("The template is not in the jar");
      }
      return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
