package dev.quartet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.App;
import dev.quartet.TestWorkspace;
import dev.quartet.platform.Json;
import dev.quartet.platform.Problem;
import dev.quartet.standin.ModelServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The command line as a person uses it, in a workspace of a small team; each command has a console
 * of its own, as each process would.
 */
final class CommandLineOfATeam {
  static final String ORDERS = "42 orders today: 31 shipped, 9 packed, 2 waiting";

  /** What a command printed, and the code that it ended with. */
  record Said(int exit, String out, String err, boolean workedAlone) {
    JsonNode json() {
      return Json.tree(out);
    }
  }

  final TestWorkspace workspace;

  CommandLineOfATeam(Path temporary) {
    workspace = new TestWorkspace(temporary).trusted();
    workspace.script(
        "shop/orders",
        """
        description: Orders of today by state
        effect: read
        examples:
          - How many orders today?
          - Show me today's orders
        """,
        "echo '" + ORDERS + "'\n");
    workspace.script(
        "shop/refund",
        """
        description: Refund an order
        effect: write
        params:
          - {name: order, type: integer, required: true, description: which order}
        examples:
          - Refund order 17
        """,
        "echo done >> \"$(dirname \"$0\")/../../refunds\"\necho 'Order 17 was refunded'\n");
    workspace.script(
        "shop/down",
        """
        description: Asks a service that is down
        effect: read
        examples:
          - Is the warehouse up?
        """,
        "echo 'the warehouse does not answer' >&2\nexit 69\n");
    workspace.script(
        "shop/echo",
        """
        description: Says a text again
        effect: read
        params:
          - {name: text, type: text, required: true, description: what to say}
        examples:
          - Echo a text
        """,
        "printf '%s|' \"$@\"\n");
  }

  /** Uses the shipped library as well. */
  CommandLineOfATeam withShippedLibrary() {
    workspace.write("quartet.yaml", "");
    return this;
  }

  CommandLineOfATeam with(ModelServer models) {
    workspace.variable("ANTHROPIC_API_KEY", "simulated-key");
    workspace.variable("ANTHROPIC_BASE_URL", models.anthropicBaseUrl());
    return this;
  }

  App.Setting setting() {
    return new App.Setting(
        Path.of("").toAbsolutePath(), workspace.environment(), Clock.systemUTC());
  }

  Said run(String... arguments) {
    return runWithInput("", arguments);
  }

  Said runWithInput(String input, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var streams =
        new Console.Streams(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false);
    try (var console = new Console(setting(), streams)) {
      int exit = QuartetCommand.line(console, arguments).execute(arguments);
      return new Said(
          exit,
          out.toString(StandardCharsets.UTF_8),
          err.toString(StandardCharsets.UTF_8),
          workedAlone(console));
    }
  }

  private static boolean workedAlone(Console console) {
    try {
      return console.app().engine.isMade();
    } catch (Problem e) {
      // The workspace could not even be opened.
      return false;
    }
  }
}
