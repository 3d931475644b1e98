package dev.quartet.decision.reflex.parameter;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** Reads days and periods by their names in the calendar. */
final class CalendarDays {
  private final DateText text;
  private final LocalDate today;
  private final boolean ahead;

  CalendarDays(DateText text, LocalDate today, boolean ahead) {
    this.text = text;
    this.today = today;
    this.ahead = ahead;
  }

  Optional<Period> iso(int at) {
    return text.joined(at, "-")
        .filter(_ -> text.word(at).length() == 4)
        .flatMap(last -> date(last + 1, text.word(at), text.word(at + 2), text.word(last)));
  }

  /** 24.11.2026 is clear; 11/24/2026 is by its 24, and 3/4/2026 is not. */
  Optional<Period> numeric(int at) {
    Optional<Integer> dotted = text.joined(at, ".").filter(last -> text.word(last).length() == 4);
    if (dotted.isPresent()) {
      return date(dotted.get() + 1, text.word(at + 4), text.word(at + 2), text.word(at));
    }
    return text.joined(at, "/")
        .filter(last -> text.word(last).length() == 4)
        .map(last -> {
          boolean dayFirst = text.number(at) > 12;
          boolean monthFirst = text.number(at + 2) > 12;
          Optional<Period> read =
              dayFirst
                  ? date(last + 1, text.word(last), text.word(at + 2), text.word(at))
                  : date(last + 1, text.word(last), text.word(at), text.word(at + 2));
          return dayFirst == monthFirst
              ? Period.unclear(last + 1, today)
              : read.orElseGet(() -> Period.unclear(last + 1, today));
        });
  }

  private Optional<Period> date(int next, String year, String month, String day) {
    return Optional.of(
        day(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
            .map(date -> Period.of(next, date, date).withYear())
            .orElseGet(() -> Period.unclear(next, today)));
  }

  static Optional<LocalDate> day(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** October, Oct 3, October 3rd, 2026, October 2026. */
  Optional<Period> month(int at, boolean introduced) {
    Optional<Month> month = DayNames.month(text.word(at));
    if (month.isEmpty()) {
      return Optional.empty();
    }
    int next = text.word(at + 1).equals(".") && text.touching(at) ? at + 2 : at + 1;
    if (next < text.size() && text.isNumber(next) && text.word(next).length() <= 2) {
      return Optional.of(withYear(month.get(), text.number(next), text.ordinalEnd(next)));
    }
    int yearAt = text.word(next).equals("of") || text.word(next).equals(",") ? next + 1 : next;
    if (text.isYear(yearAt)) {
      LocalDate first = LocalDate.of(text.number(yearAt), month.get(), 1);
      return Optional.of(Period.of(yearAt + 1, first, endOfMonth(first)).withYear());
    }
    if (!introduced && DayNames.isCommonWord(text.word(at))) {
      return Optional.empty();
    }
    LocalDate first = near(LocalDate.of(today.getYear(), month.get(), 1));
    return Optional.of(Period.of(at + 1, first, endOfMonth(first)));
  }

  private static LocalDate endOfMonth(LocalDate day) {
    return day.with(TemporalAdjusters.lastDayOfMonth());
  }

  /** 3 Oct, 3rd of October 2026. */
  Optional<Period> dayOfMonth(int at) {
    if (at >= text.size() || !text.isNumber(at) || text.word(at).length() > 2) {
      return Optional.empty();
    }
    int next = text.ordinalEnd(at);
    int monthAt = text.word(next).equals("of") ? next + 1 : next;
    return DayNames.month(text.word(monthAt))
        .map(month -> withYear(month, text.number(at), monthAt + 1));
  }

  private Period withYear(Month month, int dayOfMonth, int next) {
    int yearAt = text.word(next).equals(",") ? next + 1 : next;
    if (text.isYear(yearAt)) {
      return day(text.number(yearAt), month.getValue(), dayOfMonth)
          .map(day -> Period.of(yearAt + 1, day, day).withYear())
          .orElseGet(() -> Period.unclear(yearAt + 1, today));
    }
    return day(leapYear(month, dayOfMonth), month.getValue(), dayOfMonth)
        .map(this::near)
        .map(day -> Period.of(next, day, day))
        .orElseGet(() -> Period.unclear(next, today));
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

  /** Q3, Q3 2026. */
  Optional<Period> quarter(int at) {
    boolean fits =
        text.word(at).equals("q") && text.touching(at) && text.word(at + 1).matches("[1-4]");
    if (!fits) {
      return Optional.empty();
    }
    Month month = Month.of(3 * text.number(at + 1) - 2);
    int next = at + 2;
    boolean saysYear = text.isYear(next);
    LocalDate first =
        saysYear
            ? LocalDate.of(text.number(next), month, 1)
            : near(LocalDate.of(today.getYear(), month, 1));
    Period period = Period.of(saysYear ? next + 1 : next, first, first.plusMonths(3).minusDays(1));
    return Optional.of(saysYear ? period.withYear() : period);
  }

  Optional<Period> weekday(int at, boolean introduced) {
    if (!introduced && DayNames.isCommonWord(text.word(at))) {
      return Optional.empty();
    }
    return DayNames.weekday(text.word(at))
        .map(weekday -> {
          if (weekday == today.getDayOfWeek()) {
            return Period.unclear(at + 1, today);
          }
          LocalDate day =
              today.with(
                  ahead ? TemporalAdjusters.next(weekday) : TemporalAdjusters.previous(weekday));
          return Period.of(at + 1, day, day);
        });
  }

  Optional<Period> year(int at) {
    if (!text.isYear(at)) {
      return Optional.empty();
    }
    LocalDate first = LocalDate.of(text.number(at), 1, 1);
    return Optional.of(Period.of(at + 1, first, first.plusYears(1).minusDays(1)).withYear());
  }
}
