package dev.quartet.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One process to run.
 *
 * @param argv program and arguments; never interpreted by a shell
 * @param environment the whole environment; nothing is inherited
 * @param folder the working folder
 * @param standardInput what the process reads; UTF-8; empty for nothing
 * @param limits when to end it
 */
public record ProcessCommand(
    List<String> argv,
    Map<String, String> environment,
    Path folder,
    String standardInput,
    Limits limits) {

  /**
   * Limits of one process.
   *
   * @param time how long it may run
   * @param outputBytes how much it may write to each of its two streams before it is ended
   */
  public record Limits(Duration time, int outputBytes) {}

  public ProcessCommand {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
  }

  public ProcessCommand withArgv(List<String> other) {
    return new ProcessCommand(other, environment, folder, standardInput, limits);
  }
}
