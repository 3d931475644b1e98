package dev.quartet.ledger;

import dev.quartet.Tier;
import dev.quartet.ledger.Report.Breakdown;
import dev.quartet.ledger.Report.By;
import dev.quartet.ledger.Report.Line;
import dev.quartet.ledger.Report.TierFigures;
import dev.quartet.ledger.misroute.MisrouteFigures;
import dev.quartet.ledger.misroute.Misrouted;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A report while it is added up, run by run, oldest first. */
final class ReportTally {
  private final Optional<By> by;
  private final ZoneId zone;
  private final BaselineTime baselineTime;
  private final ReportSums all = new ReportSums();
  private final Map<Tier, ReportSums> tiers = new EnumMap<>(Tier.class);
  private final Map<String, ReportSums> lines = new LinkedHashMap<>();
  private final Map<String, String> keys = new HashMap<>();
  private final Map<String, Long> statuses = new TreeMap<>();
  private final FailurePatterns failures = new FailurePatterns();

  /**
   * An empty tally.
   *
   * @param zone whose days are meant
   */
  ReportTally(Optional<By> by, ZoneId zone, BaselineTime baselineTime) {
    this.by = by;
    this.zone = zone;
    this.baselineTime = baselineTime;
    for (Tier tier : Tier.values()) {
      tiers.put(tier, new ReportSums());
    }
  }

  void add(Standing run) {
    long time = baselineTime.of(run);
    all.add(run, time);
    run.tier().ifPresent(tier -> sums(tier).add(run, time));
    by.ifPresent(what -> {
      String key = run.key(what, zone);
      keys.put(run.id(), key);
      line(key).add(run, time);
    });
    statuses.merge(run.status().label(), 1L, Long::sum);
    if (run.failed()) {
      failures.add(run);
    }
  }

  /** A run of the span of the same length before. */
  void addBefore(Standing run) {
    if (run.failed()) {
      failures.addBefore(run);
    }
  }

  /** A request that was sent somewhere wrongly: it counts where that was. */
  void add(Misrouted misrouted) {
    all.addMisroutes(1);
    Tier.of(misrouted.tier()).ifPresent(tier -> sums(tier).addMisroutes(1));
    by.ifPresent(what -> line(key(misrouted, what)).addMisroutes(1));
  }

  private String key(Misrouted misrouted, By what) {
    boolean script = misrouted.tier().equals(Tier.SCRIPT.label());
    return switch (what) {
      case TIER -> misrouted.tier();
      case SERVICE -> script ? Standing.service(misrouted.route()) : "";
      case SCRIPT -> script ? misrouted.route() : "";
      case SKILL -> script || misrouted.route().equals(misrouted.tier()) ? "" : misrouted.route();
      case MODEL, CALLER, DAY, HOUR -> keys.getOrDefault(misrouted.run(), "");
    };
  }

  private ReportSums sums(Tier tier) {
    return tiers.computeIfAbsent(tier, _ -> new ReportSums());
  }

  private ReportSums line(String key) {
    return lines.computeIfAbsent(key, _ -> new ReportSums());
  }

  Report report(long since, MisrouteFigures misroutes) {
    Map<String, TierFigures> figures = new LinkedHashMap<>();
    tiers.forEach((tier, sums) -> figures.put(tier.label(), sums.figures(all.requests())));
    return new Report(
        since,
        all.totals(statuses),
        figures,
        failures.byFrequency(),
        misroutes,
        by.map(what -> new Breakdown(what, brokenDown(what))),
        List.of(BaselineTime.ASSUMPTION));
  }

  /** Days and hours in their order, in which the runs came; all else by how frequent it is. */
  private List<Line> brokenDown(By what) {
    List<Line> all =
        lines.entrySet().stream()
            .map(line -> line.getValue().line(line.getKey(), this.all.requests()))
            .toList();
    return what.isTime()
        ? all
        : all.stream()
            .sorted(
                Comparator.<Line>comparingLong(line -> line.figures().requests())
                    .reversed()
                    .thenComparing(Line::key))
            .toList();
  }
}
