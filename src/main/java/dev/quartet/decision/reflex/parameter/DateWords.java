package dev.quartet.decision.reflex.parameter;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one day or period, beginning at a word. */
final class DateWords {
  private static final Set<String> LAST = Set.of("last", "previous", "prior");
  private static final Set<String> PAST = Set.of("last", "past", "previous", "recent");
  private static final Set<String> THIS = Set.of("this", "current");
  private static final Set<String> NEXT = Set.of("next", "coming", "following", "upcoming");
  private static final Set<String> VAGUE =
      Set.of("tonight", "weekend", "morning", "afternoon", "evening", "night", "noon", "midnight");

  private final List<DateWord> words;
  private final LocalDate today;
  private final boolean ahead;

  DateWords(List<DateWord> words, LocalDate today, boolean ahead) {
    this.words = words;
    this.today = today;
    this.ahead = ahead;
  }

  /**
   * A day or a period.
   *
   * @param next the word behind it
   * @param reachesNow whether it has no end of its own
   */
  record Period(
      int next,
      LocalDate first,
      LocalDate last,
      boolean reachesNow,
      boolean saysYear,
      boolean isClear,
      Optional<Length> length) {

    boolean isDay() {
      return first.equals(last) && !reachesNow;
    }

    boolean isShorterThanADay() {
      return length.filter(l -> l.unit().compareTo(ChronoUnit.DAYS) < 0).isPresent();
    }

    Period endingAt(int word) {
      return new Period(word, first, last, reachesNow, saysYear, isClear, length);
    }

    Period untilNow() {
      return new Period(next, first, last, true, saysYear, isClear, length);
    }

    Period unclear() {
      return new Period(next, first, last, reachesNow, saysYear, false, length);
    }

    Period withYear() {
      return new Period(next, first, last, reachesNow, true, isClear, length);
    }
  }

  int size() {
    return words.size();
  }

  String text(int at) {
    return at >= 0 && at < words.size() ? words.get(at).text() : "";
  }

  Span span(int from, int next) {
    return new Span(words.get(from).start(), words.get(next - 1).end());
  }

  /** Whether nothing is written against the word's left side, as in pre-2026. */
  boolean beginsWord(int at) {
    return at == 0 || !words.get(at - 1).touches(words.get(at)) || isApart(text(at - 1));
  }

  boolean endsWord(int next) {
    return next >= words.size()
        || !words.get(next - 1).touches(words.get(next))
        || isApart(text(next))
        || (text(next).equals("-") && next + 1 < words.size() && !touching(next));
  }

  private static boolean isApart(String sign) {
    return sign.length() == 1 && "()[],;:!?.'’\"“”–—".contains(sign);
  }

  private boolean touching(int at) {
    return at + 1 < words.size() && words.get(at).touches(words.get(at + 1));
  }

  /**
   * The period at a word, if there is one; {@code introduced} allows what is also a common word.
   */
  Optional<Period> period(int at, boolean introduced) {
    if (at >= words.size()) {
      return Optional.empty();
    }
    if (text(at).equals("the")) {
      return period(at + 1, introduced);
    }
    return named(at)
        .or(() -> relative(at))
        .or(() -> ago(at))
        .or(() -> iso(at))
        .or(() -> numeric(at))
        .or(() -> month(at, introduced))
        .or(() -> dayOfMonth(at))
        .or(() -> quarter(at))
        .or(() -> weekday(at, introduced))
        .or(() -> introduced ? year(at) : Optional.empty());
  }

  /** The end of a range; a number alone belongs to the month before it, as in Oct 3 to 9. */
  Optional<Period> periodAfter(Period first, int at) {
    Optional<Period> full =
        period(at, true)
            .map(last ->
                last.saysYear() || !last.isClear() || !last.last().isBefore(first.first())
                    ? last
                    : shifted(last, first));
    if (full.isPresent()) {
      return full;
    }
    if (!first.isDay() || at >= words.size() || !words.get(at).isNumber()) {
      return Optional.empty();
    }
    return day(first.first().getYear(), first.first().getMonthValue(), words.get(at).number())
        .map(day -> new Period(ordinalEnd(at), day, day, false, true, true, Optional.empty()));
  }

