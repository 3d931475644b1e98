package dev.quartet.cli;

import dev.quartet.jobs.heartbeat.Beat;
import dev.quartet.jobs.heartbeat.Heartbeat;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "heartbeat",
    description = {
      "Shows what the last self-check found: providers, database, disk, jobs, budget and more.",
      "A server makes one every hour. With --now it ends with 1 when something critical is found."
    },
    mixinStandardHelpOptions = true)
final class HeartbeatCommand implements Callable<Integer> {
  private static final int SHOWN = 100;

  private final Console console;

  @Option(names = "--now", description = "make one first")
  boolean now;

  @Option(names = "--history", description = "list past ones, newest first")
  boolean history;

  @Option(names = "--json", description = "print one JSON object")
  boolean json;

  HeartbeatCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Heartbeat heartbeat = console.engine().monitoring.heartbeat;
    Optional<Beat> made = now ? Optional.of(heartbeat.now()) : Optional.empty();
    if (json) {
      console.json(heartbeat.view());
    } else if (history) {
      HeartbeatText.history(console, heartbeat.history(SHOWN));
    } else {
      show(made.or(heartbeat::last));
    }
    return made.filter(Beat::isCritical).isPresent() ? ExitCode.FAILED : ExitCode.OK;
  }

  private void show(Optional<Beat> last) {
    last.ifPresentOrElse(
        beat -> HeartbeatText.show(console, beat),
        () ->
            console.say(
                "There was no heartbeat yet. Make one with: quartet heartbeat --now. While quartet"
                    + " serve runs, one comes every hour."));
  }
}
