package dev.quartet.jobs.alert;

import dev.quartet.platform.Cancellation;
import dev.quartet.platform.Json;
import dev.quartet.platform.ProcessCommand;
import dev.quartet.platform.ProcessResult;
import dev.quartet.platform.Processes;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs a program with the alert as JSON on its standard input; its exit code 0 means told. */
record CommandChannel(String name, List<String> argv, Surroundings surroundings)
    implements Channel {
  private static final ProcessCommand.Limits LIMITS =
      new ProcessCommand.Limits(Duration.ofSeconds(30), 64 * 1024);

  /** Where and as whom it runs. */
  record Surroundings(Processes processes, Map<String, String> environment, Path folder) {}

  @Override
  public void send(Notice notice) throws Undelivered, InterruptedException {
    Map<String, String> environment = new HashMap<>(surroundings.environment());
    environment.put("QUARTET_ALERT_ID", notice.id());
    var command =
        new ProcessCommand(
            argv, environment, surroundings.folder(), Json.write(notice) + "\n", LIMITS);
    try {
      ProcessResult result = surroundings.processes().run(command, new Cancellation());
      if (result.exitCode() != 0) {
        throw Undelivered.unreachable(ending(result));
      }
    } catch (Cancellation.Cancelled e) {
      throw new InterruptedException(e.getMessage());
    } catch (UncheckedIOException e) {
      throw Undelivered.unreachable("the program cannot be started: " + argv.getFirst());
    }
  }

  private static String ending(ProcessResult result) {
    return switch (result.ending()) {
      case TIMED_OUT -> "the program was ended after " + LIMITS.time().toSeconds() + " s";
      case FLOODED -> "the program was ended: it wrote too much";
      case CANCELLED -> "the program was interrupted";
      case EXITED ->
          "the program ended with "
              + result.exitCode()
              + result
                  .errors()
                  .lines()
                  .filter(line -> !line.isBlank())
                  .findFirst()
                  .map(line -> ": " + line)
                  .orElse("");
    };
  }
}
