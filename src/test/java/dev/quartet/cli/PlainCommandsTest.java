package dev.quartet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.App;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainCommandsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ask",
        "ask --json",
        "ask --tier script disk",
        "ask @file",
        "route disk",
        "serve --help",
        "serve --port",
        "serve --port http",
        "serve --port 123456",
        "serve --host --port",
        "serve --prot 0",
        "serve 7410"
      })
  void what_is_not_plain_is_left_to_the_parser(String line) {
    var printed = new PrintedConsole(false);
    String[] arguments = line.isEmpty() ? new String[0] : line.split(" ");

    assertThat(PlainCommands.run(printed.console, arguments)).isEmpty();
    assertThat(printed.out() + printed.err()).isEmpty();
  }

  @Test
  void a_plain_serve_says_that_another_server_runs() {
    var team = new CommandLineOfATeam(folder);
    var err = new ByteArrayOutputStream();
    var out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    var streams =
        new Console.Streams(
            InputStream.nullInputStream(),
            out,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false);
    try (var app = new App(team.setting());
        var first = Server.start(app, "127.0.0.1", 0);
        var console = new Console(team.setting(), streams)) {
      assertThat(PlainCommands.run(console, "serve", "--port", "0", "--host", "127.0.0.1"))
          .contains(ExitCode.USAGE);
      assertThat(err.toString(StandardCharsets.UTF_8))
          .contains("A server for this workspace runs at " + first.address());
    }
  }
}
