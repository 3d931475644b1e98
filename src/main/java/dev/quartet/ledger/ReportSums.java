package dev.quartet.ledger;

import dev.quartet.Tier;
import dev.quartet.ledger.Report.Line;
import dev.quartet.ledger.Report.TierFigures;
import dev.quartet.ledger.Report.Totals;
import dev.quartet.model.Usage;
import dev.quartet.platform.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sums of some requests while they are added up. */
final class ReportSums {
  private static final int SHARE_DIGITS = 4;

  private long requests;
  private long failures;
  private long misroutes;
  private long costNanos;
  private long baselineNanos;
  private long baselineMillis;
  private Usage usage = Usage.NONE;
  private final Map<Tier, Long> tiers = new EnumMap<>(Tier.class);
  private final List<Long> answered = new ArrayList<>();

  void add(Standing run, long baselineTime) {
    requests++;
    run.tier().ifPresent(tier -> tiers.merge(tier, 1L, Long::sum));
    failures += run.failed() ? 1 : 0;
    costNanos = Math.addExact(costNanos, run.spent().costNanos());
    baselineNanos = Math.addExact(baselineNanos, run.baselineNanos());
    usage = usage.plus(run.spent().usage());
    if (run.status() == Status.ANSWERED) {
      answered.add(run.millis());
      baselineMillis += baselineTime;
    }
  }

  void addMisroutes(long count) {
    misroutes += count;
  }

  long requests() {
    return requests;
  }

  /** The line of these sums in a breakdown. */
  Line line(String key, long allRequests) {
    Map<String, Long> byTier = new LinkedHashMap<>();
    for (Tier tier : Tier.values()) {
      byTier.put(tier.label(), tiers.getOrDefault(tier, 0L));
    }
    return new Line(key, figures(allRequests), byTier);
  }

  Totals totals(Map<String, Long> statuses) {
    return new Totals(
        requests,
        statuses,
        usage,
        Money.dollars(costNanos),
        Money.dollars(baselineNanos),
        Money.dollars(baselineNanos - costNanos),
        millis(),
        baselineMillis,
        failures,
        misroutes);
  }

  TierFigures figures(long allRequests) {
    List<Long> sorted = answered.stream().sorted().toList();
    return new TierFigures(
        requests,
        share(allRequests),
        usage,
        Money.dollars(costNanos),
        Money.dollars(baselineNanos),
        Money.dollars(baselineNanos - costNanos),
        millis(),
        baselineMillis,
        percentile(sorted, 50),
        percentile(sorted, 95),
        percentile(sorted, 99),
        failures,
        misroutes);
  }

  private long millis() {
    return answered.stream().mapToLong(Long::longValue).sum();
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
