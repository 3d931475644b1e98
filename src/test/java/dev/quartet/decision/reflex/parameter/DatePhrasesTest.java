package dev.quartet.decision.reflex.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.platform.SettableClock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatePhrasesTest {
  private static final String TUESDAY = "2026-11-24";

  private static List<DatePhrase> found(String sentence, String today, boolean ahead) {
    return DatePhrases.find(sentence, new SettableClock(today + "T12:00:00Z"), ahead);
  }

  /** The days of the only phrase, such as 2026-10-01..2026-10-31; a side that is open is empty. */
  private static String days(String sentence, String today) {
    return days(found(sentence, today, false));
  }

  private static String days(List<DatePhrase> phrases) {
    assertThat(phrases).hasSize(1);
    return side(phrases.getFirst().first().map(Object::toString))
        + ".."
        + side(phrases.getFirst().last().map(Object::toString));
  }

  private static String side(Optional<String> day) {
    return day.orElse("");
  }

  @ParameterizedTest
  @CsvSource({
    "orders today, 2026-11-24..",
    "orders of Yesterday, 2026-11-23..2026-11-23",
    "this week, 2026-11-23..",
    "so far this month, 2026-11-01..",
    "this quarter, 2026-10-01..",
    "this year, 2026-01-01..",
    "last week, 2026-11-16..2026-11-22",
    "last month, 2026-10-01..2026-10-31",
    "last quarter, 2026-07-01..2026-09-30",
    "last year, 2025-01-01..2025-12-31",
    "the last 7 days, 2026-11-17..",
    "the past week, 2026-11-17..",
    "past two weeks, 2026-11-10..",
    "over the last 3 months, 2026-08-24..",
    "in the past month, 2026-10-24..",
    "the previous 30 days, 2026-10-25..",
    "next week, 2026-11-30..2026-12-06",
    "the next 7 days, 2026-11-24..2026-12-01",
    "tomorrow, 2026-11-25..2026-11-25"
  })
  void a_time_is_counted_from_today(String sentence, String days) {
    assertThat(days(sentence, TUESDAY)).isEqualTo(days);
  }

  @ParameterizedTest
  @CsvSource({
    "in September, 2026-09-01..2026-09-30",
    "in December, 2025-12-01..2025-12-31",
    "for March 2026, 2026-03-01..2026-03-31",
    "in Q3, 2026-07-01..2026-09-30",
    "Q4 2025, 2025-10-01..2025-12-31",
    "in 2025, 2025-01-01..2025-12-31",
    "on Oct 3, 2026-10-03..2026-10-03",
    "on 3 Oct 2026, 2026-10-03..2026-10-03",
    "on October 3rd, 2026-10-03..2026-10-03",
    "on the 3rd of October, 2026-10-03..2026-10-03",
    "'Jan 5, 2026', 2026-01-05..2026-01-05",
    "on 2026-10-03, 2026-10-03..2026-10-03",
    "on 24.10.2026, 2026-10-24..2026-10-24",
    "on 10/24/2026, 2026-10-24..2026-10-24",
    "on Friday, 2026-11-20..2026-11-20",
    "3 days ago, 2026-11-21..2026-11-21",
    "two weeks ago, 2026-11-10..2026-11-10"
  })
  void a_day_or_a_period_has_both_ends(String sentence, String days) {
    assertThat(days(sentence, TUESDAY)).isEqualTo(days);
  }

  @ParameterizedTest
  @CsvSource({
    "between Oct 3 and Oct 9, 2026-10-03..2026-10-09",
    "from Oct 3 to Oct 9, 2026-10-03..2026-10-09",
    "3 Nov to 9 Nov, 2026-11-03..2026-11-09",
    "Oct 3 - Oct 9, 2026-10-03..2026-10-09",
    "Oct 3 to 9, 2026-10-03..2026-10-09",
    "Oct 3–9, 2026-10-03..2026-10-09",
    "from 2026-10-03 until 2026-10-09, 2026-10-03..2026-10-09",
    "from September to October, 2026-09-01..2026-10-31",
    "from Dec 20 to Jan 5, 2025-12-20..2026-01-05",
    "from Friday to Monday, 2026-11-20..2026-11-23",
    "from Oct 3 to today, 2026-10-03..",
    "since Monday, 2026-11-23..",
    "since last week, 2026-11-16..",
    "since Sept 1, 2026-09-01..",
    "since the 1st of November, 2026-11-01..",
    "from Oct 3, 2026-10-03..",
    "from Monday on, 2026-11-23..",
    "after Oct 3, 2026-10-04..",
    "until Oct 9, ..2026-10-09",
    "up to Oct 9, ..2026-10-09",
    "before Oct 9, ..2026-10-08"
  })
  void a_range_has_the_ends_that_are_said(String sentence, String days) {
    assertThat(days(sentence, TUESDAY)).isEqualTo(days);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-29, last month, 2024-01-01..2024-01-31",
    "2024-03-31, last month, 2024-02-01..2024-02-29",
    "2026-03-31, last month, 2026-02-01..2026-02-28",
    "2026-03-31, past month, 2026-02-28..",
    "2026-03-01, on Feb 29, 2024-02-29..2024-02-29",
    "2026-01-01, yesterday, 2025-12-31..2025-12-31",
    "2026-01-15, last quarter, 2025-10-01..2025-12-31",
    "2026-04-01, this quarter, 2026-04-01..",
    "2026-06-30, last quarter, 2026-01-01..2026-03-31",
    "2026-01-01, last year, 2025-01-01..2025-12-31",
    "2026-11-23, last week, 2026-11-16..2026-11-22",
    "2026-11-23, this week, 2026-11-23..",
    "2026-11-29, this week, 2026-11-23..",
    "2026-11-29, last week, 2026-11-16..2026-11-22",
    "2027-01-01, last week, 2026-12-21..2026-12-27"
  })
  void months_weeks_and_quarters_end_where_the_calendar_says(
      String today, String sentence, String days) {
    assertThat(days(sentence, today)).isEqualTo(days);
  }

  @ParameterizedTest
  @CsvSource({
    "on Friday, 2026-11-27..2026-11-27",
    "from Dec 1 to Dec 4, 2026-12-01..2026-12-04",
    "on Jan 5, 2027-01-05..2027-01-05",
    "on Nov 20, 2026-11-20..2026-11-20"
  })
  void looking_ahead_a_day_without_a_year_is_the_nearest(String sentence, String days) {
    assertThat(days(found(sentence, TUESDAY, true))).isEqualTo(days);
  }

  @Test
  void the_last_24_hours_are_a_length_and_no_day() {
    assertThat(found("errors of the last 24 hours", TUESDAY, false))
        .singleElement()
        .satisfies(phrase -> {
          assertThat(phrase.first()).isEmpty();
          assertThat(phrase.length()).contains(new Length(24, ChronoUnit.HOURS));
        });
    assertThat(found("logs since 30m", TUESDAY, false))
        .singleElement()
        .satisfies(
            phrase -> assertThat(phrase.length()).contains(new Length(30, ChronoUnit.MINUTES)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "last Monday",
        "next Friday",
        "on Tuesday",
        "from Thursday",
        "on 3/4/2026",
        "on 2026-02-30",
        "on Feb 30",
        "the last few days",
        "this weekend",
        "last night",
        "from Oct 9 2026 to Oct 3 2026"
      })
  void what_people_mean_differently_is_found_and_has_no_days(String sentence) {
    assertThat(days(sentence, TUESDAY)).isEqualTo("..");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "may I see the orders",
        "the cat sat on it",
        "a second opinion",
        "we march on",
        "the sun is up",
        "release 2.10.3",
        "worker-2026-a",
        "order 12",
        "top 5",
        "the weekly report",
        "group by day",
        "dec the counter"
      })
  void a_word_without_a_dates_surroundings_is_no_date(String sentence) {
    assertThat(found(sentence, TUESDAY, false)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "in may, 2026-05-01..2026-05-31",
    "since march, 2026-03-01..",
    "May 3, 2026-05-03..2026-05-03"
  })
  void a_common_word_behind_a_preposition_or_before_a_day_is_a_month(String sentence, String days) {
    assertThat(days(sentence, TUESDAY)).isEqualTo(days);
  }

  @Test
  void two_phrases_of_a_sentence_are_both_found() {
    assertThat(found("compare last month with this month", TUESDAY, false)).hasSize(2);
  }
}
