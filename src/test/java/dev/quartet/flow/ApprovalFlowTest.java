package dev.quartet.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.quartet.Request;
import dev.quartet.platform.Problem;
import dev.quartet.reply.Reply;
import dev.quartet.standin.CompanyServer;
import dev.quartet.standin.CompanyServer.Posted;
import dev.quartet.standin.Scripted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovalFlowTest {
  private static final String WRITE = "Post \"deploy done\" in #general";
  private static final Posted POSTED = new Posted("general", "deploy done");

  @TempDir private Path folder;
  private CompanyServer company;
  private TeamFlow team;

  @BeforeEach
  void opens_the_company() {
    company = new CompanyServer(Clock.systemUTC());
  }

  @AfterEach
  void closes_everything() {
    team.close();
    company.close();
  }

  private void replying(Scripted... replies) {
    team = TeamFlow.replying(folder, replies);
    company.bases().forEach(team.workspace::variable);
    team.workspace.variable("SLACK_BOT_TOKEN", "xoxb-1234567890-token");
  }

  private Reply waiting() {
    Reply reply = team.ask(WRITE);
    assertThat(reply.error()).isEmpty();
    assertThat(reply.status()).isEqualTo("waiting");
    assertThat(reply.exitCode()).isEqualTo(3);
    assertThat(company.posted()).isEmpty();
    return reply;
  }

  private static String approval(Reply reply) {
    return reply.approval().orElseThrow().id();
  }

  private void assertRefused(Reply reply, String code) {
    assertThat(reply.status()).isEqualTo("refused");
    assertThat(TeamFlow.code(reply)).isEqualTo(code);
    assertThat(reply.exitCode()).isEqualTo(4);
    assertThat(reply.approval()).isEmpty();
    assertThat(reply.receipts()).isEmpty();
    assertThat(company.posted()).isEmpty();
  }

  @Test
  void waits_for_a_yes_before_a_write_and_then_does_it_once() {
    replying();
    Reply reply = waiting();
    assertThat(reply.tier()).isEqualTo("script");
    assertThat(reply.source()).isEqualTo("reflex");
    assertThat(reply.approval().orElseThrow().command())
        .contains("/slack/post", "#general", "deploy done");

    Reply done = team.decide(approval(reply), true);

    assertThat(done.error()).isEmpty();
    assertThat(done.status()).isEqualTo("answered");
    assertThat(done.id()).isEqualTo(reply.id());
    assertThat(done.receipts()).hasSize(1);
    assertThat(company.posted()).containsExactly(POSTED);
    assertThat(team.model.requests()).isEmpty();

    Problem again = catchThrowableOfType(Problem.class, () -> team.decide(approval(reply), true));
    assertThat(again.code()).isEqualTo("approval_decided");
    Problem later =
        catchThrowableOfType(
            Problem.class,
            () -> team.engine().flow.resume(reply.id(), dev.quartet.run.EventSink.NONE));
    assertThat(later.code()).isEqualTo("not_waiting");
    assertThat(company.posted()).hasSize(1);
  }

  @Test
  void goes_on_after_a_restart() {
    replying();
    Reply reply = waiting();

    team.restarted();

    assertThat(team.decide(reply.id(), true).status()).isEqualTo("answered");
    assertThat(company.posted()).containsExactly(POSTED);
  }

  @Test
  void hears_a_yes_again_that_a_crash_kept_from_being_carried_out() {
    replying();
    Reply reply = waiting();
    team.engine().approvals.decide(approval(reply), true, "grace");
    team.restarted();
    assertThat(
            catchThrowableOfType(Problem.class, () -> team.decide(approval(reply), false)).code())
        .isEqualTo("approval_decided");

    assertThat(team.decide(approval(reply), true).status()).isEqualTo("answered");

    assertThat(company.posted()).containsExactly(POSTED);
  }

  @Test
  void does_it_once_when_many_say_yes_at_the_same_time() throws Exception {
    replying();
    String approval = approval(waiting());
    Callable<String> yes =
        () -> {
          try {
            return team.decide(approval, true).status();
          } catch (Problem e) {
            return e.code();
          }
        };
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<String> said =
          people.invokeAll(java.util.Collections.nCopies(8, yes)).stream()
              .map(java.util.concurrent.Future::resultNow)
              .toList();
      assertThat(said).filteredOn("answered"::equals).hasSize(1);
      assertThat(said)
          .filteredOn(status -> !status.equals("answered"))
          .hasSize(7)
          .allMatch(code -> List.of("approval_decided", "not_waiting").contains(code));
    }
    assertThat(company.posted()).containsExactly(POSTED);
  }

  @Test
  void does_nothing_after_a_no() {
    replying();
    Reply reply = waiting();
    assertRefused(team.decide(approval(reply), false), "denied");
    assertThat(catchThrowableOfType(Problem.class, () -> team.decide(approval(reply), true)).code())
        .isEqualTo("approval_decided");
    assertThat(company.posted()).isEmpty();
  }

  @Test
  void does_nothing_once_the_approval_has_expired() {
    replying();
    Reply reply = waiting();
    team.clock.advance(Duration.ofHours(24));

    Problem late = catchThrowableOfType(Problem.class, () -> team.decide(approval(reply), true));

    assertThat(late.code()).isEqualTo("approval_expired");
    assertRefused(
        team.engine().flow.resume(reply.id(), dev.quartet.run.EventSink.NONE), "approval_expired");
  }

  @Test
  void ends_a_request_whose_approval_has_expired_when_it_looks_for_what_was_left_behind() {
    replying();
    Reply reply = waiting();
    team.engine().ledger.sweep();
    assertThat(status(reply)).isEqualTo("waiting");
    team.clock.advance(Duration.ofHours(24));

    team.engine().ledger.sweep();

    assertThat(status(reply)).isEqualTo("refused");
    assertThat(company.posted()).isEmpty();
  }

  private String status(Reply reply) {
    return Reply.of(team.engine().records.entry(reply.id())).status();
  }

  @Test
  void does_nothing_when_the_arguments_were_changed_after_the_person_looked() {
    replying();
    Reply reply = waiting();
    int changed =
        team.engine()
            .database
            .write(handle ->
                handle.execute(
                    "UPDATE body SET content = replace(content, 'deploy done', 'send money')"));
    assertThat(changed).isPositive();

    assertRefused(team.decide(approval(reply), true), "approval_changed");
  }

  @Test
  void does_nothing_when_the_environment_was_changed_after_the_person_looked() {
    replying();
    Reply reply = waiting();
    team.workspace.variable("SLACK_API_BASE", "http://127.0.0.1:" + company.port() + "/elsewhere");
    team.restarted();

    assertRefused(team.decide(approval(reply), true), "approval_changed");
  }

  @Test
  void does_nothing_when_the_script_was_edited_after_the_person_looked() throws IOException {
    replying();
    team.workspace.trusted();
    Path script = team.workspace.root.resolve("scripts/slack/post.sh");
    Files.createDirectories(script.getParent());
    Files.copy(TeamFlow.HOME.resolve("library/scripts/slack/post.sh"), script);
    Reply reply = waiting();
    Files.writeString(script, Files.readString(script).replace("jq -n", "jq  -n"));

    assertRefused(team.decide(approval(reply), true), "approval_changed");
  }

  @Test
  void does_not_ask_the_model_again_for_what_it_said_before_the_approval() {
    replying(
        Scripted.call(
            "run_script",
            Map.of(
                "id", "slack/post",
                "arguments", Map.of("channel", "#general", "text", "deploy done"),
                "then", "continue")),
        Scripted.text("I have posted it."));

    Reply reply = team.ask("Could you tell everybody that we deployed, nicely?");
    assertThat(reply.status()).isEqualTo("waiting");
    assertThat(team.model.requests()).hasSize(1);
    assertThat(company.posted()).isEmpty();
    Reply done = team.decide(approval(reply), true);

    assertThat(done.error()).isEmpty();
    assertThat(done.text()).isEqualTo("I have posted it.");
    assertThat(team.model.requests()).hasSize(2);
    assertThat(team.sent(1)).contains("Posted to");
    assertThat(company.posted()).containsExactly(POSTED);
    assertThat(TeamFlow.kinds(done)).containsExactly("decide", "model", "script", "model");
    assertThat(TeamFlow.costOfSteps(done)).isEqualByComparingTo("0.0102");
    assertThat(done.costUsd()).isEqualByComparingTo("0.0102");
  }

  @Test
  void asks_for_a_write_that_the_workhorse_hands_over() {
    replying(
        Scripted.call(
            "run_script",
            Map.of(
                "id", "slack/post",
                "arguments", Map.of("channel", "#general", "text", "deploy done"),
                "then", "reply")));

    Reply reply = team.ask("Could you tell everybody that we deployed, nicely?");
    assertThat(reply.status()).isEqualTo("waiting");
    assertThat(reply.decisions().getLast().path("approval").asBoolean()).isTrue();
    assertThat(team.decide(approval(reply), true).status()).isEqualTo("answered");

    assertThat(team.model.requests()).hasSize(1);
    assertThat(company.posted()).containsExactly(POSTED);
  }

  @Test
  void marks_a_claim_that_no_step_proves() {
    replying(Scripted.text("I have posted it to #general."));
    assertThat(team.ask("Could you tell everybody that we deployed, nicely?").text())
        .contains("Unverified");
  }

  @Test
  void goes_ahead_when_the_caller_said_yes_beforehand() {
    replying();
    Reply reply =
        team.ask(
            WRITE,
            new Request.Options(
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true));
    assertThat(reply.status()).isEqualTo("answered");
    assertThat(company.posted()).containsExactly(POSTED);
  }

  @Test
  void ends_what_waits_when_it_is_cancelled() {
    replying();
    Reply reply = waiting();
    assertThat(team.engine().flow.cancel(reply.id(), "not needed")).isTrue();
    assertThat(status(reply)).isEqualTo("cancelled");
    Problem late = catchThrowableOfType(Problem.class, () -> team.decide(approval(reply), true));
    assertThat(late).isNotNull();
    assertThat(company.posted()).isEmpty();
  }

  @Test
  void never_shows_the_credential() {
    replying();
    Reply done = team.decide(approval(waiting()), true);
    assertThat(dev.quartet.platform.Json.write(done)).doesNotContain("xoxb-1234567890-token");
    List<String> bodies =
        team.engine()
            .database
            .read(handle ->
                handle.createQuery("SELECT content FROM body").mapTo(String.class).list());
    assertThat(bodies).isNotEmpty().noneMatch(body -> body.contains("xoxb-1234567890-token"));
  }
}
