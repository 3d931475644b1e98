package dev.quartet.cli;

import dev.quartet.App;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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
      server.awaitStop();
      return ExitCode.OK;
    }
  }

  /** Waits until the process is told to stop, and then until the work of stopping is done. */
  static void awaitShutdown(Runnable stop) throws InterruptedException {
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(() -> {
                  stop.run();
                  stopped.countDown();
                }));
    stopped.await();
  }
}
