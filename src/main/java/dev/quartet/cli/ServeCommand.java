package dev.quartet.cli;

import dev.quartet.App;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "serve",
    description = "Runs the server and the console.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--host",
      paramLabel = "H",
      defaultValue = "127.0.0.1",
      description = "where to listen (default: ${DEFAULT-VALUE})")
  String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "P",
      defaultValue = "7410",
      description = "the port; 0 for any (default: ${DEFAULT-VALUE})")
  int port = 7410;

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    App app = console.app();
    try (var server = Server.start(app, host, port)) {
      console.say(
          "Quartet listens on "
              + server.address()
              + "  (workspace "
              + app.workspace.root()
              + "; Ctrl-C stops it)");
      console.out().flush();
      return server.awaitStop();
    }
  }
}
