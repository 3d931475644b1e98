package dev.quartet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.cli.CommandLineOfATeam.Said;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordCommandsTest {
  @TempDir Path folder;
  private CommandLineOfATeam team;

  @BeforeEach
  void team() {
    team = new CommandLineOfATeam(folder);
  }

  private String asked(String text) {
    return team.run("ask", text, "--json").json().path("id").asText();
  }

  @Test
  void says_how_to_begin_when_the_ledger_is_empty() {
    assertThat(team.run("ledger").out()).contains("No requests yet");
    assertThat(team.run("ledger", "--json").json()).isEmpty();
  }

  @Test
  void lists_requests_with_tier_tokens_cost_and_saving() {
    String id = asked("/shop/orders");
    assertThat(team.run("ledger").out()).contains(id, "answered", "shop/orders", "SAVED");
    JsonNode line = team.run("ledger", "--since", "1h", "--json").json().path(0);
    assertThat(line.path("id").asText()).isEqualTo(id);
    assertThat(line.path("caller").asText()).isEqualTo("cli");
    assertThat(line.path("tokens").path("input").asInt(-1)).isZero();
    assertThat(line.path("costUsd").isNumber()).isTrue();
    assertThat(line.path("baselineUsd").decimalValue()).isPositive();
  }

  @Test
  void shows_every_decision_step_and_receipt_of_a_request() {
    String id = asked("/shop/orders");
    assertThat(team.run("ledger", "show", id).out())
        .contains(
            id,
            "Decisions",
            "script · shop/orders  by explicit",
            "Steps",
            "Receipts",
            "exit 0",
            "What a single heavy model would have cost");
    JsonNode shown = team.run("ledger", "show", id, "--json").json();
    assertThat(shown.path("status").asText()).isEqualTo("answered");
    assertThat(shown.path("request").asText()).isEqualTo("/shop/orders");
  }

  @Test
  void shows_the_score_that_a_recorded_decision_rests_on() {
    String id = asked("How many orders today?");
    assertThat(team.run("ledger", "show", id).out())
        .contains("script · shop/orders  by reflex")
        .containsPattern("    score [01]\\.\\d{3}");
    JsonNode decision = team.run("ledger", "show", id, "--json").json().path("decisions").path(0);
    assertThat(decision.path("score").asDouble()).isPositive();
    assertThat(decision.path("threshold").isNumber()).isTrue();
    assertThat(decision.path("unexplained").isArray()).isTrue();
    assertThat(decision.path("candidates").path(0).path("route").asText()).isEqualTo("shop/orders");
    String named = asked("/shop/orders");
    assertThat(team.run("ledger", "show", named).out()).doesNotContain("score");
    JsonNode explicit =
        team.run("ledger", "show", named, "--json").json().path("decisions").path(0);
    assertThat(explicit.has("score")).isFalse();
  }

  @Test
  void says_that_a_request_is_not_in_the_ledger() {
    Said said = team.run("ledger", "show", "r-nowhere");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("r-nowhere");
  }

  @Test
  void does_not_understand_a_span_that_is_none() {
    Said said = team.run("ledger", "--since", "yesterday");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("since: 'yesterday' is no time");
  }

  @Test
  void reports_totals_that_are_the_sum_of_the_tiers() {
    asked("/shop/orders");
    asked("/shop/down");
    JsonNode report = team.run("report", "--json").json();
    assertThat(report.path("since").isIntegralNumber()).isTrue();
    assertThat(report.path("totals").path("requests").asInt()).isEqualTo(2);
    assertThat(report.path("totals").path("failures").asInt()).isEqualTo(1);
    JsonNode script = report.path("tiers").path("script");
    assertThat(script.path("requests").asInt()).isEqualTo(2);
    assertThat(script.path("share").asDouble()).isEqualTo(1.0);
    for (String figure : new String[] {"costUsd", "baselineUsd", "p50", "p95", "p99"}) {
      assertThat(script.path(figure).isNumber()).as(figure).isTrue();
    }
    assertThat(script.path("baselineUsd")).isEqualTo(report.path("totals").path("baselineUsd"));
    JsonNode failure = report.path("failures").path(0);
    assertThat(failure.path("cause").asText()).isEqualTo("shop/down exit 69");
    assertThat(failure.path("count").asInt()).isEqualTo(1);
    assertThat(failure.path("example").isTextual()).isTrue();
    assertThat(team.run("report").out()).contains("2 requests", "Failures", "shop/down exit 69");
  }

  @Test
  void grades_the_router_on_labelled_requests() {
    team.workspace.write(
        "labelled.jsonl",
        """
        {"text":"How many orders today?","tier":"script","route":"shop/orders"}
        {"text":"Refund order 17","tier":"script","route":"shop/refund","arguments":{"order":"17"}}
        {"text":"Why do people like lamps made of larch wood?","tier":"model"}
        """);
    Said said = team.run("eval", "labelled.jsonl", "--json");
    assertThat(said.exit()).isZero();
    assertThat(said.json().path("requests").asInt()).isEqualTo(3);
    assertThat(said.json().path("precision").asDouble()).isEqualTo(1.0);
    assertThat(said.json().path("coverage").asDouble()).isEqualTo(1.0);
    assertThat(said.json().path("wrong")).isEmpty();
    assertThat(team.run("eval", "labelled.jsonl").out())
        .contains("3 requests")
        .containsPattern("precision +100\\.0 %");
  }

  @Test
  void names_the_labelled_line_that_is_wrong() {
    team.workspace.write("labelled.jsonl", "{\"text\":\"x\",\"tier\":\"script\"}\nnot json\n");
    Said said = team.run("eval", "labelled.jsonl");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("labelled.jsonl:2:");
  }

  @Test
  void carries_out_what_is_approved() {
    JsonNode waiting = team.run("ask", "/shop/refund --order 17", "--json").json();
    String id = waiting.path("approval").path("id").asText();
    assertThat(team.run("approve").out()).contains(id, "/shop/refund --order 17");
    Said said = team.run("approve", id);
    assertThat(said.exit()).isZero();
    assertThat(said.out()).isEqualTo("Order 17 was refunded\n");
    assertThat(team.run("approve").out()).contains("Nothing waits for approval.");
    assertThat(team.run("approve", id).exit()).as("a second yes").isNotZero();
  }

  @Test
  void ends_the_request_that_is_denied() {
    String id = asked("/shop/refund --order 17");
    assertThat(team.run("deny", id).exit()).isZero();
    JsonNode shown = team.run("ledger", "show", id, "--json").json();
    assertThat(shown.path("status").asText()).isEqualTo("refused");
    assertThat(shown.path("receipts")).isEmpty();
  }

  @Test
  void says_that_there_is_no_such_approval() {
    Said said = team.run("approve", "a-nowhere");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("a-nowhere");
  }

  @Test
  void cancels_a_request_that_waits_and_no_other() {
    String id = asked("/shop/refund --order 17");
    assertThat(team.run("cancel", id).exit()).isZero();
    assertThat(team.run("ledger", "show", id, "--json").json().path("status").asText())
        .isEqualTo("cancelled");
    Said again = team.run("cancel", id);
    assertThat(again.exit()).isEqualTo(2);
    assertThat(again.err()).contains("neither runs nor waits");
  }
}
