package dev.quartet;

import dev.quartet.cli.Console;
import dev.quartet.cli.PlainCommands;
import dev.quartet.cli.QuartetCommand;
import dev.quartet.workspace.Environment;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The command line's entry. The launcher says where Quartet lies with {@code -Dquartet.home}, and
 * with {@code -Dquartet.watched} whether standard error is a terminal, which Java cannot tell.
 */
public final class Main {
  private static final Logger ROOT = Logger.getLogger("");

  private Main() {}

  public static void main(String[] arguments) {
    ROOT.setLevel(Level.parse(System.getProperty("quartet.log", "SEVERE")));
    int exit;
    try (var console = new Console(setting(), streams())) {
      exit =
          PlainCommands.run(console, arguments)
              .orElseGet(() -> QuartetCommand.line(console, arguments).execute(arguments));
    }
    System.exit(exit);
  }

  private static App.Setting setting() {
    Path home = Path.of(System.getProperty("quartet.home", ".")).toAbsolutePath().normalize();
    return new App.Setting(home, Environment.ofThisProcess(), Clock.systemUTC());
  }

  private static Console.Streams streams() {
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    var err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    boolean interactive =
        Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).isPresent();
    boolean watched = Boolean.getBoolean("quartet.watched");
    return new Console.Streams(System.in, out, err, interactive, watched);
  }
}
