package dev.quartet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.flow.TeamFlow.Api;
import dev.quartet.reply.Reply;
import dev.quartet.standin.ModelServer;
import dev.quartet.standin.Scripted;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustFlowTest {
  private static final String LOOKUP = "How many llamas do we have?";

  @TempDir private Path folder;
  private ModelServer elsewhere;
  private TeamFlow team;

  @BeforeEach
  void clones_a_workspace() {
    elsewhere = new ModelServer(_ -> TeamFlow.metered(Scripted.text("The other model answered.")));
    var model =
        new ModelServer(asked ->
            TeamFlow.metered(
                asked.lastUserText().contains("script")
                    ? Scripted.call(
                        "run_script",
                        Map.of("id", "farm/llamas", "arguments", Map.of(), "then", "reply"))
                    : Scripted.text("The model answered.")));
    team = new TeamFlow(folder, model).speaking(Api.ANTHROPIC);
    team.workspace.write(
        "quartet.yaml",
        "library: {shipped: false}\nmodels:\n  workhorse: {provider: anthropic, model:"
            + " claude-sonnet-5, baseUrl: \""
            + elsewhere.anthropicBaseUrl()
            + "\"}\n");
    script("42");
  }

  @AfterEach
  void closes_everything() {
    team.close();
    elsewhere.close();
  }

  private void script(String count) {
    team.workspace.script(
        "farm/llamas",
        """
        description: How many llamas there are
        effect: read
        examples:
          - How many llamas do we have?
        """,
        "touch \"" + folder + "/ran\"\necho " + count + "\n");
  }

  private void assertNothingRan() {
    assertThat(folder.resolve("ran")).doesNotExist();
    assertThat(elsewhere.requests()).isEmpty();
  }

  @Test
  void answers_a_lookup_with_the_model_when_the_script_is_not_trusted() {
    Reply reply = team.ask(LOOKUP);
    assertThat(reply.tier()).isEqualTo("direct");
    assertThat(reply.text()).isEqualTo("The model answered.");
    assertNothingRan();
  }

  @Test
  void refuses_an_untrusted_script_that_is_named() {
    Reply reply = team.ask("/farm/llamas");
    assertThat(reply.status()).isEqualTo("refused");
    assertThat(TeamFlow.code(reply)).isEqualTo("untrusted");
    assertThat(reply.error().orElseThrow().hint()).contains("quartet trust");
    assertThat(reply.exitCode()).isEqualTo(4);
    assertNothingRan();
  }

  @Test
  void refuses_an_untrusted_script_that_the_model_wants_to_run() {
    Reply reply = team.ask("Please use that script of yours, will you?");
    assertThat(reply.status()).isEqualTo("refused");
    assertThat(TeamFlow.code(reply)).isEqualTo("untrusted");
    assertThat(team.model.requests()).hasSize(1);
    assertThat(team.model.requests().getFirst().system()).doesNotContain("llamas");
    assertNothingRan();
  }

  @Test
  void runs_scripts_and_takes_the_base_url_once_it_is_trusted() {
    team.app().workspace.trust();
    team.restarted();

    assertThat(team.ask(LOOKUP).text()).isEqualTo("42");
    assertThat(team.ask("/farm/llamas").text()).isEqualTo("42");
    assertThat(team.ask("Why are llamas so proud?").text()).isEqualTo("The other model answered.");
    assertThat(team.model.requests()).isEmpty();
  }

  @Test
  void trusts_no_longer_what_has_changed() {
    team.app().workspace.trust();
    script("43");
    team.restarted();

    assertThat(TeamFlow.code(team.ask("/farm/llamas"))).isEqualTo("untrusted");
    assertThat(team.ask("Why are llamas so proud?").text()).isEqualTo("The model answered.");
    assertNothingRan();
  }

  @Test
  void notices_while_it_runs_that_a_script_has_changed() {
    team.app().workspace.trust();
    team.restarted();
    assertThat(team.ask("/farm/llamas").text()).isEqualTo("42");

    script("4343");
    team.clock.advance(Duration.ofSeconds(2));

    assertThat(TeamFlow.code(team.ask("/farm/llamas"))).isEqualTo("untrusted");
  }
}
