package dev.quartet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.Request;
import dev.quartet.TestWorkspace;
import dev.quartet.reply.Reply;
import dev.quartet.standin.Scripted;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a result that its checks reject. */
class EscalationFlowTest {
  @TempDir private Path folder;
  private TeamFlow team;

  @AfterEach
  void closes_everything() {
    team.close();
  }

  private void replying(Scripted... replies) {
    team = TeamFlow.replying(folder, replies).alone("");
    team.workspace.write(
        "skills/haiku/SKILL.md",
        """
        ---
        name: haiku
        description: Writes a haiku, a poem of three lines. Use when someone asks for a haiku.
        metadata:
          quartet-tier: direct
        ---
        # Haiku

        Three lines. Name the season.
        """);
    Path check =
        team.workspace.write(
            "skills/haiku/checks/season",
            "#!/bin/bash\ngrep -qi winter || { echo 'It does not name winter.'; exit 1; }\n");
    TestWorkspace.permissions(check, "rwxr-xr-x");
  }

  @Test
  void a_check_that_fails_twice_escalates_once_and_then_stops() {
    replying(
        Scripted.text("first"),
        Scripted.text("second"),
        Scripted.text("third"),
        Scripted.text("fourth"),
        Scripted.text("never asked for"));

    Reply reply = team.ask("/haiku about lamps");

    assertThat(reply.status()).isEqualTo("failed");
    assertThat(TeamFlow.code(reply)).isEqualTo("quality_check");
    assertThat(reply.error().orElseThrow().message()).contains("It does not name winter.");
    assertThat(reply.text()).isEmpty();
    assertThat(team.model.requests())
        .extracting(asked -> asked.model())
        .containsExactly("claude-sonnet-5", "claude-sonnet-5", "claude-opus-5", "claude-opus-5");
    assertThat(reply.decisions())
        .extracting(decision -> decision.path("tier").asText())
        .containsExactly("direct", "specialist");
    assertThat(reply.decisions().getLast().path("reason").asText())
        .contains("a quality check failed twice", "It does not name winter.");
    assertThat(TeamFlow.kinds(reply))
        .containsExactly(
            "decide", "model", "check", "model", "check", "model", "check", "model", "check");
    assertThat(reply.steps())
        .filteredOn(step -> step.kind().equals("check"))
        .allMatch(step -> step.status().equals("failed"));
    assertThat(reply.costUsd()).isEqualByComparingTo(TeamFlow.costOfSteps(reply));
  }

  @Test
  void one_repair_is_enough_when_it_helps() {
    replying(Scripted.text("first"), Scripted.text("Winter lamps"));

    Reply reply = team.ask("/haiku about lamps");

    assertThat(reply.text()).isEqualTo("Winter lamps");
    assertThat(reply.decisions()).hasSize(1);
    assertThat(team.sent(1)).contains("first", "It does not name winter.");
  }

  @Test
  void the_specialist_gets_the_skill_the_attempt_and_the_objection() {
    replying(Scripted.text("first"), Scripted.text("second"), Scripted.text("Winter lamps"));

    Reply reply = team.ask("/haiku about lamps");

    assertThat(reply.status()).isEqualTo("answered");
    assertThat(reply.tier()).isEqualTo("specialist");
    assertThat(reply.text()).isEqualTo("Winter lamps");
    assertThat(team.sent(2))
        .contains("Name the season.", "about lamps", "second", "It does not name winter.");
  }

  @Test
  void a_skill_that_the_workhorse_takes_up_brings_its_checks_and_goes_along() {
    replying(
        Scripted.call("use_skill", Map.of("name", "haiku", "input", "about lamps")),
        Scripted.text("first"),
        Scripted.text("second"),
        Scripted.text("Winter lamps"));

    Reply reply = team.ask("Something short and Japanese for our lamps, please");

    assertThat(reply.text()).isEqualTo("Winter lamps");
    assertThat(reply.route()).isEqualTo("haiku");
    assertThat(team.sent(3)).contains("Name the season.");
    assertThat(TeamFlow.kinds(reply).stream().filter("check"::equals)).hasSize(3);
  }

  @Test
  void a_skill_that_was_laid_before_the_workhorse_checks_only_what_is_made_by_it() {
    replying(
        Scripted.text("Skill: haiku\n\nLamps in the snow"),
        Scripted.text("Skill: haiku\n\nWinter lamps"),
        Scripted.text("A haiku has three lines."));

    Reply made = team.ask("Write a haiku about lamps");
    Reply other = team.ask("What is the form of a haiku?");

    assertThat(team.model.requests().getFirst().lastUserText()).contains("Name the season.");
    assertThat(made.text()).isEqualTo("Winter lamps");
    assertThat(TeamFlow.kinds(made)).containsExactly("decide", "model", "check", "model", "check");
    assertThat(other.text()).isEqualTo("A haiku has three lines.");
    assertThat(TeamFlow.kinds(other)).containsExactly("decide", "model");
  }

  @Test
  void no_escalation_goes_beyond_what_the_caller_allows() {
    replying(Scripted.text("first"), Scripted.text("second"), Scripted.text("Winter lamps"));
    var limited =
        new Request.Options(
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(140_000_000L),
            false);

    Reply reply = team.ask("/haiku about lamps", limited);

    assertThat(reply.status()).isEqualTo("refused");
    assertThat(TeamFlow.code(reply)).isEqualTo("budget");
    assertThat(reply.exitCode()).isEqualTo(4);
    assertThat(team.model.requests()).hasSize(2);
    assertThat(reply.decisions()).hasSize(2);
    assertThat(reply.costUsd()).isLessThan(new java.math.BigDecimal("0.14"));
  }

  @Test
  void a_stage_that_fails_twice_goes_to_the_specialist_once_and_the_record_says_so() {
    replying(
        Scripted.text("first"),
        Scripted.text("second"),
        Scripted.text("third"),
        Scripted.text("fourth"));
    team.workspace.write(
        "pipelines/poem.yaml",
        """
        description: A poem
        inputs: [topic]
        stages:
          - {name: write, role: workhorse, skill: haiku, context: [topic], task: Write it.}
        """);

    Reply reply = team.ask("/poem lamps");

    assertThat(TeamFlow.code(reply)).isEqualTo("quality_check");
    assertThat(team.model.requests())
        .extracting(asked -> asked.model())
        .containsExactly("claude-sonnet-5", "claude-sonnet-5", "claude-opus-5", "claude-opus-5");
    assertThat(reply.steps())
        .filteredOn(step -> step.kind().equals("decide"))
        .extracting(Reply.StepView::name)
        .containsExactly("router", "stage write to the specialist");
  }
}
