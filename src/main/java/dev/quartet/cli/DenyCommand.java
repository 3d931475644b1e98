package dev.quartet.cli;

import picocli.CommandLine.Command;

@Command(name = "deny", description = "Says no to what waits.", mixinStandardHelpOptions = true)
final class DenyCommand extends DecideCommand {
  DenyCommand(Console console) {
    super(console, false);
  }
}
