package dev.quartet.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quartet.jobs.Job.Missed;
import dev.quartet.jobs.Job.Work;
import dev.quartet.library.Effect;
import dev.quartet.platform.Yaml.Malformed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private static Job read(String text) {
    return JobReader.read("nightly", Path.of("jobs/nightly.yaml"), text);
  }

  @Test
  void reads_everything_that_a_job_may_say() {
    Job job =
        read(
            """
            description: The harvest of the day
            schedule: "30 7 * * 1-5"
            timezone: Europe/Berlin
            script: farm/harvest
            arguments: {field: the "old" one, tonnes: 12}
            budget: 0.25
            timeout: 90s
            grant: [write, money]
            missed: skip
            alert: no
            enabled: no
            """);

    assertThat(job.work()).isInstanceOf(Work.Script.class);
    assertThat(job.work().text())
        .isEqualTo("/farm/harvest \"--field=the \\\"old\\\" one\" --tonnes=12");
    assertThat(job.timing().text()).isEqualTo("30 7 * * 1-5 Europe/Berlin");
    assertThat(job.first(NOW)).contains(Instant.parse("2026-11-23T06:30:00Z"));
    Job.Terms terms = job.terms();
    assertThat(terms.budgetNanos()).contains(250_000_000L);
    assertThat(terms.timeout()).isEqualTo(Duration.ofSeconds(90));
    assertThat(terms.grant()).containsExactly(Effect.WRITE, Effect.MONEY);
    assertThat(terms.missed()).isEqualTo(Missed.SKIP);
    assertThat(terms.alert()).isFalse();
    assertThat(terms.enabled()).isFalse();
  }

  @Test
  void the_least_that_a_job_says_is_when_and_what() {
    Job job = read("every: 5m\nask: How much disk space is left?\n");

    assertThat(job.first(NOW)).contains(NOW.plusSeconds(300));
    assertThat(job.work().text()).isEqualTo("How much disk space is left?");
    assertThat(job.terms())
        .isEqualTo(
            new Job.Terms(
                true, Optional.empty(), Duration.ofMinutes(30), List.of(), Missed.ONCE, true));
  }

  @Test
  void an_interval_keeps_its_beat_and_leaves_out_what_is_over() {
    Job job = read("every: 10m\nask: hello\n");

    assertThat(job.next(NOW, NOW.plusSeconds(5))).contains(NOW.plusSeconds(600));
    assertThat(job.next(NOW, NOW.plusSeconds(600))).contains(NOW.plusSeconds(1200));
    assertThat(job.next(NOW, NOW.plusSeconds(1900))).contains(NOW.plusSeconds(2400));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-01T09:00, Europe/Berlin, 2026-12-01T08:00:00Z",
    "2026-12-01T09:00, America/New_York, 2026-12-01T14:00:00Z",
    "2026-12-01T09:00Z, Europe/Berlin, 2026-12-01T09:00:00Z",
    "2026-12-01T09:00:30+05:30, Europe/Berlin, 2026-12-01T03:30:30Z",
  })
  void reads_the_moment_of_a_one_off(String at, String zone, String moment) {
    Job job = read("at: " + at + "\ntimezone: " + zone + "\nask: hello\n");

    Instant due = Instant.parse(moment);
    assertThat(job.first(NOW)).contains(due);
    assertThat(job.next(due, due)).isEmpty();
    assertThat(job.first(due.plus(Duration.ofHours(23)))).as("made up for").contains(due);
    assertThat(job.first(due.plus(Duration.ofDays(40)))).as("too old to be done").isEmpty();
  }

  @Test
  void staggered_jobs_are_spread_and_each_keeps_its_place() {
    List<Instant> firsts =
        IntStream.range(0, 200)
            .mapToObj(i ->
                JobReader.read(
                        "job-" + i,
                        Path.of("x"),
                        "schedule: \"0 12 * * *\"\nask: hello\nstagger: 10m\n")
                    .first(NOW)
                    .orElseThrow())
            .toList();

    Instant noon = Instant.parse("2026-11-20T12:00:00Z");
    assertThat(firsts)
        .allMatch(time -> !time.isBefore(noon) && !time.isAfter(noon.plusSeconds(600)));
    for (int minute = 0; minute < 10; minute++) {
      Instant from = noon.plusSeconds(60L * minute);
      assertThat(firsts)
          .filteredOn(time -> !time.isBefore(from) && time.isBefore(from.plusSeconds(60)))
          .as("minute " + minute)
          .hasSizeBetween(5, 45);
    }
    Job one = read("schedule: \"0 12 * * *\"\nask: hello\nstagger: 10m\n");
    Instant first = one.first(NOW).orElseThrow();
    assertThat(one.next(first, first)).contains(first.plus(Duration.ofDays(1)));
    assertThat(one.first(first.minusMillis(1))).contains(first);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ask: hello|1|it does not say when it runs",
        "every: 5m|1|it does not say what it does",
        "every: 5m\\nat: 2026-12-01T09:00\\nask: hello|2|'every' and 'at' exclude each other",
        "every: 5m\\nask: hello\\nscript: a/b|3|'ask' and 'script' exclude each other",
        "every: 5m\\n\\nask: hello\\nbudgit: 3|4|unknown key 'budgit'",
        "every: 500ms\\nask: hello|1|the shortest interval is 1s",
        "every: soon\\nask: hello|1|expected a duration, found 'soon'",
        "ask: hello\\nschedule: \"61 * * * *\"|2|not a schedule",
        "ask: hello\\nschedule: \"* * * *\"|2|a schedule has five fields",
        "ask: hello\\nschedule: \"0 0 31 2 *\"|2|never comes",
        "ask: hello\\nschedule: \"0 9 * * *\"\\ntimezone: Europe/Berlni|3|no time zone"
            + " 'Europe/Berlni'",
        "ask: hello\\nevery: 5m\\ntimezone: UTC|3|'every' knows no time zone",
        "ask: hello\\nat: tomorrow|2|'tomorrow' is no date and time",
        "ask: hello\\nevery: 5m\\ngrant: [read]|3|'read' cannot be granted",
        "ask: hello\\nevery: 5m\\nmissed: twice|3|unknown policy 'twice'",
        "ask: hello\\nevery: 5m\\nbudget: -1|3|a budget cannot be negative",
        "ask: hello\\nevery: 5m\\ntimeout: 0s|3|a time-out is at least 1s",
        "ask: hello\\nevery: 5m\\narguments: {a: b}|3|'arguments' belongs to 'script'",
        "script: a/b\\nevery: 5m\\ninputs: {a: b}|3|'inputs' belongs to 'pipeline'",
        "ask: hello\\nevery: [5m|2|not valid YAML",
      })
  void says_on_which_line_something_is_wrong(String text, int line, String message) {
    assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
        .isInstanceOfSatisfying(
            Malformed.class,
            e -> {
              assertThat(e.message()).contains(message);
              assertThat(e.line()).isEqualTo(line);
              assertThat(e.hint()).isNotBlank();
            });
  }
}
