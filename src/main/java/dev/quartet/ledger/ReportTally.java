package dev.quartet.ledger;

import dev.quartet.Tier;
import dev.quartet.ledger.Report.FailureFigures;
import dev.quartet.ledger.Report.TierFigures;
import dev.quartet.ledger.Report.Totals;
import dev.quartet.ledger.ReportReader.Spent;
import dev.quartet.ledger.ReportReader.Standing;
import dev.quartet.model.Usage;
import dev.quartet.platform.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A report while it is added up, run by run, oldest first. */
final class ReportTally {
  private final Map<String, Long> misroutes;
  private final Sums all = new Sums();
  private final Map<Tier, Sums> tiers = new EnumMap<>(Tier.class);
  private final Map<String, Long> statuses = new TreeMap<>();
  private final Map<String, FailureFigures> failures = new TreeMap<>();

  /**
   * An empty tally.
   *
   * @param misroutes by the tier that the request was wrongly sent to
   */
  ReportTally(Map<String, Long> misroutes) {
    this.misroutes = misroutes;
    for (Tier tier : Tier.values()) {
      tiers.put(tier, new Sums());
    }
  }

  void add(Standing run, Spent spent) {
    boolean failed = isFailure(run.status());
    all.add(run, spent, failed);
    run.tier()
        .ifPresent(tier -> tiers.computeIfAbsent(tier, _ -> new Sums()).add(run, spent, failed));
    statuses.merge(run.status().label(), 1L, Long::sum);
    if (failed) {
      failures.merge(
          run.errorCode().orElse(run.status().label()), first(run), ReportTally::withNewer);
    }
  }

  /** What a person ended is no failure. */
  private static boolean isFailure(Status status) {
    return switch (status) {
      case FAILED, REFUSED, INTERRUPTED, UNKNOWN -> true;
      case RUNNING, ANSWERED, WAITING, CANCELLED -> false;
    };
  }

  private static FailureFigures first(Standing run) {
    return new FailureFigures(
        run.errorCode().orElse(run.status().label()),
        run.errorMessage(),
        1,
        run.created(),
        run.created(),
        run.id());
  }

  private static FailureFigures withNewer(FailureFigures known, FailureFigures newer) {
    return new FailureFigures(
        known.cause(),
        newer.message(),
        known.count() + 1,
        known.first(),
        newer.last(),
        newer.example());
  }

  Report report(long since) {
    Map<String, TierFigures> figures = new LinkedHashMap<>();
    tiers.forEach((tier, sums) ->
        figures.put(
            tier.label(), sums.figures(all.requests, misroutes.getOrDefault(tier.label(), 0L))));
    return new Report(since, totals(), figures, byFrequency());
  }

  private Totals totals() {
    return new Totals(
        all.requests,
        statuses,
        all.usage,
        Money.dollars(all.costNanos),
        Money.dollars(all.baselineNanos),
        Money.dollars(all.baselineNanos - all.costNanos),
        all.failures,
        misroutes.values().stream().mapToLong(Long::longValue).sum());
  }

  private List<FailureFigures> byFrequency() {
    return failures.values().stream()
        .sorted(
            Comparator.comparingLong(FailureFigures::count)
                .thenComparingLong(FailureFigures::last)
                .reversed())
        .toList();
  }

  /** The sums of some requests. */
  private static final class Sums {
    private static final int SHARE_DIGITS = 4;

    private long requests;
    private long failures;
    private long costNanos;
    private long baselineNanos;
    private Usage usage = Usage.NONE;
    private final List<Long> answered = new ArrayList<>();

    void add(Standing run, Spent spent, boolean failed) {
      requests++;
      failures += failed ? 1 : 0;
      costNanos = Math.addExact(costNanos, spent.costNanos());
      baselineNanos = Math.addExact(baselineNanos, run.baselineNanos());
      usage = usage.plus(spent.usage());
      if (run.status() == Status.ANSWERED) {
        answered.add(run.millis());
      }
    }

    TierFigures figures(long allRequests, long misroutes) {
      List<Long> sorted = answered.stream().sorted().toList();
      return new TierFigures(
          requests,
          share(allRequests),
          usage,
          Money.dollars(costNanos),
          Money.dollars(baselineNanos),
          percentile(sorted, 50),
          percentile(sorted, 95),
          percentile(sorted, 99),
          failures,
          misroutes);
    }

    private BigDecimal share(long allRequests) {
      return allRequests == 0
          ? BigDecimal.ZERO
          : BigDecimal.valueOf(requests)
              .divide(BigDecimal.valueOf(allRequests), SHARE_DIGITS, RoundingMode.HALF_UP);
    }

    /** Nearest rank; 0 when there is none. */
    private static long percentile(List<Long> sorted, int percent) {
      if (sorted.isEmpty()) {
        return 0;
      }
      int rank = Math.ceilDiv(sorted.size() * percent, 100);
      return sorted.get(rank - 1);
    }
  }
}
