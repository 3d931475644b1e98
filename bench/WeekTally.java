import dev.quartet.Tier;
import dev.quartet.ledger.Report;
import dev.quartet.ledger.Status;
import dev.quartet.model.Usage;
import dev.quartet.reply.Reply;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the model server received for the week's requests, and the table of it. */
final class WeekTally {
  private static final double MOST_INPUT = 4_000;
  private static final double LEAST_SAVING = 70;

  /** Tokens of everything received: instructions, tools and messages, as they were sent. */
  private record Received(long requests, long calls, long input) {
    static final Received NONE = new Received(0, 0, 0);

    Received plus(Received other) {
      return new Received(requests + other.requests, calls + other.calls, input + other.input);
    }

    double mean() {
      return requests == 0 ? 0 : (double) input / requests;
    }
  }

  private final Map<String, Received> byTier = new LinkedHashMap<>();
  private final Map<WeekRequest.Kind, Received> byKind = new LinkedHashMap<>();
  private final Map<String, Integer> faults = new LinkedHashMap<>();
  private final Map<String, Integer> elsewhere = new LinkedHashMap<>();
  private int lookupsWithoutModel;

  void add(WeekRequest request, Reply reply, long calls, long input) {
    var received = new Received(1, calls, input);
    byTier.merge(reply.tier(), received, Received::plus);
    byKind.merge(request.kind(), received, Received::plus);
    lookupsWithoutModel += request.kind() == WeekRequest.Kind.LOOKUP && calls == 0 ? 1 : 0;
    if (!reply.status().equals(Status.ANSWERED.label())) {
      String error = reply.error().map(fault -> fault.message()).orElse("");
      faults.merge(request.text() + ": " + reply.status() + ". " + error, 1, Integer::sum);
    } else if (!isWhereItBelongs(request, reply)) {
      elsewhere.merge(
          request.text() + ": " + reply.tier() + " " + reply.route(), 1, Integer::sum);
    }
  }

  private static boolean isWhereItBelongs(WeekRequest request, Reply reply) {
    return switch (request.kind()) {
      case LOOKUP, PIPELINE -> reply.route().equals(request.target());
      case DIRECT -> reply.tier().equals(Tier.DIRECT.label());
      case CODING -> reply.tier().equals(Tier.SPECIALIST.label());
    };
  }

  /** Prints everything; whether the goals are met. */
  boolean print(Report report) {
    say("by the tier that answered; input: all that was sent, counted on the wire (o200k_base)");
    say("tier        requests  calls  input/request  output/req.     cost $ baseline $   saving");
    for (Tier tier : Tier.values()) {
      Report.TierFigures figures = report.tiers().get(tier.label());
      if (figures != null) {
        line(
            tier.label(),
            byTier.getOrDefault(tier.label(), Received.NONE),
            figures.tokens(),
            figures.costUsd(),
            figures.baselineUsd(),
            figures.savingUsd());
      }
    }
    Received all = byTier.values().stream().reduce(Received.NONE, Received::plus);
    Report.Totals totals = report.totals();
    line(
        "all", all, totals.tokens(), totals.costUsd(), totals.baselineUsd(), totals.savingUsd());
    say("");
    say("by what was asked");
    byKind.forEach((kind, received) ->
        say(
            "%-11s %8d %6d %14.0f",
            kind.label(), received.requests(), received.calls(), received.mean()));
    Received lookups = byKind.getOrDefault(WeekRequest.Kind.LOOKUP, Received.NONE);
    say("");
    say("lookups that no model saw: %d of %d", lookupsWithoutModel, lookups.requests());
    faults.forEach((what, count) -> say("not answered, %d×: %s", count, what));
    elsewhere.forEach((what, count) -> say("answered elsewhere, %d×: %s", count, what));
    say("the article: 18000 -> 6500 input tokens per request; here: %.0f", all.mean());
    return goals(all.mean(), percent(totals.savingUsd(), totals.baselineUsd()));
  }

  private boolean goals(double input, double saving) {
    boolean answered = faults.isEmpty();
    boolean small = input <= MOST_INPUT;
    boolean cheap = saving >= LEAST_SAVING;
    say("");
    say("%s  every request is answered", word(answered));
    say("%s  input tokens per request: %.0f, at most %.0f", word(small), input, MOST_INPUT);
    say("%s  total saving: %.1f %%, at least %.0f %%", word(cheap), saving, LEAST_SAVING);
    return answered && small && cheap;
  }

  private static void line(
      String name,
      Received received,
      Usage usage,
      BigDecimal cost,
      BigDecimal baseline,
      BigDecimal saving) {
    say(
        "%-11s %8d %6d %14.0f %12.0f %10.4f %10.4f %6.1f %%",
        name,
        received.requests(),
        received.calls(),
        received.mean(),
        (double) usage.output() / Math.max(1, received.requests()),
        cost,
        baseline,
        percent(saving, baseline));
  }

  private static double percent(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0 ? 0 : 100 * part.doubleValue() / whole.doubleValue();
  }

  private static String word(boolean met) {
    return met ? "PASS" : "FAIL";
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
