package dev.quartet.cli;

import static dev.quartet.cli.CommandLineOfATeam.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.cli.CommandLineOfATeam.Said;
import dev.quartet.standin.ModelServer;
import dev.quartet.standin.Scripted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskCommandTest {
  @TempDir Path folder;
  private CommandLineOfATeam team;

  @BeforeEach
  void team() {
    team = new CommandLineOfATeam(folder);
  }

  @Test
  void prints_the_text_and_apart_from_it_the_receipt_line() {
    Said said = team.run("ask", "/shop/orders");
    assertThat(said.out()).isEqualTo(ORDERS + "\n");
    assertThat(said.err())
        .matches("(?s)\\[script shop/orders · 0 tokens · \\$0 · saved .* · .* s]\n");
    assertThat(said.exit()).isZero();
  }

  @Test
  void prints_every_part_of_the_reply_as_json() {
    JsonNode reply = team.run("ask", "/shop/orders", "--json").json();
    assertThat(reply.path("id").isTextual()).isTrue();
    assertThat(reply.path("status").asText()).isEqualTo("answered");
    assertThat(reply.path("tier").asText()).isEqualTo("script");
    assertThat(reply.path("route").asText()).isEqualTo("shop/orders");
    assertThat(reply.path("source").asText()).isEqualTo("explicit");
    assertThat(reply.path("confidence").asDouble()).isEqualTo(1.0);
    assertThat(reply.path("text").asText()).isEqualTo(ORDERS);
    for (String kind : new String[] {"input", "output", "cacheRead", "cacheWrite"}) {
      assertThat(reply.path("tokens").path(kind).isIntegralNumber()).as(kind).isTrue();
    }
    assertThat(reply.path("costUsd").isNumber()).isTrue();
    assertThat(reply.path("baselineUsd").decimalValue()).isPositive();
    assertThat(reply.path("millis").isIntegralNumber()).isTrue();
    assertThat(reply.path("decisions")).hasSize(1);
    assertThat(reply.path("steps"))
        .allSatisfy(step -> {
          assertThat(step.path("kind").isTextual()).isTrue();
          assertThat(step.path("name").isTextual()).isTrue();
          assertThat(step.path("status").asText()).isEqualTo("done");
          assertThat(step.path("millis").isIntegralNumber()).isTrue();
        })
        .isNotEmpty();
    assertThat(reply.path("receipts")).hasSize(1);
    assertThat(reply.path("receipts").path(0).path("exitCode").asInt(-1)).isZero();
    assertThat(reply.has("error")).isFalse();
    assertThat(reply.has("approval")).isFalse();
  }

  @Test
  void ends_with_1_and_the_reason_when_a_script_fails() {
    Said said = team.run("ask", "/shop/down");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).contains("the warehouse does not answer", "try again later");
  }

  @Test
  void ends_with_2_when_no_such_script_is_there() {
    Said said = team.run("ask", "/shop/ordres", "--json");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.json().path("error").path("code").asText()).isNotEmpty();
    assertThat(said.json().path("error").path("message").asText()).contains("shop/ordres");
    assertThat(said.json().path("error").path("hint").asText()).contains("shop/orders");
  }

  @Test
  void ends_with_2_when_the_request_is_empty() {
    assertThat(team.run("ask", "  ").exit()).isEqualTo(2);
  }

  @Test
  void ends_with_2_when_the_tier_does_not_exist() {
    Said said = team.run("ask", "/shop/orders", "--tier", "cheap");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("cheap", "specialist");
  }

  @Test
  void ends_with_3_and_says_how_to_approve_when_a_write_needs_a_yes() {
    Said said = team.run("ask", "/shop/refund --order 17");
    assertThat(said.exit()).isEqualTo(3);
    assertThat(said.err()).contains("/shop/refund --order 17", "quartet approve a");
    assertThat(team.workspace.root.resolve("refunds")).doesNotExist();
  }

  @Test
  void shows_what_waits_as_json() {
    JsonNode approval =
        team.run("ask", "/shop/refund --order 17", "--json").json().path("approval");
    assertThat(approval.path("id").isTextual()).isTrue();
    assertThat(approval.path("command").asText()).isEqualTo("/shop/refund --order 17");
    assertThat(approval.path("expires").isIntegralNumber()).isTrue();
  }

  @Test
  void runs_a_write_at_once_when_the_yes_comes_with_it() {
    Said said = team.run("ask", "/shop/refund --order 17", "--yes");
    assertThat(said.exit()).isZero();
    assertThat(said.out()).isEqualTo("Order 17 was refunded\n");
  }

  @Test
  void ends_with_4_when_the_budget_does_not_allow_a_model_call() {
    try (var models = ModelServer.replying(Scripted.text("never paid"))) {
      Said said =
          team.with(models).run("ask", "Write a haiku about larch wood", "--max-cost", "0.000001");
      assertThat(said.exit()).isEqualTo(4);
      assertThat(said.err()).isNotBlank();
      assertThat(models.requests()).isEmpty();
    }
  }

  @Test
  void ends_with_2_when_the_most_it_may_cost_is_negative() {
    assertThat(team.run("ask", "/shop/orders", "--max-cost", "-1").exit()).isEqualTo(2);
  }

  @Test
  void answers_with_the_workhorse_and_says_what_it_cost() {
    try (var models = ModelServer.replying(Scripted.text("Larch, quiet and warm"))) {
      Said said = team.with(models).run("ask", "Write a haiku about larch wood");
      assertThat(said.exit()).isZero();
      assertThat(said.out()).isEqualTo("Larch, quiet and warm\n");
      assertThat(said.err()).matches("(?s)\\[direct · [\\d,]+ tokens · \\$0\\.\\d+ · .*]\n");
    }
  }

  @Test
  void ends_with_5_and_says_what_to_set_when_no_model_is_configured() {
    team.workspace.write(
        "quartet.yaml",
        """
        library: {shipped: false}
        models:
          workhorse: {provider: anthropic, model: claude-sonnet-5}
        """);
    Said said = team.run("ask", "Write a haiku about larch wood");
    assertThat(said.exit()).isEqualTo(5);
    assertThat(said.err()).contains("ANTHROPIC_API_KEY");
  }

  @Test
  void sends_a_file_and_what_is_piped_in_along_to_the_model() throws IOException {
    Files.writeString(team.workspace.root.resolve("notes.txt"), "the launch is on Thursday");
    try (var models = ModelServer.replying(Scripted.text("On Thursday."))) {
      Said said =
          team.with(models)
              .runWithInput(
                  "the budget is 40 lamps", "ask", "When is the launch?", "--file", "notes.txt");
      assertThat(said.exit()).isZero();
      assertThat(models.requests().getFirst().lastUserText())
          .contains("When is the launch?", "the launch is on Thursday", "the budget is 40 lamps");
    }
  }

  @Test
  void does_not_attach_what_is_not_text() throws IOException {
    Files.write(team.workspace.root.resolve("lamp.bin"), new byte[] {(byte) 0xff, 0, (byte) 0xfe});
    Said said = team.run("ask", "What is this?", "--file", "lamp.bin");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("lamp.bin is not UTF-8 text");
  }

  @Test
  void says_which_file_is_missing() {
    Said said = team.run("ask", "What is this?", "--file", "nowhere.txt");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("nowhere.txt");
  }

  @Test
  void refuses_a_file_that_is_too_large_with_4() throws IOException {
    Files.write(team.workspace.root.resolve("large.txt"), new byte[(1 << 20) + 1]);
    Said said = team.run("ask", "What is this?", "--file", "large.txt");
    assertThat(said.exit()).isEqualTo(4);
    assertThat(said.err()).contains("1024 KiB");
  }

  @Test
  void suggests_the_option_that_was_meant() {
    Said said = team.run("ask", "/shop/orders", "--jsn");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("--jsn", "--json");
  }

  @Test
  void explains_the_context_part_by_part_and_sends_nothing() {
    try (var models = ModelServer.replying(Scripted.text("Because."))) {
      team.with(models);
      String question = "Why do leaves turn red in autumn?";

      Said said = team.run("ask", question, "--explain-context");
      Said json = team.run("ask", question, "--explain-context", "--json");

      assertThat(said.exit()).isZero();
      assertThat(said.out())
          .contains("direct", "instructions", "tools", "index of scripts", "request");
      assertThat(said.err()).contains("Nothing was sent");
      JsonNode context = json.json().path("contexts").path(0);
      assertThat(context.path("role").asText()).isEqualTo("direct");
      assertThat(context.path("tokens").asInt()).isEqualTo(json.json().path("tokens").asInt());
      assertThat(context.path("parts").findValuesAsText("name")).contains("tools", "request");
      assertThat(models.requests()).isEmpty();
      assertThat(team.run("ledger", "--json").json()).isEmpty();

      String id = team.run("ask", question, "--json").json().path("id").asText();
      assertThat(team.run("ledger", "show", id).out())
          .contains("What the models were sent", "index of scripts");
      JsonNode steps = team.run("ledger", "show", id, "--json").json().path("steps");
      assertThat(steps.path(1).path("context").path("tokens").asInt())
          .isEqualTo(context.path("tokens").asInt());
    }
  }

  @Test
  void explains_that_a_script_needs_no_context_and_a_specialist_a_small_one() {
    Said script = team.run("ask", "/shop/orders", "--explain-context");
    Said specialist =
        team.run("ask", "Rewrite it", "--tier", "specialist", "--explain-context", "--json");

    assertThat(script.out()).contains("no model is called");
    assertThat(specialist.json().path("contexts").path(0).path("limit").asInt()).isEqualTo(15_000);
  }
}
