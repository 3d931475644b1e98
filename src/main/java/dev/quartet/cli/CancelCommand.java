package dev.quartet.cli;

import dev.quartet.platform.Problem;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "cancel",
    description = "Ends a request that runs or waits.",
    mixinStandardHelpOptions = true)
final class CancelCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "ID", description = "the request's")
  String id = "";

  CancelCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!Answering.of(console).cancel(id)) {
      throw Problem.usage(
          "not_running",
          "The request " + id + " neither runs nor waits",
          "See: quartet ledger show " + id);
    }
    console.say("Cancelling " + id + ".");
    return ExitCode.OK;
  }
}
