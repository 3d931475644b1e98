package dev.quartet.cli;

import dev.quartet.App;
import dev.quartet.Request;
import dev.quartet.ledger.ReportReader;
import dev.quartet.platform.Problem;
import dev.quartet.run.EventSink;
import dev.quartet.standin.Day;
import dev.quartet.standin.DemoCompany;
import dev.quartet.workspace.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description = {
      "Plays a day of 200 requests of a made-up company, with simulated services and models, then"
          + " serves the console.",
      "Nothing leaves this machine; every reply of a model is marked as simulated."
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final int AT_ONCE = 4;

  private final Console console;

  @Option(
      names = "--port",
      paramLabel = "P",
      defaultValue = "7410",
      description = "the console's port; 0 for any (default: ${DEFAULT-VALUE})")
  int port = 7410;

  @Option(
      names = "--speed",
      paramLabel = "N",
      description = "play N times as fast as the day was; default: as fast as it goes")
  @Nullable Double speed;

  @Option(names = "--exit", description = "end after the report instead of serving on")
  boolean exit;

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("quartet-demo-");
    try (var demo = DemoCompany.prepare(folder);
        var app = new App(setting(demo));
        var server = Server.start(app, "127.0.0.1", port)) {
      console.say(
          "SIMULATED: the company, its services and its models are made up; only Quartet is real.");
      console.say("The console: " + server.address() + "   The workspace: " + folder);
      console.out().flush();
      play(app, demo.requests());
      console.say("");
      new ReportText(console, new ReportReader(app.engine.get().database).report(0)).print();
      if (!exit) {
        console.say("\nThe console stays at " + server.address() + "; Ctrl-C ends the demo.");
        console.out().flush();
        return server.awaitStop();
      }
      return ExitCode.OK;
    } finally {
      delete(folder);
    }
  }

  private App.Setting setting(DemoCompany.Demo demo) {
    return new App.Setting(
        console.setting().home(),
        new Environment(demo.environment(), demo.workspace()),
        console.setting().clock());
  }

  /**
   * Requests keep their order of beginning; a few are under way at once, as they would be in a
   * team.
   */
  private void play(App app, List<Day.Planned> requests) throws InterruptedException {
    var places = new Semaphore(AT_ONCE);
    var done = new AtomicInteger();
    long begun = System.nanoTime();
    LocalTime first = requests.getFirst().at();
    for (Day.Planned planned : requests) {
      waitFor(Duration.between(first, planned.at()), begun);
      places.acquire();
      Thread.ofVirtual()
          .start(() -> {
            try {
              var _ = app.engine.get().flow.answer(request(app, planned), EventSink.NONE);
            } finally {
              progress(done.incrementAndGet(), requests.size());
              places.release();
            }
          });
    }
    places.acquire(AT_ONCE);
    console.note(
        String.format(
            "%n%d requests in %.1f s", requests.size(), (System.nanoTime() - begun) / 1e9));
  }

  private void waitFor(Duration at, long begun) throws InterruptedException {
    Optional<Double> factor = Optional.ofNullable(speed);
    if (factor.filter(value -> value <= 0).isPresent()) {
      throw Problem.usage("argument", "--speed must be more than 0", "Give for example 1000.");
    }
    if (factor.isPresent()) {
      long due = begun + (long) (at.toNanos() / factor.get());
      Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
    }
  }

  private void progress(int done, int all) {
    if (console.interactive()) {
      console.err().printf("\r%d of %d requests", done, all);
      console.err().flush();
    } else if (done % 50 == 0) {
      console.note(done + " of " + all + " requests");
    }
  }

  private static Request request(App app, Day.Planned planned) {
    Request.Options none = Request.Options.NONE;
    String folder = app.workspace.root().toString();
    return new Request(
        planned.text(),
        "demo",
        Optional.empty(),
        new Request.Options(
            none.tier(),
            none.attachments(),
            none.repository(),
            Optional.of(folder),
            none.maxCostNanos(),
            false));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }
  }
}
