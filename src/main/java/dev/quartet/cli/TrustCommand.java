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
            + " base URLs; and the skills that the repository here keeps for agents.",
    mixinStandardHelpOptions = true)
final class TrustCommand implements Callable<Integer> {
  private final Console console;

  TrustCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Workspace workspace = console.app().workspace;
    List<Path> skills = workspace.trustProject();
    if (!workspace.isMarked() && skills.isEmpty()) {
      throw Problem.usage(
          "no_workspace", "There is no workspace here", "Make one with: quartet init");
    }
    if (workspace.isMarked()) {
      trusted(workspace.root() + ", ", workspace.trust());
    }
    if (!skills.isEmpty()) {
      trusted("the skills of " + workspace.project().orElseThrow() + ", ", skills);
    }
    console.say("When one of them changes, look at it and run this again.");
    return ExitCode.OK;
  }

  private void trusted(String what, List<Path> files) {
    console.say("Trusted " + what + files.size() + " files:");
    files.forEach(file -> console.say("  " + file));
  }
}
