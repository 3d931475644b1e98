package dev.quartet.ledger;

import dev.quartet.Tier;
import dev.quartet.ledger.Report.By;
import dev.quartet.model.Usage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * How a run stands, and what it took.
 *
 * @param failedSteps the newest failed step's name, by its kind
 */
record Standing(
    String id,
    long created,
    String caller,
    Optional<Tier> tier,
    String route,
    Status status,
    Optional<String> errorCode,
    String errorMessage,
    long baselineNanos,
    long millis,
    Spent spent,
    Map<String, String> failedSteps) {
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mmxxx");

  /**
   * What a run's steps add up to.
   *
   * @param model the last one that was called; empty: none
   * @param scriptMillis how long its scripts took
   */
  record Spent(Usage usage, long costNanos, String model, long scriptMillis) {
    static final Spent NOTHING = new Spent(Usage.NONE, 0, "", 0);
  }

  /** What a person ended is no failure. */
  boolean failed() {
    return switch (status) {
      case FAILED, REFUSED, INTERRUPTED, UNKNOWN -> true;
      case RUNNING, ANSWERED, WAITING, CANCELLED -> false;
    };
  }

  FailureCause cause() {
    return FailureCause.of(errorCode.orElse(status.label()), route, failedSteps);
  }

  /** Where it stands in a breakdown; empty when that does not apply to it. */
  String key(By by, ZoneId zone) {
    String tierLabel = tier.map(Tier::label).orElse("");
    boolean script = tier.equals(Optional.of(Tier.SCRIPT));
    return switch (by) {
      case TIER -> tierLabel;
      case SERVICE -> script ? service(route) : "";
      case SCRIPT -> script ? route : "";
      case SKILL -> script || route.equals(tierLabel) ? "" : route;
      case MODEL -> spent.model();
      case CALLER -> caller;
      case DAY -> LocalDate.ofInstant(Instant.ofEpochMilli(created), zone).toString();
      case HOUR -> hour(zone);
    };
  }

  /** The offset keeps the two hours apart that a clock set back shows alike. */
  private String hour(ZoneId zone) {
    ZonedDateTime hour = Instant.ofEpochMilli(created).atZone(zone).truncatedTo(ChronoUnit.HOURS);
    return HOUR.format(hour);
  }

  static String service(String script) {
    int slash = script.indexOf('/');
    return slash < 0 ? script : script.substring(0, slash);
  }
}
