package dev.quartet.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.jobs.alert.Alert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real scheduler on the real database; only the clock is set. */
class JobSchedulerTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path folder;
  private TeamJobs team;
  private Optional<JobScheduler> scheduler = Optional.empty();

  @BeforeEach
  void team() {
    team = new TeamJobs(folder);
  }

  @AfterEach
  void closes_everything() {
    scheduler.ifPresent(JobScheduler::close);
    team.close();
  }

  private void start() {
    scheduler = Optional.of(team.scheduler());
  }

  private void restart() {
    scheduler.ifPresent(JobScheduler::close);
    team.restart();
    start();
  }

  private static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadline);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private Optional<Instant> next(String name) {
    return team.jobs().show(name).next().map(Instant::ofEpochMilli);
  }

  private void awaitPlanned(String name) {
    await(name + " is planned", () -> next(name).isPresent());
  }

  /** Lets time pass until the job is due, and waits for its run. */
  private void awaitRun(String name, String script) {
    await(name + " is due later", () -> next(name).filter(team.now()::isBefore).isPresent());
    long before = team.runs(script);
    team.clock.advance(Duration.between(team.now(), next(name).orElseThrow()));
    await(name + " runs", () -> team.runs(script) > before && settled(name));
  }

  private boolean settled(String name) {
    return !team.last(name).status().equals("running");
  }

  @Test
  void a_failing_job_runs_three_times_and_never_a_fourth_across_restarts() {
    team.job("nightly", "schedule: \"0 3 * * *\"\ntimezone: Europe/Berlin\nscript: shop/down\n");
    team.job("canary", "every: 1h\nscript: shop/orders\n");
    start();
    awaitRun("nightly", "shop/down");
    restart();
    awaitRun("nightly", "shop/down");
    awaitRun("nightly", "shop/down");
    restart();
    for (int day = 0; day < 3; day++) {
      team.clock.advance(Duration.ofDays(1));
      awaitRun("canary", "shop/orders");
    }

    assertThat(team.runs("shop/down")).isEqualTo(3);
    assertThat(team.jobs().show("nightly").state()).isEqualTo("disabled");
    assertThat(team.jobs().show("nightly").next()).isEmpty();
    // A server that is stopped before it has noted that it raised one raises it again, as the same
    // event.
    assertThat(team.alerts).isNotEmpty().allMatch(Alert::once);
    assertThat(team.alerts.stream().map(Alert::key).distinct()).hasSize(1);
  }

  @Test
  void an_enabled_job_is_planned_again() {
    team.job("nightly", "every: 1h\nscript: shop/down\n");
    start();
    for (int i = 0; i < 3; i++) {
      awaitRun("nightly", "shop/down");
    }
    await("it rests", () -> next("nightly").isEmpty());

    team.jobs().enable("nightly");
    awaitRun("nightly", "shop/down");
    assertThat(team.jobs().show("nightly").failures()).isEqualTo(1);
  }

  @Test
  void jobs_that_are_added_changed_and_removed_take_effect_while_it_runs() throws IOException {
    start();
    team.job("count", "every: 1h\nscript: shop/orders\n");
    awaitRun("count", "shop/orders");

    Instant changed = team.now();
    team.job("count", "every: 3h\nscript: shop/orders\n");
    await("the change", () -> next("count").equals(Optional.of(changed.plus(Duration.ofHours(3)))));

    Files.delete(team.workspace.root.resolve("jobs/count.yaml"));
    await("the removal", () -> team.jobs().runnable().isEmpty());
    team.job("canary", "every: 6h\nscript: shop/flaky\n");
    awaitRun("canary", "shop/flaky");
    assertThat(team.runs("shop/orders")).isEqualTo(1);
  }

  @Test
  void a_one_off_runs_once_also_when_its_time_came_while_no_server_ran() {
    team.job("once", "at: 2026-11-20T12:00:00Z\nscript: shop/orders\n");
    team.job("canary", "every: 1h\nscript: shop/flaky\n");
    start();
    awaitPlanned("once");
    scheduler.ifPresent(JobScheduler::close);
    team.clock.advance(Duration.ofHours(5));
    team.restart();
    start();
    await("it is made up for", () -> team.runs("shop/orders") == 1 && settled("once"));

    restart();
    awaitRun("canary", "shop/flaky");
    awaitRun("canary", "shop/flaky");
    assertThat(team.runs("shop/orders")).isEqualTo(1);
  }

  @Test
  void a_missed_time_that_is_to_be_skipped_waits_for_the_next() {
    team.job("count", "schedule: \"0 12 * * *\"\nscript: shop/orders\nmissed: skip\n");
    start();
    awaitPlanned("count");
    scheduler.ifPresent(JobScheduler::close);
    team.clock.advance(Duration.ofHours(20));
    team.restart();
    start();
    Instant noon = Instant.parse("2026-11-21T12:00:00Z");
    await("the next noon", () -> next("count").equals(Optional.of(noon)));
    assertThat(team.runs("shop/orders")).isZero();

    awaitRun("count", "shop/orders");
    assertThat(team.runs("shop/orders")).isEqualTo(1);
  }

  @Test
  void a_daily_job_runs_once_on_the_night_when_the_clocks_go_back() {
    team.clock.advance(Duration.between(team.now(), Instant.parse("2027-10-30T12:00:00Z")));
    team.job("nightly", "schedule: \"30 2 * * *\"\ntimezone: Europe/Berlin\nscript: shop/orders\n");
    start();
    awaitRun("nightly", "shop/orders");
    assertThat(team.now()).isEqualTo(Instant.parse("2027-10-31T00:30:00Z"));
    Optional<Instant> nextNight = Optional.of(Instant.parse("2027-11-01T01:30:00Z"));
    await("the next night", () -> next("nightly").equals(nextNight));
  }
}
