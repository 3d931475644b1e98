package dev.quartet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.cli.CommandLineOfATeam.Said;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvalCommandTest {
  private static final String LABELLED =
      """
      {"text":"How many orders today?","tier":"script","route":"shop/orders"}
      {"text":"Refund order 17","tier":"script","route":"shop/refund","arguments":{"order":"17"}}
      {"text":"Show me today's orders","tier":"model"}
      {"text":"Write a poem about the sea","tier":"model"}
      {"text":"/shop/orders","tier":"script","route":"shop/refund"}
      """;

  private CommandLineOfATeam team;

  @BeforeAll
  void team(@TempDir Path folder) {
    team = new CommandLineOfATeam(folder);
    team.workspace.write("labelled.jsonl", LABELLED);
    team.workspace.script(
        "shop/sales",
        """
        description: Sales of a day
        effect: read
        params:
          - {name: day, type: date, required: true, description: which day}
        examples:
          - Sales on 2026-03-01
          - Sales yesterday
        """,
        "echo 7\n");
    team.workspace.trusted();
  }

  @Test
  void draws_precision_against_coverage_in_eighty_columns() {
    Said said = team.run("eval", "labelled.jsonl", "--curve");
    assertThat(said.exit()).isZero();
    assertThat(said.out())
        .contains(
            "THRESHOLD",
            "100.0 % ┤",
            "coverage at 99.5 % precision",
            "what you get, at the library's own threshold",
            "1 of 3 wrong: 0 wrong script, 1 meant for the model");
    assertThat(said.out().lines().filter(line -> !line.startsWith("    expected")))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  @Test
  void gives_the_curve_as_json_only_when_it_is_asked_for() {
    JsonNode graded = team.run("eval", "labelled.jsonl", "--curve", "--json").json();
    JsonNode last = graded.path("curve").path(graded.path("curve").size() - 1);
    assertThat(last.path("threshold").isNumber()).isTrue();
    assertThat(last.path("coverage").asDouble()).isEqualTo(1);
    assertThat(graded.path("coverageAt").path("99.5").isNumber()).isTrue();
    assertThat(graded.path("realised").path("precision").asDouble()).isBetween(0.6, 0.7);
    JsonNode plain = team.run("eval", "labelled.jsonl", "--json").json();
    assertThat(plain.has("curve")).isFalse();
    assertThat(plain.has("graded")).isFalse();
    assertThat(plain.path("wrong").path(0).path("kind").asText())
        .isEqualTo("should have gone to the model");
  }

  @Test
  void groups_what_is_wrong_and_says_how_many_there_are() {
    String out = team.run("eval", "labelled.jsonl").out();
    assertThat(out)
        .containsSubsequence(
            "1  wrong script",
            "1  should have gone to the model",
            "Wrong script, 1",
            "line 5: /shop/orders",
            "Should have gone to the model, 1",
            "line 3: Show me today's orders");
  }

  @Test
  void shows_twenty_of_a_kind_unless_all_are_asked_for() {
    String line = "{\"text\":\"How many orders today?\",\"tier\":\"model\"}\n";
    team.workspace.write("wrong.jsonl", String.join("", Collections.nCopies(23, line)));
    assertThat(team.run("eval", "wrong.jsonl").out())
        .contains("  line 20: ", "and 3 more; --all shows them")
        .doesNotContain("  line 21: ");
    assertThat(team.run("eval", "wrong.jsonl", "--all").out())
        .contains("  line 23: ")
        .doesNotContain("more; --all");
  }

  @Test
  void reckons_days_from_the_day_that_is_given() {
    team.workspace.write(
        "days.jsonl",
        """
        {"text":"Sales yesterday","tier":"script","route":"shop/sales","arguments":{"day":"2026-02-28"}}
        """);
    JsonNode then = team.run("eval", "days.jsonl", "--today", "2026-03-01", "--json").json();
    assertThat(then.path("argumentExactness").asDouble()).isEqualTo(1);
    JsonNode later = team.run("eval", "days.jsonl", "--today", "2026-03-02", "--json").json();
    assertThat(later.path("argumentExactness").asDouble()).isZero();
    assertThat(later.path("wrong").path(0).path("kind").asText()).isEqualTo("wrong arguments");
  }

  @Test
  void wants_a_day_that_exists() {
    Said said = team.run("eval", "labelled.jsonl", "--today", "2026-02-30");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("--today");
  }
}
