package dev.quartet.cli;

import dev.quartet.ledger.Report;
import dev.quartet.ledger.Report.TierFigures;
import dev.quartet.ledger.ReportReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "report",
    description = "What was spent and saved, by tier.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      defaultValue = "7d",
      description = "how far back, such as 24h (default: ${DEFAULT-VALUE})")
  String since = "7d";

  @Option(names = "--json", description = "print JSON")
  boolean json;

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.engine().ledger.sweep();
    Report report =
        new ReportReader(console.engine().database)
            .report(Since.moment(since, console.setting().clock()));
    if (json) {
      console.json(report);
    } else {
      print(console, report);
    }
    return ExitCode.OK;
  }

  static void print(Console console, Report report) {
    var table =
        new Table(
            "TIER",
            "REQUESTS",
            "SHARE",
            "TOKENS",
            "COST",
            "BASELINE",
            "P50",
            "P95",
            "FAILED",
            "MISROUTED");
    report.tiers().forEach((tier, figures) -> row(table, tier, figures));
    table.print(console);
    Report.Totals totals = report.totals();
    console.say("");
    console.say(
        totals.requests()
            + " requests, "
            + ReplyText.tokens(totals.tokens().total())
            + ", paid "
            + ReplyText.money(totals.costUsd()));
    if (totals.baselineUsd().signum() > 0) {
      console.say(
          "A single heavy model would have cost "
              + ReplyText.money(totals.baselineUsd())
              + ": saved "
              + ReplyText.saving(totals.costUsd(), totals.baselineUsd())
              + ".");
    }
    if (!report.failures().isEmpty()) {
      console.say("\nFailures");
      var failures = new Table("  CAUSE", "COUNT", "LAST SAID", "EXAMPLE");
      report
          .failures()
          .forEach(failure ->
              failures.row(
                  "  " + failure.cause(),
                  "" + failure.count(),
                  failure.message(),
                  failure.example()));
      failures.print(console);
    }
  }

  private static void row(Table table, String tier, TierFigures figures) {
    String share =
        figures.share().multiply(BigDecimal.valueOf(100)).setScale(0, RoundingMode.HALF_UP) + " %";
    table.row(
        tier,
        "" + figures.requests(),
        share,
        "" + figures.tokens().total(),
        ReplyText.money(figures.costUsd()),
        ReplyText.money(figures.baselineUsd()),
        figures.p50() + " ms",
        figures.p95() + " ms",
        "" + figures.failures(),
        "" + figures.misroutes());
  }
}
