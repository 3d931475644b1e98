package dev.quartet.cli;

import dev.quartet.ledger.Retention;
import dev.quartet.ledger.Retention.Pruned;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "prune",
    description = {
      "Takes the texts away that store_text and retention in quartet.yaml say are not to be kept.",
      "The record of what was decided, done and paid stays."
    },
    mixinStandardHelpOptions = true)
final class LedgerPruneCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--dry-run", description = "only say how much it would be")
  boolean dryRun;

  LedgerPruneCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Retention retention = console.engine().retention;
    if (!retention.isActive()) {
      console.say(
          "All texts are kept. In quartet.yaml: store_text: redacted or none; retention: 90d");
      return ExitCode.OK;
    }
    Pruned pruned = dryRun ? retention.due() : retention.prune();
    console.say(
        (dryRun ? "Would prune " : "Pruned ")
            + pruned.texts()
            + " texts of "
            + pruned.requests()
            + " requests.");
    return ExitCode.OK;
  }
}
