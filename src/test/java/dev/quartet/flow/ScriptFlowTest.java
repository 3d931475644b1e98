package dev.quartet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.flow.TeamFlow.Api;
import dev.quartet.reply.Reply;
import dev.quartet.standin.Scripted;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptFlowTest {
  private static final String QUESTION = "Was last night's harvest good, and what does it mean?";

  @TempDir private Path folder;
  private TeamFlow team;

  @AfterEach
  void closes_everything() {
    team.close();
  }

  private void replying(Scripted... replies) {
    team = TeamFlow.replying(folder, replies).alone("");
    team.workspace.script(
        "farm/harvest",
        """
        description: The harvest of a field in tonnes
        effect: read
        params:
          - {name: field, type: enum, values: [north, south], default: north}
        examples:
          - How big was the harvest?
        """,
        "echo \"harvest of ${2:-north}: 12 tonnes\"\n");
  }

  private static Scripted.Reply harvest(String then) {
    return Scripted.call(
        "run_script",
        Map.of("id", "farm/harvest", "arguments", Map.of("field", "south"), "then", then));
  }

  @ParameterizedTest
  @EnumSource(Api.class)
  void gives_a_scripts_output_as_the_reply_without_paying_the_model_to_repeat_it(Api api) {
    replying(harvest("reply"));

    Reply reply = team.speaking(api).ask(QUESTION);

    assertThat(reply.error()).isEmpty();
    assertThat(reply.status()).isEqualTo("answered");
    assertThat(reply.text()).isEqualTo("harvest of south: 12 tonnes");
    assertThat(reply.tier()).isEqualTo("script");
    assertThat(reply.route()).isEqualTo("farm/harvest");
    assertThat(reply.source()).isEqualTo("workhorse");
    assertThat(reply.decisions())
        .extracting(decision -> decision.path("tier").asText())
        .containsExactly("direct", "script");
    assertThat(reply.decisions().getLast().path("arguments").path("field").asText())
        .isEqualTo("south");
    assertThat(reply.receipts()).hasSize(1);
    assertThat(reply.receipts().getFirst().exitCode()).isZero();
    assertThat(TeamFlow.kinds(reply)).containsExactly("decide", "model", "script");
    assertThat(team.model.requests()).hasSize(1);
    assertThat(reply.costUsd()).isEqualByComparingTo(TeamFlow.COST_OF_USAGE.get(api));
  }

  @ParameterizedTest
  @EnumSource(Api.class)
  void gives_a_scripts_output_to_the_model_that_wants_to_go_on(Api api) {
    replying(harvest("continue"), Scripted.text("12 tonnes, a good year."));

    Reply reply = team.speaking(api).ask(QUESTION);

    assertThat(reply.error()).isEmpty();
    assertThat(reply.text()).isEqualTo("12 tonnes, a good year.");
    assertThat(reply.tier()).isEqualTo("direct");
    assertThat(reply.decisions()).hasSize(1);
    assertThat(reply.receipts()).hasSize(1);
    assertThat(team.model.requests()).hasSize(2);
    assertThat(team.model.requests().get(1).toolResults())
        .singleElement()
        .satisfies(result -> assertThat(result.content()).isEqualTo("harvest of south: 12 tonnes"));
    assertThat(TeamFlow.kinds(reply)).containsExactly("decide", "model", "script", "model");
  }

  @Test
  void answers_a_lookup_that_it_recognises_without_any_model() {
    replying();

    Reply reply = team.ask("How big was the harvest?");

    assertThat(reply.error()).isEmpty();
    assertThat(reply.text()).isEqualTo("harvest of north: 12 tonnes");
    assertThat(reply.source()).isEqualTo("reflex");
    assertThat(reply.tokens().total()).isZero();
    assertThat(reply.costUsd()).isZero();
    assertThat(reply.baselineUsd()).isPositive();
    assertThat(team.model.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'; touch /tmp/x; '", "$(id)", "`id`", "a\nb", "--yes", "ünïcödé 🌾"})
  void hands_arguments_over_as_they_are_and_never_to_a_shell(String note) {
    replying(
        Scripted.call(
            "run_script",
            Map.of("id", "farm/note", "arguments", Map.of("note", note), "then", "reply")));
    team.workspace.script(
        "farm/note",
        """
        description: Repeats a note
        effect: read
        params:
          - {name: note, type: text, required: true}
        """,
        "printf '%s|%s' \"$1\" \"$2\"\n");

    Reply reply = team.ask(QUESTION);

    assertThat(reply.error()).isEmpty();
    assertThat(reply.text()).isEqualTo("--note|" + note);
  }
}
