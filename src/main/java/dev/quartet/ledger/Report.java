package dev.quartet.ledger;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.quartet.ledger.misroute.MisrouteFigures;
import dev.quartet.model.Usage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a span of time cost, what it saved, and what went wrong in it: the object that {@code report
 * --json} prints. Amounts in USD, durations in milliseconds, times in epoch milliseconds.
 *
 * @param since where the span begins
 * @param tiers by label, all four, cheapest first
 * @param failures by cause, most frequent first
 * @param misroutes how often the router was wrong
 * @param breakdown the same figures by something else, when that was asked for
 * @param assumptions what the estimates rest on
 */
public record Report(
    long since,
    Totals totals,
    Map<String, TierFigures> tiers,
    List<FailureFigures> failures,
    MisrouteFigures misroutes,
    Optional<Breakdown> breakdown,
    List<String> assumptions) {

  /**
   * Everything together, requests that never got a tier included.
   *
   * @param statuses how many requests stand how, by status
   * @param savingUsd baseline minus cost of the answered requests, minus what the others cost
   * @param millis how long the answered requests took together
   * @param baselineMillis how long the baseline would have taken for them, estimated
   */
  public record Totals(
      long requests,
      Map<String, Long> statuses,
      Usage tokens,
      BigDecimal costUsd,
      BigDecimal baselineUsd,
      BigDecimal savingUsd,
      long millis,
      long baselineMillis,
      long failures,
      long misroutes) {}

  /**
   * Some of the requests, such as one tier's, by where they ended up.
   *
   * @param share of all requests, from 0 to 1
   * @param millis how long the answered requests took together
   * @param baselineMillis how long the baseline would have taken for them, estimated
   * @param p50 median duration of the answered requests, nearest rank
   * @param misroutes requests that were sent here first and had to go on elsewhere
   */
  public record TierFigures(
      long requests,
      BigDecimal share,
      Usage tokens,
      BigDecimal costUsd,
      BigDecimal baselineUsd,
      BigDecimal savingUsd,
      long millis,
      long baselineMillis,
      long p50,
      long p95,
      long p99,
      long failures,
      long misroutes) {}

  /** The figures by something; the lines add up to the totals. */
  public record Breakdown(By by, List<Line> lines) {}

  /**
   * One line of a breakdown.
   *
   * @param key empty for what it does not apply to; an hour as its beginning, with the zone's
   *     offset
   * @param tiers how many of the line's requests each of the four tiers took, by label
   */
  public record Line(String key, @JsonUnwrapped TierFigures figures, Map<String, Long> tiers) {}

  /** What a report can be broken down by. */
  public enum By {
    TIER,
    SERVICE,
    SCRIPT,
    SKILL,
    MODEL,
    CALLER,
    DAY,
    HOUR;

    /**
     * What a label names.
     *
     * @throws IllegalArgumentException when it names nothing
     */
    public static By of(String label) {
      return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** Whether its lines follow one another in time. */
    boolean isTime() {
      return this == DAY || this == HOUR;
    }

    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One cause of failure.
   *
   * @param cause a script and its exit code, a provider and its error, a check, a limit, or the
   *     error's code
   * @param kind {@code script, provider, check, limit, other}
   * @param message what the newest of them said
   * @param example the id of the newest request that failed of it
   * @param before how many failed of it in the span of the same length before
   * @param trend {@code new, growing, steady, falling}
   */
  public record FailureFigures(
      String cause,
      String kind,
      String message,
      long count,
      long first,
      long last,
      String example,
      long before,
      String trend) {}
}
