package dev.quartet.ledger.replay;

import dev.quartet.Tier;
import dev.quartet.model.Usage;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a log of past requests would have become: the object that {@code replay --json} prints.
 * Every figure is the sum of its lines.
 *
 * @param scripts that would have answered, most frequent first
 * @param skills that the workhorse would likely have worked by
 * @param newScripts frequent requests that no script answers
 * @param assumptions what the estimates rest on
 */
public record ReplayReport(
    Figures totals,
    Map<String, Figures> tiers,
    List<Answering> scripts,
    List<Answering> skills,
    List<Frequent> newScripts,
    List<String> assumptions,
    List<ReplayLine> lines) {

  /** Sums of some lines. */
  public record Figures(
      long requests, Usage tokens, BigDecimal costUsd, BigDecimal paidUsd, BigDecimal savingUsd) {
    static Figures of(List<ReplayLine> lines) {
      return new Figures(
          lines.size(),
          lines.stream().map(ReplayLine::tokens).reduce(Usage.NONE, Usage::plus),
          sum(lines, ReplayLine::costUsd),
          sum(lines, ReplayLine::paidUsd),
          sum(lines, ReplayLine::savingUsd));
    }

    private static BigDecimal sum(List<ReplayLine> lines, Function<ReplayLine, BigDecimal> amount) {
      return lines.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  /** What answers some of the requests. */
  public record Answering(String id, long requests, BigDecimal savingUsd) {}

  /**
   * Requests of one meaning that no script answers.
   *
   * @param example the one in their midst
   * @param texts some of them as they were written
   * @param nearest the script that comes nearest; where it does the same, it may lack an example
   * @param costUsd what they would cost here without a script
   */
  public record Frequent(
      long requests,
      String example,
      List<String> texts,
      Optional<String> nearest,
      BigDecimal costUsd,
      List<Integer> lines) {}

  static ReplayReport of(
      List<ReplayLine> lines, List<Frequent> newScripts, List<String> assumptions) {
    Map<String, Figures> tiers = new LinkedHashMap<>();
    for (Tier tier : Tier.values()) {
      tiers.put(
          tier.label(),
          Figures.of(lines.stream().filter(line -> line.tier().equals(tier.label())).toList()));
    }
    return new ReplayReport(
        Figures.of(lines),
        tiers,
        answering(
            lines,
            line -> Optional.of(line.route()).filter(_ -> line.tier().equals(Tier.SCRIPT.label()))),
        answering(lines, ReplayLine::skill),
        newScripts,
        assumptions,
        lines);
  }

  private static List<Answering> answering(
      List<ReplayLine> lines, Function<ReplayLine, Optional<String>> who) {
    Map<String, List<ReplayLine>> groups =
        lines.stream()
            .filter(line -> who.apply(line).isPresent())
            .collect(Collectors.groupingBy(line -> who.apply(line).orElse("")));
    return groups.entrySet().stream()
        .map(group -> {
          Figures figures = Figures.of(group.getValue());
          return new Answering(group.getKey(), figures.requests(), figures.savingUsd());
        })
        .sorted(
            Comparator.comparingLong(Answering::requests).reversed().thenComparing(Answering::id))
        .toList();
  }
}