  /** "From Friday to Monday" ends on the first Monday after that Friday. */
  private Period shifted(Period last, Period first) {
    boolean week = DayNames.weekday(text(last.next() - 1)).isPresent();
    LocalDate end =
        week ? first.first().with(TemporalAdjusters.next(last.last().getDayOfWeek())) : last.last();
    return new Period(last.next(), end, end, false, false, true, Optional.empty());
  }

  private Period of(int next, LocalDate first, LocalDate last) {
    return new Period(next, first, last, false, false, true, Optional.empty());
  }

  private Period untilNow(int next, LocalDate first) {
    return new Period(next, first, today, true, true, true, Optional.empty());
  }

  private Period unclear(int next) {
    return of(next, today, today).unclear();
  }

  private Optional<Period> named(int at) {
    return switch (text(at)) {
      case "today" -> Optional.of(untilNow(at + 1, today));
      case "yesterday" ->
          Optional.of(of(at + 1, today.minusDays(1), today.minusDays(1)).withYear());
      case "tomorrow" -> Optional.of(of(at + 1, today.plusDays(1), today.plusDays(1)).withYear());
      case "ytd" -> Optional.of(untilNow(at + 1, today.withDayOfYear(1)));
      case "mtd" -> Optional.of(untilNow(at + 1, today.withDayOfMonth(1)));
      case "tonight" -> Optional.of(unclear(at + 1));
      default -> Optional.empty();
    };
  }

  private Optional<Period> relative(int at) {
    String word = text(at);
    String unit = singular(text(at + 1));
    if (THIS.contains(word) || LAST.contains(word) || NEXT.contains(word) || word.equals("past")) {
      if (VAGUE.contains(unit)) {
        return Optional.of(unclear(at + 2));
      }
      Optional<DayOfWeek> weekday = DayNames.weekday(text(at + 1));
      if (weekday.isPresent()) {
        return Optional.of(relativeWeekday(word, weekday.get(), at + 2));
      }
      if (unit.equals(text(at + 1)) && isCalendarUnit(unit)) {
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
      return untilNow(next, begin);
    }
    LocalDate other = begin(unit, LAST.contains(word) ? begin.minusDays(1) : plus(unit, begin));
    return of(next, other, plus(unit, other).minusDays(1)).withYear();
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
      return of(next, inThisWeek, inThisWeek).withYear();
    }
    boolean back = LAST.contains(word) || word.equals("past");
    if (back == !inThisWeek.isAfter(today)) {
      return unclear(next);
    }
    LocalDate day = back ? inThisWeek.minusWeeks(1) : inThisWeek.plusWeeks(1);
    return of(next, day, day).withYear();
  }

  /** A number with a unit: 7 days, two weeks, 30m. */
  private Optional<Period> counted(int at, boolean forward, boolean alone) {
    if (Set.of("few", "several", "couple").contains(text(at))) {
      int unit = text(at + 1).equals("of") ? at + 2 : at + 1;
      return Length.unit(text(unit)).map(_ -> unclear(unit + 1));
    }
    Optional<Integer> number = number(at);
    if (number.isEmpty()) {
      return alone && text(at).length() > 2
          ? Length.unit(text(at)).map(unit -> one(unit, at, forward))
          : Optional.empty();
    }
    int unitAt = text(at + 1).equals("-") ? at + 2 : at + 1;
    boolean written = touching(at);
    return (text(unitAt).length() > 1 || written
            ? Length.unit(text(unitAt))
            : Optional.<ChronoUnit>empty())
        .map(unit -> direction(new Length(number.get(), unit), unitAt + 1, forward))
        .or(() ->
            singular(text(unitAt)).equals("quarter")
                ? Optional.of(
                    direction(new Length(3 * number.get(), ChronoUnit.MONTHS), unitAt + 1, forward))
                : Optional.empty());
  }

  /** "The last day" is one; how many "the last days" are is not said. */
  private Period one(ChronoUnit unit, int at, boolean forward) {
    return text(at).endsWith("s")
        ? unclear(at + 1)
        : direction(new Length(1, unit), at + 1, forward);
  }

