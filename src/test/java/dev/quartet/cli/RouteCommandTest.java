package dev.quartet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.cli.CommandLineOfATeam.Said;
import dev.quartet.platform.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RouteCommandTest {
  private CommandLineOfATeam team;

  @BeforeAll
  void team(@TempDir Path folder) {
    team = new CommandLineOfATeam(folder);
  }

  @Test
  void shows_the_decision_with_its_candidates_and_runs_nothing() {
    Said said = team.run("route", "How many orders today?");
    assertThat(said.exit()).isZero();
    assertThat(said.out()).startsWith("script · shop/orders  (reflex,").contains("  shop/orders");
    assertThat(said.out()).doesNotContain(CommandLineOfATeam.ORDERS);
    assertThat(said.workedAlone()).as("whether the database was opened").isFalse();
  }

  @Test
  void prints_every_part_of_the_decision_as_json() {
    JsonNode decision = team.run("route", "How many orders today?", "--json").json();
    assertThat(decision.path("tier").asText()).isEqualTo("script");
    assertThat(decision.path("route").asText()).isEqualTo("shop/orders");
    assertThat(decision.path("source").asText()).isEqualTo("reflex");
    assertThat(decision.path("confidence").isNumber()).isTrue();
    assertThat(decision.path("arguments").isObject()).isTrue();
    assertThat(decision.path("approval").isBoolean()).isTrue();
    assertThat(decision.path("reason").isTextual()).isTrue();
    assertThat(decision.path("candidates").path(0).path("route").isTextual()).isTrue();
    assertThat(decision.path("candidates").path(0).path("score").isNumber()).isTrue();
  }

  @Test
  void says_what_the_decision_rests_on() {
    JsonNode decision =
        team.run("route", "How many orders today and why did they drop?", "--json").json();
    assertThat(decision.path("score").isNumber()).isTrue();
    assertThat(decision.path("threshold").isNumber()).isTrue();
    assertThat(decision.path("unexplained").isArray()).isTrue();
    assertThat(decision.path("features").isObject()).isTrue();
    assertThat(team.run("route", "How many orders today and why did they drop?").out())
        .containsPattern("score 0\\.\\d{3}, \\w+ the threshold of [01]\\.\\d{3}")
        .contains("candidates:");
    assertThat(team.run("route", "How many orders today?").out())
        .contains("score 1.000", "candidates:");
  }

  @Test
  void shows_the_arguments_that_it_found() {
    assertThat(team.run("route", "Refund order 17").out())
        .contains("  --order 17", "would wait for your approval");
  }

  @Test
  void abstains_with_a_hint_when_something_is_left_unexplained() {
    JsonNode decision =
        team.run("route", "How many orders today and why did they drop?", "--json").json();
    assertThat(decision.path("tier").asText()).isEqualTo("direct");
    assertThat(decision.path("source").asText()).isEqualTo("workhorse");
    assertThat(decision.path("hint").asText()).isIn("direct", "specialist", "pipeline");
  }

  @Test
  void says_that_a_write_would_wait() {
    JsonNode decision = team.run("route", "Refund order 17", "--json").json();
    assertThat(decision.path("route").asText()).isEqualTo("shop/refund");
    assertThat(decision.path("approval").asBoolean()).isTrue();
    assertThat(decision.path("arguments").path("order").asText()).isEqualTo("17");
  }

  @Test
  void decides_every_line_of_a_file_in_order() {
    team.workspace.write(
        "lines.jsonl",
        """
        {"text":"Refund order 17"}

        {"text":"/shop/echo --text hello"}
        {"text":"How many orders today?"}
        """);
    Said said = team.run("route", "--file", "lines.jsonl", "--json");
    List<String> routes =
        said.out().lines().map(line -> Json.tree(line).path("route").asText()).toList();
    assertThat(routes).containsExactly("shop/refund", "shop/echo", "shop/orders");
    assertThat(said.exit()).isZero();
  }

  @Test
  void names_the_line_that_is_no_request() {
    team.workspace.write("bad.jsonl", "{\"text\":\"/shop/orders\"}\n{\"txt\":\"oops\"}\n");
    Said said = team.run("route", "--file", "bad.jsonl", "--json");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("bad.jsonl:2:");
  }

  @Test
  void wants_a_text_or_a_file_that_is_there() {
    assertThat(team.run("route").exit()).isEqualTo(2);
    assertThat(team.run("route", "--file", "nowhere.jsonl").exit()).isEqualTo(2);
  }
}
