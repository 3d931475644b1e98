package dev.quartet.cli;

import picocli.CommandLine.Command;

@Command(
    name = "approve",
    description = "Says yes to what waits, and carries it out.",
    mixinStandardHelpOptions = true)
final class ApproveCommand extends DecideCommand {
  ApproveCommand(Console console) {
    super(console, true);
  }
}
