package dev.quartet.cli;

import dev.quartet.App;
import dev.quartet.workspace.Environment;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** A console whose output is kept; for what only prints. */
final class PrintedConsole {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  final Console console;

  PrintedConsole(boolean watched) {
    var streams =
        new Console.Streams(
            InputStream.nullInputStream(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            watched);
    var environment = new Environment(Map.of(), Path.of(""));
    console = new Console(new App.Setting(Path.of(""), environment, Clock.systemUTC()), streams);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
