package dev.quartet.decision.reflex.parameter;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.Set;

/** Reads days and periods that are counted from today. */
final class RelativeDays {
  private static final Set<String> LAST = Set.of("last", "previous", "prior");
  private static final Set<String> PAST = Set.of("last", "past", "previous", "recent");
  private static final Set<String> THIS = Set.of("this", "current");
  private static final Set<String> NEXT = Set.of("next", "coming", "following", "upcoming");
  private static final Set<String> VAGUE =
      Set.of("tonight", "weekend", "morning", "afternoon", "evening", "night", "noon", "midnight");

  private final DateText text;
  private final LocalDate today;

  RelativeDays(DateText text, LocalDate today) {
    this.text = text;
    this.today = today;
  }

  Optional<Period> named(int at) {
    return switch (text.word(at)) {
      case "today" -> Optional.of(Period.untilNow(at + 1, today, today));
      case "yesterday" ->
          Optional.of(Period.of(at + 1, today.minusDays(1), today.minusDays(1)).withYear());
      case "tomorrow" ->
          Optional.of(Period.of(at + 1, today.plusDays(1), today.plusDays(1)).withYear());
      case "ytd" -> Optional.of(Period.untilNow(at + 1, today.withDayOfYear(1), today));
      case "mtd" -> Optional.of(Period.untilNow(at + 1, today.withDayOfMonth(1), today));
      case "tonight" -> Optional.of(Period.unclear(at + 1, today));
      default -> Optional.empty();
    };
  }

  Optional<Period> relative(int at) {
    String word = text.word(at);
    String unit = singular(text.word(at + 1));
    if (THIS.contains(word) || LAST.contains(word) || NEXT.contains(word) || word.equals("past")) {
      if (VAGUE.contains(unit)) {
        return Optional.of(Period.unclear(at + 2, today));
      }
      Optional<DayOfWeek> weekday = DayNames.weekday(text.word(at + 1));
      if (weekday.isPresent()) {
        return Optional.of(relativeWeekday(word, weekday.get(), at + 2));
      }
      if (unit.equals(text.word(at + 1)) && isCalendarUnit(unit)) {
        return Optional.of(calendar(word, unit, at + 2));
      }
    }
    if (PAST.contains(word) || NEXT.contains(word)) {
      return counted(at + 1, NEXT.contains(word), true);
    }
    return Optional.empty();
  }

  private static boolean isCalendarUnit(String unit) {
    return Set.of("week", "month", "quarter", "year").contains(unit);
  }

  private Period calendar(String word, String unit, int next) {
    if (word.equals("past")) {
      return back(new Length(1, unit.equals("quarter") ? ChronoUnit.MONTHS : chrono(unit)), next);
    }
    LocalDate begin = begin(unit, today);
    if (THIS.contains(word)) {
      return Period.untilNow(next, begin, today);
    }
    LocalDate other = begin(unit, LAST.contains(word) ? begin.minusDays(1) : plus(unit, begin));
    return Period.of(next, other, plus(unit, other).minusDays(1)).withYear();
  }

  private static ChronoUnit chrono(String unit) {
    return Length.unit(unit).orElse(ChronoUnit.MONTHS);
  }

  private static LocalDate begin(String unit, LocalDate day) {
    return switch (unit) {
      case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case "month" -> day.withDayOfMonth(1);
      case "quarter" -> day.with(IsoFields.DAY_OF_QUARTER, 1);
      default -> day.withDayOfYear(1);
    };
  }

  private static LocalDate plus(String unit, LocalDate day) {
    return unit.equals("quarter") ? day.plusMonths(3) : day.plus(1, chrono(unit));
  }

  /**
   * "Last Monday" said on a Tuesday, and "next Friday", mean different days to different people.
   */
  private Period relativeWeekday(String word, DayOfWeek weekday, int next) {
    LocalDate inThisWeek = begin("week", today).plusDays(weekday.getValue() - 1L);
    if (THIS.contains(word)) {
      return Period.of(next, inThisWeek, inThisWeek).withYear();
    }
    boolean back = LAST.contains(word) || word.equals("past");
    if (back == !inThisWeek.isAfter(today)) {
      return Period.unclear(next, today);
    }
    LocalDate day = back ? inThisWeek.minusWeeks(1) : inThisWeek.plusWeeks(1);
    return Period.of(next, day, day).withYear();
  }

  /** A number with a unit: 7 days, two weeks, 30m. */
  private Optional<Period> counted(int at, boolean forward, boolean alone) {
    if (Set.of("few", "several", "couple").contains(text.word(at))) {
      int unit = text.word(at + 1).equals("of") ? at + 2 : at + 1;
      return Length.unit(text.word(unit)).map(_ -> Period.unclear(unit + 1, today));
    }
    Optional<Integer> number = text.count(at);
    if (number.isEmpty()) {
      return alone && text.word(at).length() > 2
          ? Length.unit(text.word(at)).map(unit -> one(unit, at, forward))
          : Optional.empty();
    }
    int unitAt = text.word(at + 1).equals("-") ? at + 2 : at + 1;
    boolean written = text.touching(at);
    return (text.word(unitAt).length() > 1 || written
            ? Length.unit(text.word(unitAt))
            : Optional.<ChronoUnit>empty())
        .map(unit -> direction(new Length(number.get(), unit), unitAt + 1, forward))
        .or(() ->
            singular(text.word(unitAt)).equals("quarter")
                ? Optional.of(
                    direction(new Length(3 * number.get(), ChronoUnit.MONTHS), unitAt + 1, forward))
                : Optional.empty());
  }

  /** "The last day" is one; how many "the last days" are is not said. */
  private Period one(ChronoUnit unit, int at, boolean forward) {
    return text.word(at).endsWith("s")
        ? Period.unclear(at + 1, today)
        : direction(new Length(1, unit), at + 1, forward);
  }

  private Period direction(Length length, int next, boolean forward) {
    if (!forward) {
      return back(length, next);
    }
    if (length.unit().compareTo(ChronoUnit.DAYS) < 0) {
      return Period.unclear(next, today);
    }
    LocalDate end = today.plus(length.count(), length.unit());
    return new Period(next, today, end, false, true, true, Optional.empty());
  }

  private Period back(Length length, int next) {
    LocalDate first =
        length.unit().compareTo(ChronoUnit.DAYS) < 0
            ? today
            : today.minus(length.count(), length.unit());
    return new Period(next, first, today, true, true, true, Optional.of(length));
  }

  Optional<Period> ago(int at) {
    int from = text.word(at).equals("a") || text.word(at).equals("an") ? at + 1 : at;
    return counted(from, false, from > at)
        .flatMap(length -> {
          if (text.word(length.next()).equals("ago")) {
            boolean days = !length.isShorterThanADay();
            return Optional.of(
                days
                    ? Period.of(length.next() + 1, length.first(), length.first()).withYear()
                    : length.endingAt(length.next() + 1));
          }
          boolean compact = text.word(at - 1).equals("since") && length.length().isPresent();
          boolean days =
              text.word(at - 1).equals("over") && text.touching(at) && !length.isShorterThanADay();
          return compact || days ? Optional.of(length) : Optional.empty();
        });
  }

  private static String singular(String word) {
    return word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }
}
