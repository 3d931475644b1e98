package dev.quartet.decision.reflex.parameter;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as people say it, such as 2 weeks. */
record Length(int count, ChronoUnit unit) {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,5})([a-z]{1,9})");

  private static final Map<String, ChronoUnit> UNITS =
      Map.ofEntries(
          Map.entry("s", ChronoUnit.SECONDS),
          Map.entry("sec", ChronoUnit.SECONDS),
          Map.entry("second", ChronoUnit.SECONDS),
          Map.entry("m", ChronoUnit.MINUTES),
          Map.entry("min", ChronoUnit.MINUTES),
          Map.entry("minute", ChronoUnit.MINUTES),
          Map.entry("h", ChronoUnit.HOURS),
          Map.entry("hr", ChronoUnit.HOURS),
          Map.entry("hour", ChronoUnit.HOURS),
          Map.entry("d", ChronoUnit.DAYS),
          Map.entry("day", ChronoUnit.DAYS),
          Map.entry("w", ChronoUnit.WEEKS),
          Map.entry("wk", ChronoUnit.WEEKS),
          Map.entry("week", ChronoUnit.WEEKS),
          Map.entry("month", ChronoUnit.MONTHS),
          Map.entry("year", ChronoUnit.YEARS));

  /** The unit of a word such as days, hrs or w. */
  static Optional<ChronoUnit> unit(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    boolean plural = lower.length() > 2 && lower.endsWith("s");
    return Optional.ofNullable(UNITS.get(lower))
        .or(() ->
            plural
                ? Optional.ofNullable(UNITS.get(lower.substring(0, lower.length() - 1)))
                : Optional.empty());
  }

  /** A length written in one word, such as 30m, 24h or 7day. */
  static Optional<Length> written(String word) {
    Matcher matcher = WRITTEN.matcher(word.toLowerCase(Locale.ROOT));
    return matcher.matches()
        ? unit(matcher.group(2)).map(u -> new Length(Integer.parseInt(matcher.group(1)), u))
        : Optional.empty();
  }

  /** This length in another unit, when it is a whole number of them. */
  Optional<Long> in(ChronoUnit other) {
    if (unit == other) {
      return Optional.of((long) count);
    }
    if (estimated(unit) || estimated(other)) {
      return Optional.empty();
    }
    long seconds = count * unit.getDuration().toSeconds();
    long one = other.getDuration().toSeconds();
    return seconds % one == 0 ? Optional.of(seconds / one) : Optional.empty();
  }

  boolean isAsLongAs(Length other) {
    return other.in(unit).filter(number -> number == count).isPresent()
        || in(other.unit).filter(number -> number == other.count).isPresent();
  }

  /** The usual ways to write it short, its own unit first. */
  List<String> shortForms() {
    return java.util.stream.Stream.concat(
            letter(unit).map(letter -> count + letter).stream(),
            List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES).stream()
                .flatMap(other ->
                    in(other)
                        .flatMap(number -> letter(other).map(letter -> number + letter))
                        .stream()))
        .distinct()
        .toList();
  }

  private static Optional<String> letter(ChronoUnit unit) {
    return estimated(unit)
        ? Optional.empty()
        : Optional.of(unit.name().substring(0, 1).toLowerCase(Locale.ROOT));
  }

  private static boolean estimated(ChronoUnit unit) {
    return unit == ChronoUnit.MONTHS || unit == ChronoUnit.YEARS;
  }
}
