package dev.quartet.cli;

import dev.quartet.platform.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code quartet ask TEXT [--json]}, recognised without the command-line parser: loading that takes
 * longer than a lookup. Everything else goes through it.
 */
public final class PlainAsk {
  private static final String JSON = "--json";

  private PlainAsk() {}

  /**
   * Carries the command out when it is this plain.
   *
   * @return its exit code, or empty when the parser must look at it
   */
  public static Optional<Integer> run(Console console, String... arguments) {
    List<String> words = new ArrayList<>(List.of(arguments));
    if (words.size() < 2 || !words.removeFirst().equals("ask")) {
      return Optional.empty();
    }
    boolean json = words.removeIf(JSON::equals);
    if (words.isEmpty()
        || words.stream().anyMatch(word -> word.startsWith("-") || word.startsWith("@"))) {
      return Optional.empty();
    }
    var command = new AskCommand(console);
    command.words = words;
    command.json = json;
    try {
      return Optional.of(command.call());
    } catch (Problem e) {
      return Optional.of(ExitCode.explain(console, e));
    }
  }
}
