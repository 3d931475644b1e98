package dev.quartet.cli;

import dev.quartet.jobs.alert.AlertView;
import dev.quartet.jobs.alert.ChannelTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "alerts",
    description = "Lists what people were told, and whether it arrived.",
    mixinStandardHelpOptions = true)
final class AlertsCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "the most alerts (default: ${DEFAULT-VALUE})")
  int limit = 50;

  @Option(names = "--json", description = "print JSON")
  boolean json;

  private AlertsCommand(Console console) {
    this.console = console;
  }

  static CommandLine line(Console console) {
    return new CommandLine(new AlertsCommand(console)).addSubcommand(new Test(console));
  }

  @Override
  public Integer call() {
    AlertView view = console.engine().monitoring.alerts.view(limit);
    if (json) {
      console.json(view);
    } else {
      AlertsText.list(console, view);
    }
    return ExitCode.OK;
  }

  @Command(
      name = "test",
      description = "Sends an alert at once through each channel, and says what happened.",
      footer = {"", "Exit codes: 0 every channel took it, 1 one did not, 2 no such channel."},
      mixinStandardHelpOptions = true)
  private static final class Test implements Callable<Integer> {
    private final Console console;

    @Parameters(
        paramLabel = "CHANNEL",
        arity = "0..1",
        description = "only this one, such as slack, email or webhook-2")
    @Nullable String channel;

    @Option(names = "--json", description = "print JSON")
    boolean json;

    Test(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
      List<ChannelTest.Result> results =
          console.engine().monitoring.alerts.test().run(Optional.ofNullable(channel));
      if (json) {
        console.json(Map.of("results", results));
      } else {
        AlertsText.tested(console, results);
      }
      return results.stream().allMatch(ChannelTest.Result::sent) ? ExitCode.OK : ExitCode.FAILED;
    }
  }
}
