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

class PipelineFlowTest {
  static final String POST =
      "# Lanterns that last\n\n*Why ours do.*\n\n## The wick\n\n"
          + "A wick of cotton burns evenly. ".repeat(20)
          + "\n\n## The oil\n\n"
          + "Clean oil leaves no soot. ".repeat(20);
  static final String PAGE =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>Lanterns that last</title>
      <meta name="viewport" content="width=device-width"><meta name="description" content="Why"></head>
      <body><main><article><h1>Lanterns that last</h1></article></main></body></html>
      """
          .strip();

  @TempDir private Path folder;
  private TeamFlow team;

  @AfterEach
  void closes_everything() {
    team.close();
  }

  private void assertBothStages(Reply reply, int firstCall) {
    assertThat(reply.error()).isEmpty();
    assertThat(reply.status()).isEqualTo("answered");
    assertThat(reply.tier()).isEqualTo("pipeline");
    assertThat(reply.route()).isEqualTo("blog-post");
    assertThat(reply.text()).isEqualTo(PAGE);
    assertThat(reply.outputs().orElseThrow())
        .containsExactly(
            Map.entry("content", POST.strip()), Map.entry("implementation", PAGE.strip()));
    assertThat(team.sent(firstCall)).contains("zebra lanterns");
    assertThat(team.model.requests().get(firstCall + 1).messages()).hasSize(1);
    assertThat(team.sent(firstCall + 1))
        .contains("<content>\n# Lanterns that last")
        .doesNotContain("zebra")
        .doesNotContain("Scripts that may fit");
  }

  @ParameterizedTest
  @EnumSource(Api.class)
  void carries_out_a_pipeline_that_the_caller_names(Api api) {
    team =
        TeamFlow.replying(folder, Scripted.text(POST.strip()), Scripted.text(PAGE)).speaking(api);

    Reply reply = team.ask("/blog-post zebra lanterns");

    assertThat(reply.source()).isEqualTo("explicit");
    assertBothStages(reply, 0);
    assertThat(team.model.requests()).hasSize(2);
    assertThat(team.model.requests().get(1).model())
        .isEqualTo(api == Api.ANTHROPIC ? "claude-opus-5" : "gpt-5.6");
  }

  @Test
  void carries_out_a_pipeline_that_the_workhorse_chooses() {
    team =
        TeamFlow.replying(
            folder,
            Scripted.call(
                "run_pipeline",
                Map.of("name", "blog-post", "inputs", Map.of("topic", "zebra lanterns"))),
            Scripted.text(POST.strip()),
            Scripted.text(PAGE));

    Reply reply = team.ask("We need something to read about our lamps by Friday");

    assertThat(reply.source()).isEqualTo("workhorse");
    assertThat(reply.decisions()).hasSize(2);
    assertBothStages(reply, 1);
  }

  @Test
  void repeats_no_stage_after_a_person_has_looked_at_it() {
    team = TeamFlow.replying(folder, Scripted.text("A draft."), Scripted.text("A page.")).alone("");
    team.workspace.write(
        "pipelines/notice.yaml",
        """
        description: A notice
        inputs: [topic]
        stages:
          - {name: draft, role: workhorse, context: [topic], task: Write it., approve: true}
          - {name: page, role: specialist, context: [draft], task: Make a page.}
        """);

    Reply waiting = team.ask("/notice lamps");
    assertThat(waiting.status()).isEqualTo("waiting");
    assertThat(waiting.approval().orElseThrow().command()).contains("A draft.");
    assertThat(team.model.requests()).hasSize(1);
    team.restarted();
    Reply done = team.decide(waiting.id(), true);

    assertThat(done.error()).isEmpty();
    assertThat(done.outputs().orElseThrow())
        .containsExactly(Map.entry("draft", "A draft."), Map.entry("page", "A page."));
    assertThat(team.model.requests()).hasSize(2);
    assertThat(TeamFlow.kinds(done)).containsExactly("decide", "model", "check", "model");
  }

  @Test
  void tells_the_model_once_what_a_check_rejects() {
    team =
        TeamFlow.replying(
            folder,
            Scripted.text("Here is your post!"),
            Scripted.text(POST.strip()),
            Scripted.text(PAGE));

    Reply reply = team.ask("/blog-post zebra lanterns");

    assertThat(team.sent(1)).contains("Here is your post!", "must begin with its title");
    assertThat(reply.status()).isEqualTo("answered");
    assertThat(TeamFlow.kinds(reply))
        .containsExactly("decide", "model", "check", "model", "check", "model", "check");
  }

  @Test
  void fails_when_the_heavy_model_cannot_get_past_a_check_either() {
    Scripted bad = Scripted.text("Here is your post!");
    team = TeamFlow.replying(folder, bad, bad, bad, bad);

    Reply reply = team.ask("/blog-post zebra lanterns");

    assertThat(reply.status()).isEqualTo("failed");
    assertThat(TeamFlow.code(reply)).isEqualTo("quality_check");
    assertThat(reply.exitCode()).isEqualTo(1);
    assertThat(team.model.requests()).hasSize(4);
    assertThat(TeamFlow.costOfSteps(reply)).isEqualByComparingTo(reply.costUsd()).isPositive();
  }
}
