package dev.quartet.cli;

import dev.quartet.ledger.Report;
import dev.quartet.ledger.Report.FailureFigures;
import dev.quartet.ledger.Report.Line;
import dev.quartet.ledger.Report.TierFigures;
import dev.quartet.ledger.Report.Totals;
import dev.quartet.ledger.misroute.MisrouteFigures.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report as a person reads it, or a spreadsheet. */
record ReportText(Console console, Report report) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  void print() {
    Table table = table(report.breakdown().map(shown -> shown.by().label()).orElse("tier"));
    if (report.breakdown().isPresent()) {
      report.breakdown().get().lines().forEach(line -> row(table, name(line), line.figures()));
    } else {
      report.tiers().forEach((tier, figures) -> row(table, tier, figures));
    }
    table.print(console);
    totals();
    failures();
    misroutes();
  }

  private static Table table(String what) {
    return new Table(
        what.toUpperCase(Locale.ROOT),
        "REQUESTS",
        "SHARE",
        "TOKENS",
        "COST",
        "BASELINE",
        "SAVED",
        "P50",
        "P95",
        "P99",
        "FAILED",
        "MISROUTED");
  }

  private static String name(Line line) {
    return line.key().isEmpty() ? "(none)" : line.key();
  }

  private static void row(Table table, String name, TierFigures figures) {
    table.row(
        name,
        "" + figures.requests(),
        figures.share().multiply(HUNDRED).setScale(0, RoundingMode.HALF_UP) + " %",
        "" + figures.tokens().total(),
        ReplyText.money(figures.costUsd()),
        ReplyText.money(figures.baselineUsd()),
        ReplyText.money(figures.savingUsd()),
        figures.p50() + " ms",
        figures.p95() + " ms",
        figures.p99() + " ms",
        "" + figures.failures(),
        "" + figures.misroutes());
  }

  private void totals() {
    Totals totals = report.totals();
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
      console.say(
          "It would have taken about "
              + ReplyText.seconds(totals.baselineMillis())
              + "; it took "
              + ReplyText.seconds(totals.millis())
              + ".");
    }
  }

  private void failures() {
    if (report.failures().isEmpty()) {
      return;
    }
    console.say("\nFailures");
    var table = new Table("  CAUSE", "COUNT", "BEFORE", "TREND", "LAST SAID", "EXAMPLE");
    for (FailureFigures failure : report.failures()) {
      table.row(
          "  " + failure.cause(),
          "" + failure.count(),
          "" + failure.before(),
          failure.trend(),
          failure.message(),
          failure.example());
    }
    table.print(console);
  }

  private void misroutes() {
    if (report.misroutes().total() == 0) {
      return;
    }
    console.say("\nMisroutes");
    var table = new Table("  ROUTE", "WRONG", "OF", "RATE", "95 % INTERVAL");
    for (Rate rate : report.misroutes().byRoute()) {
      table.row(
          "  " + rate.route(),
          "" + rate.misroutes(),
          "" + rate.decisions(),
          percent(rate.rate()),
          percent(rate.low()) + " to " + percent(rate.high()));
    }
    table.print(console);
    console.say("  Review them: quartet misroutes");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** The breakdown's lines with a head, as RFC 4180 has it. */
  void csv() {
    console.say(
        "key,requests,share,input,output,cacheRead,cacheWrite,costUsd,baselineUsd,savingUsd,"
            + "millis,baselineMillis,p50,p95,p99,failures,misroutes");
    report.breakdown().stream()
        .flatMap(breakdown -> breakdown.lines().stream())
        .forEach(line -> console.say(csv(line)));
  }

  private static String csv(Line line) {
    TierFigures figures = line.figures();
    return Stream.of(
            field(line.key()),
            figures.requests(),
            figures.share(),
            figures.tokens().input(),
            figures.tokens().output(),
            figures.tokens().cacheRead(),
            figures.tokens().cacheWrite(),
            figures.costUsd().toPlainString(),
            figures.baselineUsd().toPlainString(),
            figures.savingUsd().toPlainString(),
            figures.millis(),
            figures.baselineMillis(),
            figures.p50(),
            figures.p95(),
            figures.p99(),
            figures.failures(),
            figures.misroutes())
        .map(Object::toString)
        .collect(Collectors.joining(","));
  }

  private static String field(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
