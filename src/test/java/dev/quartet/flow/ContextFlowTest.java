package dev.quartet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quartet.model.Provider.Protocol;
import dev.quartet.model.TokenCounter;
import dev.quartet.reply.Reply;
import dev.quartet.run.ContextManifest;
import dev.quartet.standin.Asked;
import dev.quartet.standin.ModelServer;
import dev.quartet.standin.Scripted;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a model is sent, counted on the wire, with the shipped library and fifty memory files. */
class ContextFlowTest {
  private static final TokenCounter COUNTER = new TokenCounter();
  private static final String QUESTION = "Why does a lamp feel warmer when it hangs lower?";
  private static final String ANOTHER =
      "Compare our refund rate with last year and say what changed";

  @TempDir private Path folder;
  private TeamFlow team;

  @AfterEach
  void closes_everything() {
    team.close();
  }

  private void talking(Protocol protocol) {
    team =
        new TeamFlow(
            folder, new ModelServer(_ -> TeamFlow.metered(Scripted.text("Because of the walls."))));
    TeamFlow _ =
        switch (protocol) {
          case ANTHROPIC -> team.speaking(TeamFlow.Api.ANTHROPIC);
          case OPENAI -> team.speaking(TeamFlow.Api.OPENAI);
          case GEMINI -> team.speakingGemini();
        };
    for (int i = 0; i < 50; i++) {
      team.workspace.write(
          "memory/note-" + i + ".md",
          "# Note " + i + "\n\n## Decision " + i + "\n\nWe chose supplier " + i + " for lamps.\n");
    }
  }

  /** Everything that was sent, as it was sent, without the words of the person. */
  private static String before(Asked asked, String words) {
    return asked.body().toString().replace(words, "");
  }

  /** The first call that a request leads to. */
  private Asked asked(String text) {
    int before = team.model.requests().size();
    Reply _ = team.ask(text);
    return team.model.requests().get(before);
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void the_base_context_has_at_most_3000_tokens(Protocol protocol) {
    talking(protocol);
    assertThat(team.app().library.get().scripts()).hasSizeGreaterThan(130);
    assertThat(team.app().library.get().skills()).hasSizeGreaterThanOrEqualTo(20);

    for (String text : List.of(QUESTION, ANOTHER)) {
      assertThat(COUNTER.count(before(asked(text), text))).as(text).isLessThanOrEqualTo(3000);
    }
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void a_recognised_skill_is_there_at_once_within_6000_tokens(Protocol protocol) {
    talking(protocol);
    String text = "Write release notes from these commits: faster search, fixed login, dropped IE";

    Asked asked = asked(text);

    assertThat(asked.lastUserText()).contains("Skill: release-notes", "# Release notes");
    assertThat(COUNTER.count(before(asked, text))).isLessThanOrEqualTo(6000);
    assertThat(COUNTER.count(before(asked("/release-notes " + text), text)))
        .isLessThanOrEqualTo(6000);
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void two_requests_share_their_beginning_to_the_byte(Protocol protocol) {
    talking(protocol);

    Asked first = asked(QUESTION);
    Asked second = asked(ANOTHER);

    String one = stable(first.body());
    String other = stable(second.body());
    assertThat(one).isEqualTo(other);
    int base = COUNTER.count(before(second, ANOTHER));
    assertThat(COUNTER.count(one)).isGreaterThanOrEqualTo(base * 9 / 10);
  }

  /** What stands before the last turn, in the provider's order of caching. */
  private static String stable(JsonNode body) {
    ObjectNode rest = body.deepCopy();
    rest.remove("contents");
    JsonNode messages = body.path("messages");
    if (messages.isArray()) {
      var before = rest.putArray("messages");
      messages.forEach(message -> {
        if (message.path("role").asText().equals("system")) {
          before.add(message);
        }
      });
    }
    return rest.toString();
  }

  @Test
  void anthropics_cache_markers_stand_on_the_tools_the_system_and_the_conversation() {
    talking(Protocol.ANTHROPIC);
    JsonNode body = asked(QUESTION).body();

    assertThat(body.path("system").path(0).path("cache_control").path("type").asText())
        .isEqualTo("ephemeral");
    assertThat(body.path("tools").path(7).path("cache_control").path("type").asText())
        .isEqualTo("ephemeral");
    assertThat(body.path("messages").toString()).doesNotContain("cache_control");

    team.askIn("c1", QUESTION);
    team.askIn("c1", "And higher?");
    JsonNode later = team.model.requests().getLast().body().path("messages");
    assertThat(later.path(1).toString()).contains("cache_control");
    assertThat(later.path(2).toString()).doesNotContain("cache_control");
  }

  @Test
  void the_manifest_of_a_call_is_kept_with_its_step_and_adds_up() {
    talking(Protocol.OPENAI);

    Reply reply = team.ask(ANOTHER);

    ContextManifest context =
        reply.steps().stream().flatMap(step -> step.context().stream()).findFirst().orElseThrow();
    assertThat(context.role()).isEqualTo("direct");
    assertThat(context.parts())
        .extracting(ContextManifest.Part::name)
        .containsSubsequence(
            "instructions", "tools", "index of scripts", "library entries", "request");
    assertThat(context.tokens())
        .isEqualTo(context.parts().stream().mapToInt(ContextManifest.Part::tokens).sum());
    Asked asked = team.model.requests().getLast();
    int sent = COUNTER.count(asked.system()) + COUNTER.count(asked.lastUserText());
    int tools = context.parts().get(1).tokens();
    assertThat(context.tokens() - tools).isBetween(sent, sent + 40);
  }
}
