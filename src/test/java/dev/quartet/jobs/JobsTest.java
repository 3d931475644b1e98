package dev.quartet.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quartet.jobs.alert.Alert;
import dev.quartet.library.LibraryProblem;
import dev.quartet.platform.Problem;
import dev.quartet.run.EventSink;
import dev.quartet.standin.Scripted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobsTest {
  private static final String FAILING = "every: 1h\nscript: shop/down\n";

  @TempDir private Path folder;
  private TeamJobs team;

  @BeforeEach
  void team() {
    team = new TeamJobs(folder);
  }

  @AfterEach
  void closes_everything() {
    team.close();
  }

  private String state(String name) {
    return team.jobs().show(name).state();
  }

  @Test
  void a_job_is_a_request_of_its_own_name_and_source() {
    team.job("count", "every: 1h\nscript: shop/orders\n").due("count");

    assertThat(team.last("count").status()).isEqualTo("succeeded");
    var summary = team.record("count").summary();
    assertThat(summary.caller()).isEqualTo("job:count");
    assertThat(summary.source()).isEqualTo("job");
    assertThat(summary.tier()).isEqualTo("script");
    assertThat(summary.route()).isEqualTo("shop/orders");
    assertThat(team.record("count").answer().orElseThrow().text()).isEqualTo("42 orders");
  }

  @Test
  void three_failures_disable_a_job_and_one_alert_says_why() {
    team.job("nightly", FAILING);
    for (int i = 0; i < 10; i++) {
      team.due("nightly");
    }

    assertThat(team.runs("shop/down")).isEqualTo(3);
    assertThat(team.jobs().history("nightly", 100))
        .hasSize(3)
        .allMatch(attempt -> attempt.status().equals("failed"));
    assertThat(state("nightly")).isEqualTo("disabled");
    assertThat(team.alerts).hasSize(1);
    Alert alert = team.alerts.getFirst();
    assertThat(alert.severity()).isEqualTo(Alert.Severity.CRITICAL);
    assertThat(alert.title()).contains("nightly", "3 times");
    assertThat(alert.text())
        .contains("the warehouse does not answer", "partly", "quartet jobs enable nightly");
    assertThat(alert.details()).containsEntry("output", "partly").containsEntry("job", "nightly");
  }

  @Test
  void failures_are_counted_across_restarts() {
    team.job("nightly", FAILING).due("nightly").restart().due("nightly");
    assertThat(state("nightly")).isEqualTo("enabled");
    assertThat(team.jobs().show("nightly").failures()).isEqualTo(2);

    team.restart().due("nightly").restart().due("nightly").restart().due("nightly");

    assertThat(team.runs("shop/down")).isEqualTo(3);
    assertThat(state("nightly")).isEqualTo("disabled");
    assertThat(team.alerts).hasSize(1);
  }

  @Test
  void a_success_forgets_the_failures_before_it() throws IOException {
    team.job("nightly", "every: 1h\nscript: shop/flaky\n");
    for (int i = 0; i < 4; i++) {
      Files.deleteIfExists(team.workspace.root.resolve("up"));
      team.due("nightly").due("nightly");
      team.workspace.write("up", "");
      team.due("nightly");
    }

    assertThat(team.runs("shop/flaky")).isEqualTo(12);
    assertThat(state("nightly")).isEqualTo("enabled");
    assertThat(team.jobs().show("nightly").failures()).isZero();
    assertThat(team.alerts).isEmpty();
  }

  @Test
  void enabling_forgets_the_failures_and_the_next_three_alert_again() {
    team.job("nightly", FAILING).due("nightly").due("nightly").due("nightly");
    team.jobs().enable("nightly");
    team.due("nightly").due("nightly");
    assertThat(state("nightly")).isEqualTo("enabled");

    team.due("nightly").due("nightly");

    assertThat(team.runs("shop/down")).isEqualTo(6);
    assertThat(state("nightly")).isEqualTo("disabled");
    assertThat(team.alerts).hasSize(2).extracting(Alert::key).doesNotHaveDuplicates();
  }

  @Test
  void a_disabled_job_does_not_run_even_when_a_person_starts_it() {
    team.job("nightly", FAILING).due("nightly").due("nightly").due("nightly");

    assertThatThrownBy(() -> team.jobs().run("nightly", EventSink.NONE))
        .isInstanceOfSatisfying(
            Problem.class,
            e -> {
              assertThat(e.code()).isEqualTo("job_disabled");
              assertThat(e.message()).contains("the warehouse does not answer");
              assertThat(e.hint()).contains("quartet jobs enable nightly");
            });
    assertThat(team.runs("shop/down")).isEqualTo(3);
  }

  @Test
  void a_job_that_a_person_switched_off_rests_until_it_is_switched_on() {
    team.job("count", "every: 1h\nscript: shop/orders\n");
    team.jobs().disable("count", "by ada");
    team.due("count").restart().due("count");
    assertThat(team.runs("shop/orders")).isZero();
    assertThat(state("count")).isEqualTo("off");
    assertThat(team.jobs().show("count").reason().orElse("")).contains("by ada");

    team.jobs().enable("count");
    team.due("count");
    assertThat(team.runs("shop/orders")).isEqualTo(1);
    assertThat(team.alerts).isEmpty();
  }

  @Test
  void nobody_is_told_of_a_job_that_wants_no_alert() {
    team.job("nightly", FAILING + "alert: false\n").due("nightly").due("nightly").due("nightly");
    assertThat(state("nightly")).isEqualTo("disabled");
    assertThat(team.alerts).isEmpty();
  }

  @Test
  void a_job_does_not_overlap_with_itself() {
    team.job("count", "every: 1h\nscript: shop/orders\n");
    JobRun first = team.jobs().run("count", EventSink.NONE);
    team.due("count");
    assertThat(team.runs("shop/orders")).isZero();
    assertThatThrownBy(() -> team.jobs().run("count", EventSink.NONE))
        .isInstanceOfSatisfying(
            Problem.class,
            e -> {
              assertThat(e.code()).isEqualTo("job_running");
              assertThat(e.hint()).contains("quartet cancel " + first.id());
            });

    assertThat(first.rest().get().status()).isEqualTo("answered");
    team.due("count");
    assertThat(team.runs("shop/orders")).isEqualTo(2);
  }

  @Test
  void what_was_due_at_one_time_runs_once_whoever_takes_it_up() {
    team.job("count", "every: 1h\nscript: shop/orders\n");
    DueJobs due = team.jobs().due(JobRun.Carrier.HERE);
    var time = team.now();
    due.take("count", time, "every 1h");
    due.take("count", time, "every 1h");
    team.restart().jobs().due(JobRun.Carrier.HERE).take("count", time, "every 1h");

    assertThat(team.runs("shop/orders")).isEqualTo(1);
  }

  @Test
  void a_missed_time_is_made_up_for_once_or_skipped_as_the_job_says() {
    team.job("once", "every: 1h\nscript: shop/orders\n");
    team.job("skip", "every: 1h\nscript: shop/flaky\nmissed: skip\n");
    var missed = team.now();
    team.clock.advance(Duration.ofMinutes(330));
    DueJobs due = team.jobs().due(JobRun.Carrier.HERE);

    assertThat(due.take("once", missed, "every 1h")).contains(missed.plus(Duration.ofHours(6)));
    assertThat(due.take("skip", missed, "every 1h")).contains(missed.plus(Duration.ofHours(6)));
    assertThat(team.runs("shop/orders")).isEqualTo(1);
    assertThat(team.runs("shop/flaky")).isZero();
  }

  @Test
  void a_time_of_an_earlier_schedule_is_not_taken_up() {
    team.job("count", "every: 1h\nscript: shop/orders\n");
    assertThat(team.jobs().due(JobRun.Carrier.HERE).take("count", team.now(), "every 2h"))
        .isEmpty();
    assertThat(team.runs("shop/orders")).isZero();
  }

  @Test
  void a_pipeline_gets_all_inputs_of_the_jobs_file() {
    team.replying(Scripted.text("North: a good year."));
    team.workspace.write(
        "pipelines/harvest.yaml",
        """
        description: A report of the harvest
        inputs: [topic, field]
        stages:
          - {name: report, context: [topic, field], task: Write it.}
        """);
    team.job("report", "every: 1h\npipeline: harvest\ninputs: {topic: harvest, field: north}\n");
    team.due("report");

    assertThat(team.last("report").reason()).isEmpty();
    assertThat(team.record("report").summary().tier()).isEqualTo("pipeline");
    assertThat(team.model.requests().getFirst().messages().toString())
        .contains("<topic>\nharvest\n</topic>", "<field>\nnorth\n</field>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "two words", "a \"quoted\" \\ one", "line\none", "--yes", ""})
  void arguments_reach_the_script_as_they_are_written(String value) {
    team.workspace.script(
        "shop/echo",
        """
        description: Says it again
        effect: read
        params:
          - {name: text, type: text, required: true}
        """,
        "printf '%s|%s' \"$1\" \"$2\"\n");
    team.job(
        "echo",
        "every: 1h\nscript: shop/echo\narguments:\n  text: "
            + dev.quartet.platform.Json.write(value)
            + "\n");
    team.due("echo");

    assertThat(team.record("echo").answer().orElseThrow().text()).isEqualTo("--text|" + value);
  }

  @Test
  void the_jobs_of_an_untrusted_workspace_do_not_run() {
    team.workspace.variable("QUARTET_TRUST_WORKSPACE", "no");
    team.job("count", "every: 1h\nscript: shop/orders\n").restart();

    assertThat(state("count")).isEqualTo("untrusted");
    assertThat(team.jobs().runnable()).isEmpty();
    team.due("count");
    assertThatThrownBy(() -> team.jobs().run("count", EventSink.NONE))
        .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.hint()).contains("quartet trust"));
    assertThat(team.runs("shop/orders")).isZero();
  }

  @Test
  void jobs_that_were_changed_after_they_were_trusted_rest_until_they_are_trusted_again() {
    team.workspace.variable("QUARTET_TRUST_WORKSPACE", "no");
    team.job("count", "every: 1h\nscript: shop/orders\n").restart();
    team.app().workspace.trust();
    team.restart();
    assertThat(state("count")).isEqualTo("enabled");

    team.job("count", "every: 1h\nscript: shop/down\n");
    assertThat(state("count")).isEqualTo("untrusted");
    team.app().workspace.trust();
    assertThat(state("count")).isEqualTo("enabled");
  }

  @Test
  void a_name_that_is_almost_right_is_suggested() {
    team.job("nightly", FAILING);
    assertThatThrownBy(() -> team.jobs().show("nihgtly"))
        .isInstanceOfSatisfying(
            Problem.class, e -> assertThat(e.hint()).contains("Did you mean 'nightly'?"));
  }

  @Test
  void the_check_names_the_file_the_line_and_the_way_out() throws IOException {
    team.job("good", "every: 1h\nscript: shop/orders\n");
    team.job("gone", "every: 1h\nscript: shop/ordres\n");
    team.job("money", "every: 1h\n\nscript: shop/refund\n");
    team.job("argument", "every: 1h\nscript: shop/orders\narguments: {colour: red}\n");
    team.job("tier", "every: 1h\nask: hello\ntier: expert\n");
    team.job("broken", "every: 1h\nask: hello\nbudgit: 1\n");
    team.workspace.write("jobs/Loud Name.yaml", "every: 1h\nask: hello\n");
    team.workspace.write("jobs/other.yml", "every: 1h\nask: hello\n");

    List<LibraryProblem> problems = team.jobs().problems(team.app().library.get());

    assertThat(problems)
        .extracting(problem -> problem.path().getFileName() + ":" + problem.line())
        .containsExactlyInAnyOrder(
            "gone.yaml:2",
            "money.yaml:3",
            "argument.yaml:3",
            "tier.yaml:3",
            "broken.yaml:3",
            "Loud Name.yaml:1",
            "other.yml:1");
    assertThat(problems).allSatisfy(problem -> assertThat(problem.hint()).isNotBlank());
    assertThat(problems.toString()).contains("shop/orders", "grant: [money]");
  }

  @Test
  void a_run_whose_process_vanished_counts_as_one_failure_once() {
    team.job("nightly", "every: 1h\nscript: shop/orders\n");
    JobRun vanished = team.jobs().run("nightly", EventSink.NONE);
    team.restart();
    team.jobs().settleAbandoned();
    assertThat(team.last("nightly").status()).as("its lease holds").isEqualTo("running");

    team.clock.advance(Duration.ofMinutes(1));
    team.jobs().settleAbandoned();
    team.jobs().settleAbandoned();
    team.restart().jobs().settleAbandoned();

    assertThat(team.jobs().history("nightly", 10)).hasSize(1);
    assertThat(team.last("nightly").run()).isEqualTo(Optional.of(vanished.id()));
    assertThat(team.last("nightly").code()).contains("interrupted");
    assertThat(team.jobs().show("nightly").failures()).isEqualTo(1);
    assertThat(team.runs("shop/orders")).isZero();
  }

  @Test
  void an_alert_that_a_crash_kept_back_is_given_after_it() {
    team.job("nightly", FAILING).due("nightly").due("nightly");
    var engine = team.app().engine.get();
    var silenced =
        new Jobs(
            team.app().workspace,
            engine.database,
            engine.flow,
            alert -> {
              throw new IllegalStateException("the process ends here");
            },
            team.clock);
    team.clock.advance(Duration.ofHours(1));
    assertThatThrownBy(
            () -> silenced.due(JobRun.Carrier.HERE).take("nightly", team.now(), "every 1h"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(state("nightly")).isEqualTo("disabled");
    assertThat(team.alerts).isEmpty();

    team.restart().jobs().settleAbandoned();
    team.restart().jobs().settleAbandoned();

    assertThat(team.alerts).hasSize(1);
    assertThat(team.runs("shop/down")).isEqualTo(3);
  }

  @Test
  void a_workspace_without_jobs_has_none() {
    assertThat(team.jobs().list()).isEmpty();
    assertThat(team.jobs().problems(team.app().library.get())).isEmpty();
  }
}
