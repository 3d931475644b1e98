package dev.quartet.ledger.misroute;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * How often the router was wrong.
 *
 * @param bySource how the misroutes were noticed
 * @param byTier rates of the tiers that requests were sent to, unasked
 * @param byRoute rates of the scripts, skills and pipelines that were wrong at least once, most
 *     often wrong first
 */
public record MisrouteFigures(
    long total, Map<String, Long> bySource, List<Rate> byTier, List<Rate> byRoute) {
  private static final String DECIDED =
      """
      SELECT d.tier, d.route, COUNT(DISTINCT d.run_id) AS decisions FROM run r JOIN decision d ON d.run_id = r.id
      WHERE r.created >= :since AND d.source IN ('reflex', 'workhorse') GROUP BY d.tier, d.route
      """;

  /**
   * How often one route was wrong.
   *
   * @param decisions requests that were sent there by the router
   * @param misroutes those of them that were noticed to be wrong
   * @param rate misroutes of decisions, from 0 to 1
   * @param low of the 95 % interval of the rate
   * @param high of the same
   */
  public record Rate(
      String route, long decisions, long misroutes, double rate, double low, double high) {
    static Rate of(String route, long decisions, long misroutes) {
      long all = Math.max(decisions, misroutes);
      Wilson interval = Wilson.of(misroutes, all);
      return new Rate(
          route,
          all,
          misroutes,
          rounded(all == 0 ? 0 : (double) misroutes / all),
          rounded(interval.low()),
          rounded(interval.high()));
    }

    private static double rounded(double value) {
      return Math.round(value * 10_000) / 10_000.0;
    }
  }

  private record Decided(String tier, String route, long decisions) {}

  /** The figures of the requests since a time in epoch milliseconds. */
  public static MisrouteFigures of(Handle handle, long since, List<Misrouted> misrouted) {
    List<Decided> decided =
        handle
            .createQuery(DECIDED)
            .bind("since", since)
            .map((row, _) ->
                new Decided(
                    row.getString("tier"), row.getString("route"), row.getLong("decisions")))
            .list();
    Map<String, Long> bySource = new LinkedHashMap<>();
    for (Misroute.Source source : Misroute.Source.values()) {
      bySource.put(
          source.label(), misrouted.stream().filter(one -> one.source() == source).count());
    }
    return new MisrouteFigures(
        misrouted.size(),
        bySource,
        rates(decided, Decided::tier, misrouted, Misrouted::tier),
        rates(decided, Decided::route, misrouted, Misrouted::route).stream()
            .filter(rate -> rate.misroutes() > 0)
            .toList());
  }

  private static List<Rate> rates(
      List<Decided> decided,
      Function<Decided, String> sentTo,
      List<Misrouted> misrouted,
      Function<Misrouted, String> wrong) {
    Map<String, Long> decisions = new HashMap<>();
    decided.forEach(one -> decisions.merge(sentTo.apply(one), one.decisions(), Long::sum));
    Map<String, Set<String>> runs = new HashMap<>();
    misrouted.forEach(
        one -> runs.computeIfAbsent(wrong.apply(one), _ -> new HashSet<>()).add(one.run()));
    Set<String> names = new HashSet<>(decisions.keySet());
    names.addAll(runs.keySet());
    return names.stream()
        .map(name ->
            Rate.of(
                name, decisions.getOrDefault(name, 0L), runs.getOrDefault(name, Set.of()).size()))
        .sorted(Comparator.comparingLong(Rate::misroutes).reversed().thenComparing(Rate::route))
        .toList();
  }
}
