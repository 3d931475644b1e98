package dev.quartet.decision.reflex.parameter;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

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

  static Period of(int next, LocalDate first, LocalDate last) {
    return new Period(next, first, last, false, false, true, Optional.empty());
  }

  static Period untilNow(int next, LocalDate first, LocalDate today) {
    return new Period(next, first, today, true, true, true, Optional.empty());
  }

  /** A time of which is not clear what it means. */
  static Period unclear(int next, LocalDate today) {
    return of(next, today, today).unclear();
  }
}
