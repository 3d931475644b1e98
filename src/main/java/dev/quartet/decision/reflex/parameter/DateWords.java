package dev.quartet.decision.reflex.parameter;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** Reads one day or period, beginning at a word. */
final class DateWords {
  private final DateText text;
  private final RelativeDays relative;
  private final CalendarDays calendar;

  DateWords(DateText text, LocalDate today, boolean ahead) {
    this.text = text;
    this.relative = new RelativeDays(text, today);
    this.calendar = new CalendarDays(text, today, ahead);
  }

  DateText text() {
    return text;
  }

  /**
   * The period at a word, if there is one; {@code introduced} allows what is also a common word.
   */
  Optional<Period> period(int at, boolean introduced) {
    if (at >= text.size()) {
      return Optional.empty();
    }
    if (text.word(at).equals("the")) {
      return period(at + 1, introduced);
    }
    return relative
        .named(at)
        .or(() -> relative.relative(at))
        .or(() -> relative.ago(at))
        .or(() -> calendar.iso(at))
        .or(() -> calendar.numeric(at))
        .or(() -> calendar.month(at, introduced))
        .or(() -> calendar.dayOfMonth(at))
        .or(() -> calendar.quarter(at))
        .or(() -> calendar.weekday(at, introduced))
        .or(() -> introduced ? calendar.year(at) : Optional.empty());
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
    if (!first.isDay() || at >= text.size() || !text.isNumber(at)) {
      return Optional.empty();
    }
    return CalendarDays.day(first.first().getYear(), first.first().getMonthValue(), text.number(at))
        .map(day -> new Period(text.ordinalEnd(at), day, day, false, true, true, Optional.empty()));
  }

  /** "From Friday to Monday" ends on the first Monday after that Friday. */
  private Period shifted(Period last, Period first) {
    boolean week = DayNames.weekday(text.word(last.next() - 1)).isPresent();
    LocalDate end =
        week ? first.first().with(TemporalAdjusters.next(last.last().getDayOfWeek())) : last.last();
    return new Period(last.next(), end, end, false, false, true, Optional.empty());
  }
}
