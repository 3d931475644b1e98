package dev.quartet.cli;

import dev.quartet.platform.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code quartet ask TEXT [--json]} and {@code quartet serve [--host H] [--port P]}, recognised
 * without the command-line parser: loading that takes longer than a lookup, and is a good part of a
 * server's start. Everything else goes through it.
 */
public final class PlainCommands {
  private static final String JSON = "--json";
  private static final String HOST = "--host";
  private static final String PORT = "--port";
  private static final String NUMBER = "\\d{1,5}";

  /** What is carried out; gives the exit code. */
  @FunctionalInterface
  private interface Command {
    int call() throws InterruptedException;
  }

  private PlainCommands() {}

  /**
   * Carries the command out when it is this plain.
   *
   * @return its exit code, or empty when the parser must look at it
   */
  public static Optional<Integer> run(Console console, String... arguments) {
    return plain(console, List.of(arguments)).map(command -> run(console, command));
  }

  private static int run(Console console, Command command) {
    try {
      return command.call();
    } catch (Problem e) {
      return ExitCode.explain(console, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.CANCELLED;
    }
  }

  private static Optional<Command> plain(Console console, List<String> arguments) {
    if (arguments.isEmpty()) {
      return Optional.empty();
    }
    List<String> words = arguments.subList(1, arguments.size());
    return switch (arguments.getFirst()) {
      case "ask" -> ask(console, words);
      case "serve" -> serve(console, words);
      default -> Optional.empty();
    };
  }

  private static Optional<Command> ask(Console console, List<String> arguments) {
    List<String> words = new ArrayList<>(arguments);
    boolean json = words.removeIf(JSON::equals);
    if (words.isEmpty()
        || words.stream().anyMatch(word -> word.startsWith("-") || word.startsWith("@"))) {
      return Optional.empty();
    }
    var command = new AskCommand(console);
    command.words = words;
    command.json = json;
    return Optional.of(command::call);
  }

  private static Optional<Command> serve(Console console, List<String> words) {
    var command = new ServeCommand(console);
    if (words.size() % 2 != 0) {
      return Optional.empty();
    }
    for (int i = 0; i < words.size(); i += 2) {
      String value = words.get(i + 1);
      if (words.get(i).equals(PORT) && value.matches(NUMBER)) {
        command.port = Integer.parseInt(value);
      } else if (words.get(i).equals(HOST) && !value.startsWith("-")) {
        command.host = value;
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(command::call);
  }
}
