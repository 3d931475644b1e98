package dev.quartet.cli;

import dev.quartet.App;
import dev.quartet.ledger.LedgerEntry.Summary;
import dev.quartet.ledger.misroute.Feedback;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "feedback",
    description = {
      "Says that a request went to the right or to the wrong place.",
      "From then on nearly the same request is not sent to that script unasked."
    },
    mixinStandardHelpOptions = true)
final class FeedbackCommand implements Callable<Integer> {
  /** One of the two. */
  static final class Verdict {
    @Option(names = "--wrong", description = "it went to the wrong place", required = true)
    boolean wrong;

    @Option(names = "--right", description = "it went to the right place", required = true)
    boolean right;
  }

  private final Console console;

  @Parameters(paramLabel = "ID", description = "the request's")
  String id = "";

  @ArgGroup(multiplicity = "1")
  Verdict verdict = new Verdict();

  @Option(
      names = "--should",
      paramLabel = "ROUTE",
      description = "where it should have gone: a script, skill or pipeline, or a tier")
  @Nullable String should;

  @Option(names = "--note", paramLabel = "TEXT", description = "why", defaultValue = "")
  String note = "";

  FeedbackCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    App.Engine engine = console.engine();
    Summary request = engine.records.entry(id).summary();
    engine.feedback.give(
        request, new Feedback.Given(verdict.wrong, Optional.ofNullable(should), note, "cli"));
    if (verdict.wrong) {
      console.say(
          "Noted: " + request.route() + " was wrong for \"" + request.text().strip() + "\".");
      console.say("  Teach it for good: quartet misroutes apply " + id);
    } else {
      console.say("Noted: " + request.route() + " was right.");
    }
    return ExitCode.OK;
  }
}
