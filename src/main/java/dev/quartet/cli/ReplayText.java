package dev.quartet.cli;

import dev.quartet.ledger.replay.ReplayReport;
import dev.quartet.ledger.replay.ReplayReport.Answering;
import dev.quartet.ledger.replay.ReplayReport.Figures;
import dev.quartet.ledger.replay.ReplayReport.Frequent;
import java.util.List;
import java.util.Locale;

/** A replay as a person reads it. */
record ReplayText(Console console, ReplayReport report, int top) {
  void print() {
    tiers();
    answering("Scripts that would have answered", report.scripts());
    answering("Skills that the workhorse would likely have worked by", report.skills());
    newScripts();
    console.say("\nWhat this rests on");
    report.assumptions().forEach(assumption -> console.say("  " + assumption));
  }

  private void tiers() {
    var table = new Table("TIER", "REQUESTS", "SHARE", "TOKENS", "COST HERE", "DID COST", "SAVED");
    report.tiers().forEach((tier, figures) -> row(table, tier, figures));
    row(table, "all", report.totals());
    table.print(console);
  }

  private void row(Table table, String name, Figures figures) {
    long all = Math.max(1, report.totals().requests());
    table.row(
        name,
        "" + figures.requests(),
        String.format(Locale.ROOT, "%.0f %%", 100.0 * figures.requests() / all),
        String.format(Locale.ROOT, "%,d", figures.tokens().total()),
        ReplyText.money(figures.costUsd()),
        ReplyText.money(figures.paidUsd()),
        figures.paidUsd().signum() > 0
            ? ReplyText.saving(figures.costUsd(), figures.paidUsd())
            : "");
  }

  private void answering(String title, List<Answering> entries) {
    if (!entries.isEmpty()) {
      console.say("\n" + title);
      var table = new Table("  ID", "REQUESTS", "SAVED");
      entries.stream()
          .limit(top)
          .forEach(entry ->
              table.row(
                  "  " + entry.id(), "" + entry.requests(), ReplyText.money(entry.savingUsd())));
      table.print(console);
    }
  }

  private void newScripts() {
    if (report.newScripts().isEmpty()) {
      return;
    }
    console.say("\nFrequent requests that no script answers: these deserve one first");
    var table = new Table("  REQUESTS", "COST HERE", "NEAREST", "SUCH AS");
    for (Frequent frequent : report.newScripts()) {
      table.row(
          "  " + frequent.requests(),
          ReplyText.money(frequent.costUsd()),
          frequent.nearest().orElse(""),
          frequent.example());
    }
    table.print(console);
    console.say("  Make one with: quartet scripts new SERVICE/NAME");
  }
}
