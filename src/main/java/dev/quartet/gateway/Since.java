package dev.quartet.gateway;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The start of a stretch of time, as a query names it. */
final class Since {
  private static final Pattern AGO = Pattern.compile("(\\d{1,5})([smhdw])");
  private static final Pattern MILLIS = Pattern.compile("\\d{10,15}");

  private Since() {}

  /**
   * In epoch milliseconds.
   *
   * @param text such as {@code 7d}, {@code 2026-11-23} or epoch milliseconds; nothing means 7 days
   * @throws ApiException when it is none of these
   */
  static long millis(Optional<String> text, Clock clock) {
    String since = text.orElse("7d");
    Matcher ago = AGO.matcher(since);
    if (ago.matches()) {
      return clock.millis()
          - unit(ago.group(2)).multipliedBy(Long.parseLong(ago.group(1))).toMillis();
    }
    if (MILLIS.matcher(since).matches()) {
      return Long.parseLong(since);
    }
    try {
      return LocalDate.parse(since).atStartOfDay(clock.getZone()).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      throw ApiException.badRequest(
          "since",
          "'" + since + "' is no time",
          "Write 7d, 24h, 2026-11-23 or epoch milliseconds.");
    }
  }

  private static Duration unit(String letter) {
    return switch (letter.charAt(0)) {
      case 's' -> Duration.ofSeconds(1);
      case 'm' -> Duration.ofMinutes(1);
      case 'h' -> Duration.ofHours(1);
      case 'w' -> Duration.ofDays(7);
      default -> Duration.ofDays(1);
    };
  }
}
