package dev.quartet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.App;
import dev.quartet.cli.CommandLineOfATeam.Said;
import dev.quartet.jobs.alert.Endpoint;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsCommandTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path folder;
  private final Endpoint endpoint = new Endpoint();
  private CommandLineOfATeam team;

  @BeforeEach
  void team() {
    team = new CommandLineOfATeam(folder);
    channels("webhook: " + endpoint.url("/hook"));
    team.workspace.write("jobs/nightly.yaml", "every: 1h\nscript: shop/down\n");
  }

  @AfterEach
  void close() {
    endpoint.close();
  }

  private void channels(String... entries) {
    team.workspace.write(
        "quartet.yaml",
        "library: {shipped: false}\nalerts:\n  - " + String.join("\n  - ", entries) + "\n");
  }

  private void failThreeTimes() {
    for (int i = 0; i < 3; i++) {
      assertThat(team.run("jobs", "run", "nightly").exit()).isEqualTo(1);
    }
  }

  @Test
  void says_that_there_are_none() {
    Said said = team.run("alerts");
    assertThat(said.exit()).isZero();
    assertThat(said.out()).isEqualTo("No alerts.\n");
    JsonNode json = team.run("alerts", "--json").json();
    assertThat(json.path("alerts")).isEmpty();
    assertThat(json.path("channels")).hasSize(2);
    assertThat(json.path("channels").path(1).path("name").asText()).isEqualTo("webhook");
    assertThat(json.path("channels").path(1).path("state").asText()).isEqualTo("well");
  }

  @Test
  void a_command_that_disables_a_job_tells_it_before_it_ends() {
    failThreeTimes();
    assertThat(endpoint.accepted()).hasSize(1);
    assertThat(endpoint.accepted().getFirst().path("title").asText())
        .isEqualTo("The job nightly is disabled: it failed 3 times in a row");

    Said said = team.run("alerts");
    assertThat(said.out())
        .contains("critical", "The job nightly is disabled", "delivered: log webhook");
    JsonNode alert = team.run("alerts", "--json").json().path("alerts").path(0);
    assertThat(alert.path("key").asText()).startsWith("job:nightly:disabled:j");
    assertThat(alert.path("times").asInt()).isEqualTo(1);
    assertThat(alert.path("deliveries").path(1).path("state").asText()).isEqualTo("delivered");
  }

  @Test
  void a_channel_that_fails_is_named_until_a_test_of_it_succeeds() {
    channels("command: [bash, -c, \"test -e ok || { echo not yet >&2; exit 1; }\"]");
    failThreeTimes();

    Said said = team.run("alerts");
    assertThat(said.out()).contains("delivered: log; waiting: command");
    assertThat(said.err())
        .contains("The channel command fails since", "not yet", "quartet alerts test command");
    Said doctor = team.run("doctor");
    assertThat(doctor.exit()).isEqualTo(1);
    assertThat(doctor.out())
        .contains("wrong the alert channel command does not work", "alerts: log, command");
    Said failed = team.run("alerts", "test");
    assertThat(failed.exit()).isEqualTo(1);
    assertThat(failed.out())
        .contains("sent    log", "failed  command", "the program ended with 1: not yet");

    team.workspace.write("ok", "");
    Said worked = team.run("alerts", "test", "command");
    assertThat(worked.exit()).isZero();
    assertThat(worked.out()).contains("sent    command").doesNotContain("log");
    assertThat(team.run("alerts").out())
        .as("what waited was sent too")
        .contains("delivered: command log");
    assertThat(team.run("alerts").err()).isEmpty();
  }

  @Test
  void a_test_says_as_json_how_each_channel_did() {
    JsonNode results = team.run("alerts", "test", "--json").json().path("results");
    assertThat(results).hasSize(2);
    assertThat(results.path(1).path("channel").asText()).isEqualTo("webhook");
    assertThat(results.path(1).path("sent").asBoolean()).isTrue();
    assertThat(endpoint.titles()).containsExactly("A test of Quartet's alerts");
  }

  @Test
  void an_unknown_channel_is_said_with_those_that_there_are() {
    Said said = team.run("alerts", "test", "pager");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("There is no alert channel 'pager'", "log, webhook");
  }

  @Test
  void a_channel_that_is_written_wrongly_is_said_with_its_line() {
    channels("slack: hooks.slack.com/x");
    Said said = team.run("alerts");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("quartet.yaml:3: alerts: slack is neither");
  }

  @Test
  void an_untrusted_workspace_alerts_to_the_log_alone() {
    team.workspace.variable("QUARTET_TRUST_WORKSPACE", "no");
    assertThat(team.run("alerts", "--json").json().path("channels")).hasSize(1);
    assertThat(team.run("doctor").out()).contains("alerts go to the log alone", "quartet trust");
    assertThat(endpoint.posted()).isEmpty();
  }

  @Test
  void the_server_tells_what_its_jobs_came_to() throws Exception {
    try (var app = new App(team.setting());
        var _ = Server.start(app, "127.0.0.1", 0)) {
      failThreeTimes();
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (endpoint.accepted().isEmpty() && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
    }
    assertThat(endpoint.accepted()).hasSize(1);
  }
}