  private Period direction(Length length, int next, boolean forward) {
    if (!forward) {
      return back(length, next);
    }
    if (length.unit().compareTo(ChronoUnit.DAYS) < 0) {
      return unclear(next);
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

  private Optional<Period> ago(int at) {
    int from = text(at).equals("a") || text(at).equals("an") ? at + 1 : at;
    return counted(from, false, from > at)
        .flatMap(length -> {
          if (text(length.next()).equals("ago")) {
            boolean days = !length.isShorterThanADay();
            return Optional.of(
                days
                    ? of(length.next() + 1, length.first(), length.first()).withYear()
                    : length.endingAt(length.next() + 1));
          }
          boolean compact = text(at - 1).equals("since") && length.length().isPresent();
          boolean days = text(at - 1).equals("over") && touching(at) && !length.isShorterThanADay();
          return compact || days ? Optional.of(length) : Optional.empty();
        });
  }

  private Optional<Period> iso(int at) {
    return joined(at, "-")
        .filter(_ -> text(at).length() == 4)
        .flatMap(last -> date(last + 1, text(at), text(at + 2), text(last)));
  }

  /** The third number of three that a sign joins. */
  private Optional<Integer> joined(int at, String sign) {
    boolean fits =
        at + 4 < words.size()
            && words.get(at).isNumber()
            && words.get(at + 2).isNumber()
            && words.get(at + 4).isNumber()
            && text(at + 1).equals(sign)
            && text(at + 3).equals(sign)
            && touching(at)
            && touching(at + 1)
            && touching(at + 2)
            && touching(at + 3);
    return fits ? Optional.of(at + 4) : Optional.empty();
  }

  /** 24.11.2026 is clear; 11/24/2026 is by its 24, and 3/4/2026 is not. */
  private Optional<Period> numeric(int at) {
    Optional<Integer> dotted = joined(at, ".").filter(last -> text(last).length() == 4);
    if (dotted.isPresent()) {
      return date(dotted.get() + 1, text(at + 4), text(at + 2), text(at));
    }
    return joined(at, "/")
        .filter(last -> text(last).length() == 4)
        .map(last -> {
          boolean dayFirst = words.get(at).number() > 12;
          boolean monthFirst = words.get(at + 2).number() > 12;
          Optional<Period> read =
              dayFirst
                  ? date(last + 1, text(last), text(at + 2), text(at))
                  : date(last + 1, text(last), text(at), text(at + 2));
          return dayFirst == monthFirst
              ? unclear(last + 1)
              : read.orElseGet(() -> unclear(last + 1));
        });
  }

  private Optional<Period> date(int next, String year, String month, String day) {
    return Optional.of(
        day(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
            .map(date -> of(next, date, date).withYear())
            .orElseGet(() -> unclear(next)));
  }

  private static Optional<LocalDate> day(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** October, Oct 3, October 3rd, 2026, October 2026. */
  private Optional<Period> month(int at, boolean introduced) {
    Optional<Month> month = DayNames.month(text(at));
    if (month.isEmpty()) {
      return Optional.empty();
    }
    int next = text(at + 1).equals(".") && touching(at) ? at + 2 : at + 1;
    if (next < words.size() && words.get(next).isNumber() && text(next).length() <= 2) {
      return Optional.of(withYear(month.get(), words.get(next).number(), ordinalEnd(next)));
    }
    int yearAt = text(next).equals("of") || text(next).equals(",") ? next + 1 : next;
    if (isYear(yearAt)) {
      LocalDate first = LocalDate.of(words.get(yearAt).number(), month.get(), 1);
      return Optional.of(of(yearAt + 1, first, endOfMonth(first)).withYear());
    }
    if (!introduced && DayNames.isCommonWord(text(at))) {
      return Optional.empty();
    }
    LocalDate first = near(LocalDate.of(today.getYear(), month.get(), 1));
    return Optional.of(of(at + 1, first, endOfMonth(first)));
  }

  private static LocalDate endOfMonth(LocalDate day) {
    return day.with(TemporalAdjusters.lastDayOfMonth());
  }

  /** 3 Oct, 3rd of October 2026. */
  private Optional<Period> dayOfMonth(int at) {
    if (at >= words.size() || !words.get(at).isNumber() || text(at).length() > 2) {
      return Optional.empty();
    }
    int next = ordinalEnd(at);
    int monthAt = text(next).equals("of") ? next + 1 : next;
    return DayNames.month(text(monthAt))
        .map(month -> withYear(month, words.get(at).number(), monthAt + 1));
  }

  private int ordinalEnd(int at) {
    boolean ordinal = touching(at) && Set.of("st", "nd", "rd", "th").contains(text(at + 1));
    return ordinal ? at + 2 : at + 1;
  }

  private Period withYear(Month month, int dayOfMonth, int next) {
    int yearAt = text(next).equals(",") ? next + 1 : next;
    if (isYear(yearAt)) {
      return day(words.get(yearAt).number(), month.getValue(), dayOfMonth)
          .map(day -> of(yearAt + 1, day, day).withYear())
          .orElseGet(() -> unclear(yearAt + 1));
    }
    return day(leapYear(month, dayOfMonth), month.getValue(), dayOfMonth)
        .map(this::near)
        .map(day -> of(next, day, day))
        .orElseGet(() -> unclear(next));
  }

  private int leapYear(Month month, int dayOfMonth) {
    int year = today.getYear();
    while (month == Month.FEBRUARY && dayOfMonth == 29 && !Year.isLeap(year)) {
      year--;
    }
    return year;
  }

  /** The year in which a day without one lies: the last such day, or looking ahead the nearest. */
  private LocalDate near(LocalDate day) {
    if (!ahead) {
      return day.isAfter(today) ? day.minusYears(1) : day;
    }
    LocalDate next = day.isBefore(today) ? day.plusYears(1) : day;
    LocalDate previous = day.isBefore(today) ? day : day.minusYears(1);
    return ChronoUnit.DAYS.between(today, next) <= ChronoUnit.DAYS.between(previous, today)
        ? next
        : previous;
  }

  private boolean isYear(int at) {
    return at < words.size()
        && words.get(at).isNumber()
        && text(at).length() == 4
        && words.get(at).number() >= 1990
        && words.get(at).number() < 2100;
  }

  /** Q3, Q3 2026. */
  private Optional<Period> quarter(int at) {
    boolean fits = text(at).equals("q") && touching(at) && text(at + 1).matches("[1-4]");
    if (!fits) {
      return Optional.empty();
    }
    Month month = Month.of(3 * words.get(at + 1).number() - 2);
    int next = at + 2;
    boolean saysYear = isYear(next);
    LocalDate first =
        saysYear
            ? LocalDate.of(words.get(next).number(), month, 1)
            : near(LocalDate.of(today.getYear(), month, 1));
    Period period = of(saysYear ? next + 1 : next, first, first.plusMonths(3).minusDays(1));
    return Optional.of(saysYear ? period.withYear() : period);
  }

  private Optional<Period> weekday(int at, boolean introduced) {
    if (!introduced && DayNames.isCommonWord(text(at))) {
      return Optional.empty();
    }
    return DayNames.weekday(text(at))
        .map(weekday -> {
          if (weekday == today.getDayOfWeek()) {
            return unclear(at + 1);
          }
          LocalDate day =
              today.with(
                  ahead ? TemporalAdjusters.next(weekday) : TemporalAdjusters.previous(weekday));
          return of(at + 1, day, day);
        });
  }

  private Optional<Period> year(int at) {
    if (!isYear(at)) {
      return Optional.empty();
    }
    LocalDate first = LocalDate.of(words.get(at).number(), 1, 1);
    return Optional.of(of(at + 1, first, first.plusYears(1).minusDays(1)).withYear());
  }

  private Optional<Integer> number(int at) {
    if (at < words.size() && words.get(at).isNumber() && text(at).length() <= 4) {
      return Optional.of(words.get(at).number());
    }
    return DayNames.number(text(at));
  }

  private static String singular(String word) {
    return word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }
}
