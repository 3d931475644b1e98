package dev.quartet.decision.reflex.parameter;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The English names of months, weekdays and small numbers. */
final class DayNames {
  private static final List<String> NUMBERS =
      List.of(
          "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");

  /** Names that are other words as well. */
  private static final Set<String> COMMON_WORDS =
      Set.of("may", "march", "mar", "sat", "sun", "mon", "wed", "dec", "jan", "jun", "apr");

  private static final Map<String, Month> MONTHS = months();
  private static final Map<String, DayOfWeek> WEEKDAYS = weekdays();

  private DayNames() {}

  static Optional<Month> month(String word) {
    return Optional.ofNullable(MONTHS.get(word));
  }

  static Optional<DayOfWeek> weekday(String word) {
    return Optional.ofNullable(WEEKDAYS.get(word));
  }

  /** The number of a word from one to twelve. */
  static Optional<Integer> number(String word) {
    int number = NUMBERS.indexOf(word);
    return number > 0 ? Optional.of(number) : Optional.empty();
  }

  static boolean isCommonWord(String word) {
    return COMMON_WORDS.contains(word);
  }

  private static Map<String, Month> months() {
    Map<String, Month> months = new HashMap<>();
    for (Month month : Month.values()) {
      String name = month.name().toLowerCase(Locale.ROOT);
      months.put(name, month);
      months.put(name.substring(0, 3), month);
    }
    months.put("sept", Month.SEPTEMBER);
    return Map.copyOf(months);
  }

  private static Map<String, DayOfWeek> weekdays() {
    Map<String, DayOfWeek> weekdays = new HashMap<>();
    for (DayOfWeek weekday : DayOfWeek.values()) {
      String name = weekday.name().toLowerCase(Locale.ROOT);
      weekdays.put(name, weekday);
      weekdays.put(name.substring(0, 3), weekday);
    }
    weekdays.put("tues", DayOfWeek.TUESDAY);
    weekdays.put("thur", DayOfWeek.THURSDAY);
    weekdays.put("thurs", DayOfWeek.THURSDAY);
    return Map.copyOf(weekdays);
  }
}
