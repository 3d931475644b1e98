package dev.quartet.ledger;

import dev.quartet.model.Usage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What a span of time cost, what it saved, and what went wrong in it: the object that {@code report
 * --json} prints. Amounts in USD, durations in milliseconds, times in epoch milliseconds.
 *
 * @param since where the span begins
 * @param tiers by label, all four, cheapest first
 * @param failures by cause, most frequent first
 */
public record Report(
    long since, Totals totals, Map<String, TierFigures> tiers, List<FailureFigures> failures) {

  /**
   * Everything together, requests that never got a tier included.
   *
   * @param statuses how many requests stand how, by status
   * @param savingUsd baseline minus cost of the answered requests, minus what the others cost
   */
  public record Totals(
      long requests,
      Map<String, Long> statuses,
      Usage tokens,
      BigDecimal costUsd,
      BigDecimal baselineUsd,
      BigDecimal savingUsd,
      long failures,
      long misroutes) {}

  /**
   * One tier, by where requests ended up.
   *
   * @param share of all requests, from 0 to 1
   * @param p50 median duration of the answered requests, nearest rank
   * @param misroutes requests that were sent here first and had to go on elsewhere
   */
  public record TierFigures(
      long requests,
      BigDecimal share,
      Usage tokens,
      BigDecimal costUsd,
      BigDecimal baselineUsd,
      long p50,
      long p95,
      long p99,
      long failures,
      long misroutes) {}

  /**
   * One cause of failure.
   *
   * @param cause the error's code
   * @param message what the newest of them said
   * @param example the id of the newest request that failed of it
   */
  public record FailureFigures(
      String cause, String message, long count, long first, long last, String example) {}
}
