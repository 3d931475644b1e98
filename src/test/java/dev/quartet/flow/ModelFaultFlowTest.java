package dev.quartet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.Request;
import dev.quartet.flow.TeamFlow.Api;
import dev.quartet.reply.Reply;
import dev.quartet.standin.ModelServer;
import dev.quartet.standin.Scripted;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ModelFaultFlowTest {
  private static final String QUESTION = "Why do owls turn their heads so far?";

  @TempDir private Path folder;
  private TeamFlow team;

  @AfterEach
  void closes_everything() {
    team.close();
  }

  private void replying(Scripted... replies) {
    team = TeamFlow.replying(folder, replies);
  }

  /** Whatever went wrong, there is a decision, every step has ended, and the costs add up. */
  private void assertRecorded(Reply reply) {
    assertThat(reply.decisions()).isNotEmpty();
    assertThat(reply.steps()).isNotEmpty().noneMatch(step -> step.status().equals("under way"));
    assertThat(reply.error().orElseThrow().message()).isNotBlank();
    assertThat(TeamFlow.costOfSteps(reply)).isEqualByComparingTo(reply.costUsd());
    assertThat(reply.baselineUsd()).isZero();
    assertThat(reply.millis()).isNotNegative();
    assertThat(team.report().failures())
        .anyMatch(failure ->
            failure.example().equals(reply.id()) && failure.cause().equals(cause(reply)));
  }

  /** A provider's error is counted by provider. */
  private static String cause(Reply reply) {
    String provider =
        reply.steps().stream()
            .flatMap(step -> step.model().stream())
            .reduce((_, last) -> last)
            .map(model -> model.substring(0, model.indexOf('/')))
            .orElse("");
    return TeamFlow.code(reply).replace("model_", provider + " ");
  }

  private void assertFailed(Reply reply, String code) {
    assertThat(TeamFlow.code(reply)).isEqualTo(code);
    assertThat(reply.status()).isEqualTo("failed");
    assertThat(reply.exitCode()).isEqualTo(1);
    assertThat(reply.text()).isEmpty();
    assertRecorded(reply);
  }

  @ParameterizedTest
  @EnumSource(Api.class)
  void fails_at_once_when_the_key_is_refused(Api api) {
    replying(Scripted.error(401, "no such key"), Scripted.text("never"));
    team.speaking(api);
    assertFailed(team.ask(QUESTION), "model_authentication");
    assertThat(team.model.requests()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Api.class)
  void waits_as_long_as_the_provider_asks_and_tries_again(Api api) {
    replying(
        new Scripted.HttpError(429, "slowly", Optional.of(Duration.ofSeconds(1))),
        Scripted.text("They have fixed eyes."));
    team.speaking(api);

    Reply reply = team.ask(QUESTION);

    assertThat(reply.error()).isEmpty();
    assertThat(reply.status()).isEqualTo("answered");
    assertThat(reply.millis()).isGreaterThanOrEqualTo(1000);
    assertThat(TeamFlow.kinds(reply)).containsExactly("decide", "model", "model");
    assertThat(reply.steps().get(1).status()).isEqualTo("failed");
    assertThat(reply.costUsd()).isEqualByComparingTo(TeamFlow.COST_OF_USAGE.get(api));
  }

  @ParameterizedTest
  @CsvSource({"529, model_overloaded", "500, model_server"})
  void gives_up_after_three_tries(int status, String code) {
    Scripted broken = Scripted.error(status, "not now");
    replying(broken, broken, broken, Scripted.text("never"));
    assertFailed(team.ask(QUESTION), code);
    assertThat(team.model.requests()).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(Api.class)
  void tries_again_when_the_stream_is_cut_before_a_word_was_heard(Api api) {
    replying(
        new Scripted.Cut(Scripted.text("They have").using(TeamFlow.USAGE), 1),
        Scripted.text("They have fixed eyes."));
    Reply reply = team.speaking(api).ask(QUESTION);
    assertThat(reply.error()).isEmpty();
    assertThat(reply.text()).isEqualTo("They have fixed eyes.");
    assertThat(team.model.requests()).hasSize(2);
    assertThat(TeamFlow.costOfSteps(reply)).isEqualByComparingTo(reply.costUsd());
  }

  @Test
  void does_not_take_back_words_that_were_shown_when_the_stream_is_cut() {
    replying(
        new Scripted.Cut(Scripted.text("They have fixed eyes, they do.").using(TeamFlow.USAGE), 4),
        Scripted.text("never"));
    assertFailed(team.ask(QUESTION), "model_cut");
    assertThat(team.model.requests()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Api.class)
  void fails_when_what_answers_speaks_gibberish(Api api) {
    Scripted garbage = new Scripted.Garbage(Scripted.text("x").using(TeamFlow.USAGE), 0);
    replying(garbage, garbage, garbage);
    Reply reply = team.speaking(api).ask(QUESTION);
    assertThat(TeamFlow.code(reply)).isIn("model_bad_reply", "model_cut");
    assertFailed(reply, TeamFlow.code(reply));
  }

  @Test
  void tells_the_model_that_a_tool_does_not_exist_and_goes_on() {
    replying(Scripted.call("fly", Map.of()), Scripted.text("Then I walk."));
    Reply reply = team.ask(QUESTION);
    assertThat(reply.text()).isEqualTo("Then I walk.");
    assertThat(team.sent(1)).contains("There is no tool 'fly'", "run_script");
  }

  @Test
  void tells_the_model_what_is_wrong_with_its_arguments_and_goes_on() {
    replying(
        Scripted.call("run_script", Map.of("then", "reply")),
        Scripted.call(
            "run_script", Map.of("id", "stripe/mr", "arguments", Map.of(), "then", "reply")),
        Scripted.call(
            "run_script",
            Map.of("id", "stripe/mrr", "arguments", Map.of("curency", "usd"), "then", "reply")),
        Scripted.text("I give up."));
    Reply reply = team.ask(QUESTION);
    assertThat(reply.text()).isEqualTo("I give up.");
    assertThat(team.sent(1)).contains("'id' is missing");
    assertThat(team.sent(2)).contains("There is no script 'stripe/mr'", "stripe/mrr");
    assertThat(team.sent(3)).contains("curency");
    assertThat(reply.decisions()).hasSize(1);
  }

  @Test
  void ends_a_model_that_makes_the_same_call_again_and_again() {
    Scripted again = Scripted.call("find", Map.of("query", "owls"));
    replying(again, again, again, Scripted.text("never"));
    assertFailed(team.ask(QUESTION), "loop");
    assertThat(team.model.requests()).hasSize(3);
  }

  @Test
  void ends_a_model_that_never_comes_to_an_answer() {
    replying(
        Scripted.call("find", Map.of("query", "owls")),
        Scripted.call("find", Map.of("query", "heads")),
        Scripted.text("never"));
    team.alone("limits: {directCalls: 2}\n");
    assertFailed(team.ask(QUESTION), "call_limit");
    assertThat(team.model.requests()).hasSize(2);
  }

  @Test
  void ends_a_request_that_is_passed_on_too_often() {
    replying(Scripted.call("delegate", Map.of("task", "Turn heads.")), Scripted.text("never"));
    team.alone("limits: {handoffs: 0}\n");
    assertFailed(team.ask(QUESTION), "handoff_limit");
    assertThat(team.model.requests()).hasSize(1);
  }

  @Test
  void calls_no_model_that_the_budget_cannot_hold() {
    replying(Scripted.text("never"));
    team.alone("budgets: {request: 0.0001}\n");
    Reply reply = team.ask(QUESTION);
    assertThat(reply.status()).isEqualTo("refused");
    assertThat(TeamFlow.code(reply)).isEqualTo("budget");
    assertThat(reply.exitCode()).isEqualTo(4);
    assertThat(team.model.requests()).isEmpty();
    assertThat(reply.costUsd()).isZero();
    assertRecorded(reply);
  }

  @Test
  void calls_no_model_that_may_cost_more_than_the_caller_allows() {
    replying(Scripted.text("never"));
    Reply reply =
        team.ask(
            QUESTION,
            new Request.Options(
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(100_000L),
                false));
    assertThat(TeamFlow.code(reply)).isEqualTo("budget");
    assertThat(reply.error().orElseThrow().hint()).contains("--max-cost");
    assertThat(reply.exitCode()).isEqualTo(4);
    assertThat(team.model.requests()).isEmpty();
    assertRecorded(reply);
  }

  @Test
  void says_what_to_set_when_there_is_no_model() {
    replying();
    team.withoutModel();
    team.workspace.write(
        "quartet.yaml", "models: {workhorse: {provider: anthropic, model: claude-sonnet-5}}\n");
    Reply reply = team.ask(QUESTION);
    assertThat(reply.status()).isEqualTo("failed");
    assertThat(TeamFlow.code(reply)).isEqualTo("no_model");
    assertThat(reply.error().orElseThrow().hint()).contains("ANTHROPIC_API_KEY");
    assertThat(reply.exitCode()).isEqualTo(5);
    assertThat(reply.decisions()).hasSize(1);
  }

  @Test
  void fails_when_nothing_answers_at_the_base_url() {
    team = new TeamFlow(folder, ModelServer.replying()).speaking(Api.ANTHROPIC);
    team.model.close();
    assertFailed(team.ask(QUESTION), "model_unreachable");
  }

  @Test
  void fails_when_the_model_says_nothing() {
    replying(Scripted.text(""));
    assertFailed(team.ask(QUESTION), "empty_reply");
  }
}
