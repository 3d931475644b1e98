package dev.quartet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.cli.CommandLineOfATeam.Said;
import dev.quartet.standin.ModelServer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartbeatCommandTest {
  @TempDir Path folder;
  private CommandLineOfATeam team;

  @BeforeEach
  void team() {
    team = new CommandLineOfATeam(folder);
  }

  @Test
  void says_how_to_make_the_first_one() {
    assertThat(team.run("heartbeat").out()).contains("quartet heartbeat --now");
    assertThat(team.run("heartbeat", "--history").out()).contains("no heartbeat yet");
    assertThat(team.run("doctor").out()).contains("heartbeat: none yet");
    assertThat(team.run("heartbeat", "--json").json().has("last")).isFalse();
  }

  @Test
  void makes_one_and_shows_it_again() {
    try (var models = ModelServer.replying()) {
      Said said = team.with(models).run("heartbeat", "--now");
      assertThat(said.exit()).isZero();
      assertThat(said.out()).contains("all well", "0 tokens", "well     providers", "anthropic");
      assertThat(team.run("heartbeat").out()).isEqualTo(said.out());
      assertThat(models.requests()).isEmpty();
      JsonNode shown = team.run("heartbeat", "--json").json();
      assertThat(shown.path("every").asLong()).isEqualTo(3_600_000);
      assertThat(shown.path("last").path("tokens").asLong(-1)).isZero();
      assertThat(shown.path("last").path("findings").path(0).path("probe").asText())
          .isEqualTo("providers");
      assertThat(shown.path("last").path("findings").path(0).path("state").asText())
          .isEqualTo("well");
      assertThat(shown.path("history")).hasSize(1);
      assertThat(team.run("heartbeat", "--history").out()).contains("TROUBLES");
      assertThat(team.run("doctor").out()).contains("ok    heartbeat: 0 minutes ago, all well");
    }
  }

  @Test
  void critical_trouble_ends_with_1_and_is_said_by_the_doctor() {
    var models = ModelServer.replying();
    team.with(models);
    models.close();
    Said said = team.run("heartbeat", "--now");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out()).contains("1 in trouble", "critical providers", "nothing is reached");
    assertThat(team.run("heartbeat").exit()).isZero();
    JsonNode line = team.run("heartbeat", "--json").json().path("last").path("findings").path(0);
    assertThat(line.path("severity").asText()).isEqualTo("critical");
    assertThat(line.path("next").asText()).contains("network");
    Said doctor = team.run("doctor");
    assertThat(doctor.exit()).isEqualTo(1);
    assertThat(doctor.out()).contains("wrong providers: Models cannot be reached");
  }
}
