package dev.quartet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.cli.CommandLineOfATeam.Said;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
  @TempDir Path folder;
  private CommandLineOfATeam team;

  @BeforeEach
  void team() {
    team = new CommandLineOfATeam(folder);
    team.workspace.write(
        "traffic.jsonl",
        """
        {"text": "How many orders today?", "model": "claude-opus-5", "tokens": {"input": 1000, "output": 100}}
        {"text": "Show me today's orders"}
        {"model": "gpt-5.6", "messages": [{"role": "user", "content": "Why did orders drop today?"}], "usage": {"prompt_tokens": 800, "completion_tokens": 200}}
        {"text": "Which parcels are late?"}
        {"text": "which parcels are late"}
        {"text": "Refactor UserController into smaller classes", "model": "nobody-knows", "tokens": {"input": 20000, "output": 4000}}
        {"text": "Refund order 17"}
        {"text": "Write a poem about the sea"}
        """);
  }

  private JsonNode replayed() {
    Said said = team.run("replay", "traffic.jsonl", "--json");
    assertThat(said.exit()).as(said.err()).isZero();
    return said.json();
  }

  @Test
  void totals_are_the_sums_of_the_lines() {
    JsonNode report = replayed();
    for (String amount : List.of("costUsd", "paidUsd", "savingUsd")) {
      var sum = BigDecimal.ZERO;
      for (JsonNode line : report.path("lines")) {
        sum = sum.add(line.path(amount).decimalValue());
      }
      assertThat(report.path("totals").path(amount).decimalValue()).isEqualByComparingTo(sum);
      var tiers = BigDecimal.ZERO;
      for (JsonNode tier : report.path("tiers")) {
        tiers = tiers.add(tier.path(amount).decimalValue());
      }
      assertThat(tiers).isEqualByComparingTo(sum);
    }
    assertThat(report.path("lines")).hasSize(8);
    assertThat(report.path("totals").path("requests").asInt()).isEqualTo(8);
  }

  @Test
  void says_which_scripts_would_have_answered_and_that_they_cost_nothing() {
    JsonNode report = replayed();
    assertThat(report.path("scripts").path(0).path("id").asText()).isEqualTo("shop/orders");
    assertThat(report.path("scripts").path(0).path("requests").asInt()).isEqualTo(2);
    JsonNode first = report.path("lines").path(0);
    assertThat(first.path("tier").asText()).isEqualTo("script");
    assertThat(first.path("costUsd").decimalValue()).isZero();
    JsonNode refund = report.path("lines").path(6);
    assertThat(refund.path("route").asText()).isEqualTo("shop/refund");
    assertThat(refund.path("approval").asBoolean()).isTrue();
  }

  @Test
  void says_how_what_was_paid_is_known() {
    JsonNode lines = replayed().path("lines");
    // 1000 × $5 + 100 × $25 per million, by the catalogue
    assertThat(lines.path(0).path("paidBasis").asText()).isEqualTo("logged");
    assertThat(lines.path(0).path("paidUsd").decimalValue()).isEqualByComparingTo("0.0075");
    assertThat(lines.path(1).path("paidBasis").asText()).isEqualTo("baseline");
    assertThat(lines.path(1).path("paidUsd").decimalValue()).isPositive();
    assertThat(lines.path(5).path("paidBasis").asText()).isEqualTo("logged_tokens");
    assertThat(lines.path(5).path("tier").asText()).isEqualTo("specialist");
  }

  @Test
  void names_the_frequent_requests_that_deserve_a_script_and_leaves_out_what_none_could_answer() {
    JsonNode groups = replayed().path("newScripts");
    assertThat(groups).hasSize(1);
    assertThat(groups.path(0).path("requests").asInt()).isEqualTo(2);
    assertThat(groups.path(0).path("example").asText()).containsIgnoringCase("parcels");
  }

  @Test
  void runs_nothing_and_records_nothing() {
    JsonNode _ = replayed();
    assertThat(team.run("ledger", "--json").json()).isEmpty();
    assertThat(folder.resolve("team/refunds")).doesNotExist();
  }

  @Test
  void prints_tiers_scripts_frequent_requests_and_what_the_figures_rest_on() {
    Said said = team.run("replay", "traffic.jsonl");
    assertThat(said.out())
        .contains("COST HERE", "shop/orders", "deserve one first", "parcels", "What this rests on");
  }

  @Test
  void says_that_there_is_no_such_file() {
    Said said = team.run("replay", "nowhere.jsonl");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("nowhere.jsonl");
  }
}
