package dev.quartet.cli;

import dev.quartet.App;
import dev.quartet.ledger.replay.Costs;
import dev.quartet.ledger.replay.PastRequest;
import dev.quartet.ledger.replay.Replay;
import dev.quartet.ledger.replay.ReplayReport;
import dev.quartet.ledger.replay.TrafficFile;
import dev.quartet.ledger.replay.TypicalWork;
import dev.quartet.model.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "replay",
    description = {
      "Routes a log of past requests, and says what it would have cost here. Nothing runs, nothing"
          + " is spent.",
      "One JSON object a line: {\"text\",\"model\"?,\"tokens\"?}, or a request to OpenAI or"
          + " Anthropic as it was logged."
    },
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE.jsonl")
  Path file = Path.of("");

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "10",
      description = "the most scripts, skills and frequent requests (default: ${DEFAULT-VALUE})")
  int top = 10;

  @Option(names = "--json", description = "print JSON, with every line")
  boolean json;

  ReplayCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<PastRequest> requests =
        TrafficFile.read(console.setting().environment().folder().resolve(file));
    ReplayReport report;
    try (var progress = new CountedProgress(console)) {
      report = replay(console.app()).replay(requests, top, progress::done);
    }
    if (json) {
      console.json(report);
    } else {
      new ReplayText(console, report, top).print();
    }
    return ExitCode.OK;
  }

  private static Replay replay(App app) {
    App.Engine engine = app.engine.get();
    long base = engine.contexts.base().stream().mapToLong(part -> part.tokens()).sum();
    var prices =
        new Costs.Prices(
            app.prices,
            app.models.reference(Role.WORKHORSE),
            app.models.reference(Role.SPECIALIST));
    var costs =
        new Costs(prices, engine.baseline, app.counter, TypicalWork.of(engine.database), base);
    return new Replay(app.router, costs, app.library.get(), app.embeddings);
  }
}
