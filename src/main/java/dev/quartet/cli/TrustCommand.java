package dev.quartet.cli;

import dev.quartet.platform.Problem;
import dev.quartet.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "trust",
    description =
        "Lets this workspace's files take effect as they are now: its scripts, skills, commands and"
            + " base URLs.",
    mixinStandardHelpOptions = true)
final class TrustCommand implements Callable<Integer> {
  private final Console console;

  TrustCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Workspace workspace = console.app().workspace;
    if (!workspace.isMarked()) {
      throw Problem.usage(
          "no_workspace", "There is no workspace here", "Make one with: quartet init");
    }
    List<Path> files = workspace.trust();
    console.say("Trusted " + workspace.root() + ", " + files.size() + " files:");
    files.forEach(file -> console.say("  " + file));
    console.say("When one of them changes, look at it and run this again.");
    return ExitCode.OK;
  }
}
