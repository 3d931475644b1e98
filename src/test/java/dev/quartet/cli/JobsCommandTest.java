package dev.quartet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.App;
import dev.quartet.cli.CommandLineOfATeam.Said;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsCommandTest {
  @TempDir Path folder;
  private CommandLineOfATeam team;

  @BeforeEach
  void team() {
    team = new CommandLineOfATeam(folder);
  }

  private void job(String name, String text) {
    team.workspace.write("jobs/" + name + ".yaml", text);
  }

  @Test
  void says_how_to_write_the_first_job() {
    Said said = team.run("jobs");
    assertThat(said.exit()).isZero();
    assertThat(said.out()).contains("jobs/NAME.yaml", "every: 1h");
    assertThat(team.run("jobs", "--json").json()).isEmpty();
  }

  @Test
  void lists_jobs_with_schedule_state_and_last_run() {
    job("count", "description: Counts\nevery: 1h\nscript: shop/orders\n");
    team.run("jobs", "run", "count");

    Said said = team.run("jobs");
    assertThat(said.out()).contains("count", "every 1h", "succeeded", "enabled", "/shop/orders");
    assertThat(said.err()).contains("No server runs", "quartet serve");
    JsonNode line = team.run("jobs", "--json").json().path(0);
    assertThat(line.path("id").asText()).isEqualTo("count");
    assertThat(line.path("schedule").asText()).isEqualTo("every 1h");
    assertThat(line.path("state").asText()).isEqualTo("enabled");
    assertThat(line.path("failures").asInt(-1)).isZero();
    assertThat(line.path("last").path("status").asText()).isEqualTo("succeeded");
    assertThat(team.run("jobs", "show", "count").out())
        .contains("Counts", "every 1h", "/shop/orders", "as of any request");
    assertThat(team.run("jobs", "show", "count", "--json").json()).isEqualTo(line);
  }

  @Test
  void runs_a_job_now_and_shows_its_reply() {
    job("count", "every: 1h\nscript: shop/orders\n");
    Said said = team.run("jobs", "run", "count");
    assertThat(said.exit()).isZero();
    assertThat(said.out()).isEqualTo(CommandLineOfATeam.ORDERS + "\n");
    assertThat(team.run("jobs", "run", "count", "--json").json().path("source").asText())
        .isEqualTo("job");
  }

  @Test
  void three_failures_disable_a_job_until_it_is_enabled() {
    job("nightly", "every: 1h\nscript: shop/down\n");
    for (int i = 0; i < 3; i++) {
      Said said = team.run("jobs", "run", "nightly");
      assertThat(said.exit()).isEqualTo(1);
      assertThat(said.err()).contains("counts as a failure", "the warehouse does not answer");
    }

    Said refused = team.run("jobs", "run", "nightly");
    assertThat(refused.exit()).isEqualTo(4);
    assertThat(refused.err()).contains("disabled", "quartet jobs enable nightly");
    assertThat(team.run("jobs").err()).contains("nightly does not run: 3 failures in a row");
    Said doctor = team.run("doctor");
    assertThat(doctor.exit()).isEqualTo(1);
    assertThat(doctor.out()).contains("wrong the job nightly is disabled");
    JsonNode history = team.run("jobs", "history", "nightly", "--json").json();
    assertThat(history).hasSize(3);
    assertThat(history.path(0).path("code").asText()).isEqualTo("script_exit_69");
    assertThat(team.run("jobs", "history", "nightly").out())
        .contains("a person", "failed", "the warehouse does not answer");

    assertThat(team.run("jobs", "enable", "nightly").exit()).isZero();
    assertThat(team.run("jobs", "run", "nightly").exit()).isEqualTo(1);
    assertThat(team.run("jobs", "--json").json().path(0).path("failures").asInt()).isEqualTo(1);
  }

  @Test
  void switches_a_job_off() {
    job("count", "every: 1h\nscript: shop/orders\n");
    assertThat(team.run("jobs", "disable", "count").out()).contains("quartet jobs enable count");
    assertThat(team.run("jobs", "--json").json().path(0).path("state").asText()).isEqualTo("off");
    assertThat(team.run("jobs", "run", "count").exit()).isEqualTo(4);
  }

  @Test
  void a_job_that_its_file_switches_off_is_enabled_there() {
    job("count", "every: 1h\nscript: shop/orders\nenabled: false\n");
    Said said = team.run("jobs", "enable", "count");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("enabled: false", "count.yaml");
  }

  @Test
  void checks_files_by_their_lines() {
    job("count", "every: 1h\nscript: shop/orders\n");
    assertThat(team.run("jobs", "check").out()).isEqualTo("1 job, all well\n");

    job("typo", "every: 1h\nscript: shop/orders\nbudgit: 3\n");
    job("wrong", "every: 1h\nscript: shop/ordres\n");
    Said said = team.run("jobs", "check");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.err())
        .contains(
            "typo.yaml:3: unknown key 'budgit'", "wrong.yaml:2:", "shop/orders", "2 problems");
    assertThat(team.run("doctor").out()).contains("typo.yaml:3");
  }

  @Test
  void an_unknown_job_is_said_with_the_nearest_name() {
    job("nightly", "every: 1h\nscript: shop/orders\n");
    for (String command : new String[] {"show", "run", "history", "enable", "disable"}) {
      Said said = team.run("jobs", command, "nihgtly");
      assertThat(said.exit()).as(command).isNotZero();
      assertThat(said.err()).as(command).contains("Did you mean 'nightly'?");
    }
  }

  @Test
  void the_jobs_of_an_untrusted_workspace_are_said_not_to_run() {
    team.workspace.variable("QUARTET_TRUST_WORKSPACE", "no");
    job("count", "every: 1h\nscript: shop/orders\n");
    assertThat(team.run("jobs").err()).contains("None of them runs", "quartet trust");
    assertThat(team.run("jobs", "--json").json().path(0).path("state").asText())
        .isEqualTo("untrusted");
    assertThat(team.run("jobs", "run", "count").exit()).isEqualTo(4);
    assertThat(team.run("doctor").out()).contains("none of this workspace's jobs runs");
  }

  @Test
  void the_server_runs_and_plans_jobs() throws Exception {
    job("count", "every: 1h\nscript: shop/orders\n");
    job("nightly", "every: 1h\nscript: shop/down\n");
    try (var app = new App(team.setting());
        var _ = Server.start(app, "127.0.0.1", 0)) {
      Said said = team.run("jobs", "run", "count", "--json");
      assertThat(said.exit()).isZero();
      assertThat(said.json().path("text").asText()).isEqualTo(CommandLineOfATeam.ORDERS);
      assertThat(team.run("jobs").err()).isEmpty();
      JsonNode planned = team.run("jobs", "--json").json().path(0);
      assertThat(planned.path("next").asLong()).isGreaterThan(System.currentTimeMillis());
      assertThat(team.run("jobs", "run", "nothing").err()).contains("There is no job 'nothing'");
      for (int i = 0; i < 3; i++) {
        assertThat(team.run("jobs", "run", "nightly").exit()).isEqualTo(1);
      }
      Said refused = team.run("jobs", "run", "nightly");
      assertThat(refused.exit()).isEqualTo(4);
      assertThat(refused.err()).contains("quartet jobs enable nightly");
    }
  }
}
