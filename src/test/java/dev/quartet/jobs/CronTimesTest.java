package dev.quartet.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Europe/Berlin shifts at 01:00 UTC: 2026-03-29 to +02:00, 2026-10-25 back to +01:00. */
class CronTimesTest {
  private static final String BERLIN = "Europe/Berlin";

  /** Shifts at 02:00 local: 2026-03-08 to -04:00, 2026-11-01 back to -05:00. */
  private static final String NEW_YORK = "America/New_York";

  private static List<String> times(String expression, String zone, String from, int count) {
    var times = new CronTimes(expression, ZoneId.of(zone));
    List<String> found = new ArrayList<>();
    Instant now = Instant.parse(from);
    for (int i = 0; i < count; i++) {
      now = times.after(now).orElseThrow();
      found.add(now.toString());
    }
    return found;
  }

  @ParameterizedTest
  @CsvSource({
    "30 7 * * *, UTC, 2026-11-20T10:00:00Z, 2026-11-21T07:30:00Z",
    "30 7 * * *, Europe/Berlin, 2026-11-20T10:00:00Z, 2026-11-21T06:30:00Z",
    "30 7 * * *, America/New_York, 2026-11-20T10:00:00Z, 2026-11-20T12:30:00Z",
    "30 7 * * *, Asia/Kolkata, 2026-11-20T10:00:00Z, 2026-11-21T02:00:00Z",
    "0 9 * * 1-5, UTC, 2026-11-20T09:00:00Z, 2026-11-23T09:00:00Z",
    "0 9 * * MON, UTC, 2026-11-20T09:00:00Z, 2026-11-23T09:00:00Z",
    "0 9 * * 7, UTC, 2026-11-20T09:00:00Z, 2026-11-22T09:00:00Z",
    "0 9 * * 0, UTC, 2026-11-20T09:00:00Z, 2026-11-22T09:00:00Z",
    "*/15 * * * *, UTC, 2026-11-20T09:00:00Z, 2026-11-20T09:15:00Z",
    "0 0 1 */3 *, UTC, 2026-11-20T09:00:00Z, 2027-01-01T00:00:00Z",
    "0 0 29 2 *, UTC, 2026-11-20T09:00:00Z, 2028-02-29T00:00:00Z",
    "0 0 31 * *, UTC, 2026-11-20T09:00:00Z, 2026-12-31T00:00:00Z",
  })
  void finds_the_next_time(String expression, String zone, String from, String next) {
    assertThat(times(expression, zone, from, 1)).containsExactly(next);
  }

  @Test
  void a_day_of_the_month_and_a_day_of_the_week_each_count_as_cron_has_always_done() {
    assertThat(times("0 9 13 * 5", "UTC", "2026-11-06T10:00:00Z", 3))
        .containsExactly("2026-11-13T09:00:00Z", "2026-11-20T09:00:00Z", "2026-11-27T09:00:00Z");
  }

  @Test
  void a_day_that_never_comes_has_no_time() {
    assertThat(new CronTimes("0 0 31 2 *", ZoneId.of(BERLIN)).after(Instant.EPOCH))
        .isEqualTo(Optional.empty());
  }

  @Test
  void a_time_that_does_not_exist_in_berlin_comes_once_at_the_shift() {
    assertThat(times("30 2 * * *", BERLIN, "2026-03-28T00:00:00Z", 3))
        .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z");
  }

  @Test
  void a_time_that_exists_twice_in_berlin_comes_once() {
    assertThat(times("30 2 * * *", BERLIN, "2026-10-24T12:00:00Z", 2))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    assertThat(times("30 2 * * *", BERLIN, "2026-10-25T01:10:00Z", 1))
        .as("asked between the two")
        .containsExactly("2026-10-26T01:30:00Z");
  }

  @Test
  void a_time_that_does_not_exist_in_new_york_comes_once_at_the_shift() {
    assertThat(times("30 2 * * *", NEW_YORK, "2026-03-07T12:00:00Z", 2))
        .containsExactly("2026-03-08T07:00:00Z", "2026-03-09T06:30:00Z");
  }

  @Test
  void a_time_that_exists_twice_in_new_york_comes_once() {
    assertThat(times("30 1 * * *", NEW_YORK, "2026-10-31T12:00:00Z", 2))
        .containsExactly("2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z");
  }

  @Test
  void several_times_that_do_not_exist_come_together_as_one() {
    assertThat(times("0,20,40 2 * * *", BERLIN, "2026-03-28T12:00:00Z", 2))
        .containsExactly("2026-03-29T01:00:00Z", "2026-03-30T00:00:00Z");
    assertThat(times("30 2,3 * * *", BERLIN, "2026-03-28T12:00:00Z", 2))
        .containsExactly("2026-03-29T01:00:00Z", "2026-03-29T01:30:00Z");
    assertThat(times("0 2,3 * * *", BERLIN, "2026-03-28T12:00:00Z", 2))
        .containsExactly("2026-03-29T01:00:00Z", "2026-03-30T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-03-28T23:50:00Z",
    "Europe/Berlin, 2026-10-24T22:50:00Z",
    "America/New_York, 2026-03-08T04:50:00Z",
    "America/New_York, 2026-11-01T03:50:00Z",
  })
  void what_comes_every_hour_comes_every_hour_whatever_the_clocks_do(String zone, String from) {
    Instant first = Instant.parse(from).plusSeconds(600);
    assertThat(times("*/20 * * * *", zone, from, 12))
        .containsExactlyElementsOf(
            java.util.stream.IntStream.range(0, 12)
                .mapToObj(i -> first.plusSeconds(1200L * i).toString())
                .toList());
    assertThat(times("30 * * * *", zone, from, 5))
        .containsExactlyElementsOf(
            java.util.stream.IntStream.range(0, 5)
                .mapToObj(i -> first.plusSeconds(1800 + 3600L * i).toString())
                .toList());
  }

  @ParameterizedTest
  @CsvSource({"Europe/Berlin", "America/New_York", "Australia/Lord_Howe"})
  void a_daily_time_comes_once_on_each_day_of_a_year(String zone) {
    for (String expression : List.of("0 0 * * *", "30 1 * * *", "15 2 * * *", "59 2 * * *")) {
      String last = times(expression, zone, "2026-01-01T12:00:00Z", 365).getLast();
      assertThat(Instant.parse(last).atZone(ZoneId.of(zone)).toLocalDate())
          .as(expression + " of the 365th day: " + last)
          .isEqualTo(
              Instant.parse("2026-01-01T12:00:00Z")
                  .atZone(ZoneId.of(zone))
                  .toLocalDate()
                  .plusDays(365));
    }
  }
}
