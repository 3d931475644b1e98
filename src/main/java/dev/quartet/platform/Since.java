package dev.quartet.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The start of a stretch of time that ends now, as people name it. */
public final class Since {
  private static final Pattern AGO = Pattern.compile("(\\d{1,5})([smhdw])");
  private static final Pattern MILLIS = Pattern.compile("\\d{10,15}");

  private Since() {}

  /**
   * In epoch milliseconds.
   *
   * @param text such as {@code 7d}, {@code 2026-11-23} (from its beginning, in the clock's zone) or
   *     epoch milliseconds
   * @throws Problem when it is none of these
   */
  public static long moment(String text, Clock clock) {
    String since = text.strip();
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
    } catch (DateTimeParseException e) {
      throw Problem.usage(
          "since",
          "since: '" + since + "' is no time",
          "Write 7d, 24h, 2026-11-23 or epoch milliseconds.");
    }
  }

  private static Duration unit(String letter) {
    return switch (letter) {
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      case "w" -> Duration.ofDays(7);
      default -> Duration.ofDays(1);
    };
  }
}
