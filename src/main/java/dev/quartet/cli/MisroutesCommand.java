package dev.quartet.cli;

import dev.quartet.ledger.misroute.Misroute;
import dev.quartet.ledger.misroute.Misroute.Verdict;
import dev.quartet.ledger.misroute.Misroutes;
import dev.quartet.ledger.misroute.Repair;
import dev.quartet.library.SentenceWriter;
import dev.quartet.platform.Since;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "misroutes",
    description = "Lists the requests that were sent to the wrong place, for review.",
    mixinStandardHelpOptions = true)
final class MisroutesCommand implements Callable<Integer> {
  private static final int MOST = 1000;

  private final Console console;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      defaultValue = "30d",
      description = "how far back, such as 24h (default: ${DEFAULT-VALUE})")
  String since = "30d";

  @Option(names = "--all", description = "those that were applied or dismissed as well")
  boolean all;

  @Option(names = "--json", description = "print JSON")
  boolean json;

  private MisroutesCommand(Console console) {
    this.console = console;
  }

  static CommandLine line(Console console) {
    return new CommandLine(new MisroutesCommand(console))
        .addSubcommand(new Apply(console))
        .addSubcommand(new Dismiss(console));
  }

  @Override
  public Integer call() {
    List<Misroute> misroutes =
        console
            .engine()
            .misroutes
            .since(Since.moment(since, console.setting().clock()), MOST)
            .stream()
            .filter(misroute -> all || awaitsReview(misroute))
            .toList();
    if (json) {
      console.json(misroutes);
      return ExitCode.OK;
    }
    if (misroutes.isEmpty()) {
      console.say("No misroutes to review. Report one with: quartet feedback ID --wrong");
      return ExitCode.OK;
    }
    var table = new Table("ID", "NOTICED BY", "WENT TO", "SHOULD", "REVIEW", "REQUEST");
    misroutes.forEach(misroute ->
        table.row(
            misroute.id(),
            misroute.source().label(),
            misroute.route(),
            misroute.should().orElse(""),
            misroute.review(),
            misroute.text()));
    table.print(console);
    console.say(
        "\nTeach one: quartet misroutes apply ID   It was right: quartet misroutes dismiss ID");
    return ExitCode.OK;
  }

  private static boolean awaitsReview(Misroute misroute) {
    return misroute.review().equals("open") || misroute.review().equals(Verdict.CONFIRMED.label());
  }

  @Command(
      name = "apply",
      description = {
        "Writes a near-miss into the manifest of the script that was wrong, and an example into"
            + " that of the script that should have answered.",
        "A shipped script's go into the workspace's scripts/overrides.yaml."
      },
      mixinStandardHelpOptions = true)
  private static final class Apply implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "ID", description = "the misroute's or its request's")
    String id = "";

    Apply(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      Misroutes misroutes = console.engine().misroutes;
      var writer = new SentenceWriter(console.app().workspace);
      Set<Path> written =
          new Repair(misroutes, console.app().library, writer).apply(misroutes.find(id));
      if (written.isEmpty()) {
        console.say("The manifests say so already.");
      }
      written.forEach(file -> console.say("Wrote " + file));
      if (!console.app().workspace.trusted()) {
        console.say("In force once you trust the workspace: quartet trust");
      }
      return ExitCode.OK;
    }
  }

  @Command(
      name = "dismiss",
      description = "Says that a request went to the right place after all; it does not count.",
      mixinStandardHelpOptions = true)
  private static final class Dismiss implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "ID", description = "the misroute's or its request's")
    String id = "";

    Dismiss(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      Misroutes misroutes = console.engine().misroutes;
      Misroute misroute = misroutes.find(id);
      misroutes.review(misroute.id(), Verdict.DISMISSED, "dismissed");
      console.say("Dismissed " + misroute.id() + ".");
      return ExitCode.OK;
    }
  }
}
