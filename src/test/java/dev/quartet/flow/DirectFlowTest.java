package dev.quartet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.Request;
import dev.quartet.flow.TeamFlow.Api;
import dev.quartet.model.Usage;
import dev.quartet.reply.Reply;
import dev.quartet.run.ContextManifest;
import dev.quartet.run.EventSink;
import dev.quartet.standin.Asked;
import dev.quartet.standin.ModelServer;
import dev.quartet.standin.Scripted;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DirectFlowTest {
  private static final String QUESTION = "Why do leaves turn red in autumn?";

  @TempDir private Path folder;
  private final List<TeamFlow> opened = new java.util.ArrayList<>();

  @AfterEach
  void closes_everything() {
    opened.forEach(TeamFlow::close);
  }

  private TeamFlow replying(Scripted... replies) {
    opened.add(TeamFlow.replying(folder, replies));
    return opened.getLast();
  }

  private static Request inConversation(String text, String caller, String conversation) {
    return new Request(text, caller, Optional.of(conversation), Request.Options.NONE);
  }

  @ParameterizedTest
  @EnumSource(Api.class)
  void answers_a_question_with_one_model_call_and_books_what_the_provider_says(Api api) {
    TeamFlow team = replying(Scripted.text("Anthocyanins.")).speaking(api);

    Reply reply = team.ask(QUESTION);

    assertThat(reply.error()).isEmpty();
    assertThat(reply.status()).isEqualTo("answered");
    assertThat(reply.exitCode()).isZero();
    assertThat(reply.tier()).isEqualTo("direct");
    assertThat(reply.source()).isEqualTo("workhorse");
    assertThat(reply.text()).isEqualTo("Anthocyanins.");
    assertThat(reply.tokens()).isEqualTo(new Usage(1000, 100, 2000, 0));
    assertThat(reply.costUsd()).isEqualByComparingTo(TeamFlow.COST_OF_USAGE.get(api));
    assertThat(reply.decisions()).hasSize(1);
    assertThat(TeamFlow.kinds(reply)).containsExactly("decide", "model");
    assertThat(team.model.requests()).hasSize(1);
    Asked asked = team.model.requests().getFirst();
    assertThat(asked.credential()).isEqualTo("key-of-the-team");
    assertThat(asked.lastUserText()).endsWith(QUESTION);
    assertThat(asked.tools())
        .containsExactlyInAnyOrder(
            "find",
            "run_script",
            "use_skill",
            "read_resource",
            "recall",
            "remember",
            "delegate",
            "run_pipeline");
  }

  @Test
  void sends_a_base_context_of_far_less_than_three_thousand_tokens_with_the_shipped_library() {
    TeamFlow team = replying();
    assertThat(team.engine().contexts.base().stream().mapToInt(ContextManifest.Part::tokens).sum())
        .isBetween(100, 2500);
  }

  @Test
  void sends_the_conversation_so_far_and_keeps_it_from_other_callers() {
    TeamFlow team = replying(Scripted.text("Chlorophyll goes."), Scripted.text("In spring."));

    team.ask(inConversation(QUESTION, "ada", "c-leaves"));
    Reply second = team.ask(inConversation("And when are they green again?", "ada", "c-leaves"));
    Reply foreign = team.ask(inConversation("What did she ask?", "mallory", "c-leaves"));

    assertThat(second.text()).isEqualTo("In spring.");
    assertThat(team.sent(1)).containsSubsequence(QUESTION, "Chlorophyll goes.", "green again?");
    assertThat(foreign.status()).isEqualTo("refused");
    assertThat(TeamFlow.code(foreign)).isEqualTo("not_yours");
    assertThat(foreign.exitCode()).isEqualTo(4);
    assertThat(team.model.requests()).hasSize(2);
  }

  @Test
  void carries_out_one_request_of_a_conversation_at_a_time() throws Exception {
    var arrived = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var model =
        new ModelServer(_ -> {
          arrived.countDown();
          await(goOn);
          return TeamFlow.metered(Scripted.text("Done."));
        });
    TeamFlow team = new TeamFlow(folder, model).speaking(Api.ANTHROPIC);
    opened.add(team);
    team.engine();

    var first =
        CompletableFuture.supplyAsync(() -> team.ask(inConversation(QUESTION, "ada", "c-busy")));
    await(arrived);
    Reply second = team.ask(inConversation("And why yellow?", "ada", "c-busy"));
    goOn.countDown();

    assertThat(TeamFlow.code(second)).isEqualTo("conversation_busy");
    assertThat(first.get(20, TimeUnit.SECONDS).status()).isEqualTo("answered");
    assertThat(model.requests()).hasSize(1);
    assertThat(team.ask(inConversation("And why yellow?", "ada", "c-busy")).status())
        .isEqualTo("answered");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void sends_a_request_at_a_model_without_an_answer_away_when_it_is_cancelled() throws Exception {
    var arrived = new CountDownLatch(1);
    var model =
        new ModelServer(_ -> {
          arrived.countDown();
          return new Scripted.Silent(Scripted.text("never"), 0);
        });
    TeamFlow team = new TeamFlow(folder, model).speaking(Api.ANTHROPIC);
    opened.add(team);
    var run = team.engine().runs.begin(Request.of(QUESTION, "ada"), EventSink.NONE);

    var reply = CompletableFuture.supplyAsync(() -> team.engine().flow.carryOut(run));
    await(arrived);
    assertThat(team.engine().flow.cancel(run.id(), "ada changed her mind")).isTrue();

    Reply ended = reply.get(20, TimeUnit.SECONDS);
    assertThat(ended.status()).isEqualTo("cancelled");
    assertThat(ended.exitCode()).isEqualTo(130);
    assertThat(ended.steps()).noneMatch(step -> step.status().equals("under way"));
    assertThat(model.awaitDisconnect(java.time.Duration.ofSeconds(20))).isTrue();
  }
}
