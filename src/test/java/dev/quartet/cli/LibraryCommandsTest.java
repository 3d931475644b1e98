package dev.quartet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.cli.CommandLineOfATeam.Said;
import dev.quartet.standin.ModelServer;
import dev.quartet.standin.Scripted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryCommandsTest {
  @TempDir Path folder;
  private CommandLineOfATeam team;

  @BeforeEach
  void team() {
    team = new CommandLineOfATeam(folder).withShippedLibrary();
  }

  private static JsonNode entry(Said said, String id) {
    return StreamSupport.stream(said.json().spliterator(), false)
        .filter(node -> node.path("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void lists_shipped_scripts_and_those_of_the_workspace() {
    Said said = team.run("scripts");
    assertThat(said.exit()).isZero();
    assertThat(said.out()).contains("system/disk", "stripe/mrr", "shop/orders");
    assertThat(said.out()).containsPattern("shop/refund +write +Refund an order");
  }

  @Test
  void gives_every_part_of_a_script_as_json() {
    JsonNode refund = entry(team.run("scripts", "--json"), "shop/refund");
    assertThat(refund.path("description").asText()).isEqualTo("Refund an order");
    assertThat(refund.path("effect").asText()).isEqualTo("write");
    assertThat(refund.path("needs").isArray()).isTrue();
    assertThat(refund.path("params").path(0).path("name").asText()).isEqualTo("order");
    assertThat(refund.path("params").path(0).path("required").asBoolean()).isTrue();
    assertThat(refund.path("path").asText()).endsWith("scripts/shop/refund.sh");
    assertThat(refund.path("shipped").asBoolean(true)).isFalse();
  }

  @Test
  void shows_one_script() {
    Said said = team.run("scripts", "show", "stripe/mrr");
    assertThat(said.exit()).isZero();
    assertThat(said.out()).contains("effect read", "--currency", "STRIPE_API_KEY or ");
  }

  @Test
  void suggests_the_script_that_was_meant() {
    Said said = team.run("scripts", "show", "stripe/mr");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("stripe/mr", "stripe/mrr");
  }

  @Test
  void lists_and_shows_skills() {
    JsonNode post = entry(team.run("skills", "--json"), "blog-post");
    assertThat(post.path("description").isTextual()).isTrue();
    assertThat(post.path("tier").isTextual()).isTrue();
    assertThat(team.run("skills").out()).contains("SKILL", "blog-post", "company-research");
    assertThat(team.run("skills", "show", "blog-post").out()).startsWith("blog-post: ");
  }

  @Test
  void skills_are_listed_with_their_source_and_what_should_be_mended() {
    team.workspace.write(
        ".agents/skills/haiku/SKILL.md",
        "---\nname: Haiku\ndescription: Writes a haiku\n---\nFive, seven, five.\n");
    Said said = team.run("skills");
    assertThat(said.exit()).isZero();
    assertThat(said.out())
        .containsPattern("haiku +direct +project +Writes a haiku")
        .containsPattern("company-research +\\w+ +shipped ");
    assertThat(said.err()).containsPattern("haiku/SKILL.md:2: warning: the name 'Haiku'");
    JsonNode haiku = entry(team.run("skills", "--json"), "haiku");
    assertThat(haiku.path("source").asText()).isEqualTo("project");
    assertThat(haiku.path("warnings").toString()).contains("the name 'Haiku'");
    assertThat(team.run("skills", "show", "haiku").out())
        .startsWith("haiku: Writes a haiku\n")
        .contains("(project, direct)", "Five, seven, five.");
  }

  @Test
  void a_strict_check_of_skills_tells_errors_and_warnings_apart() {
    team.workspace.write(
        "skills/haiku/SKILL.md",
        "---\nname: haiku\ndescription: Writes a haiku\n---\n" + "Five.\n".repeat(600));
    Said advice = team.run("skills", "check", "haiku");
    assertThat(advice.exit()).isZero();
    assertThat(advice.err()).contains("warning: the instructions have 600 lines");

    team.workspace.write(
        "skills/haiku/SKILL.md", "---\nname: haiku\ndescription: ok\nx: 1\n---\nFive.\n");
    team.workspace.write("skills/broken/SKILL.md", "---\nname: broken\n---\nFive.\n");
    Said said = team.run("skills", "check", "--json");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.json().path("problems").findValuesAsText("severity"))
        .containsExactly("error", "error");
    assertThat(said.json().path("problems").findValuesAsText("message"))
        .containsExactlyInAnyOrder("unknown key 'x'", "'description' is missing");
    assertThat(team.run("skills", "check", "blog-post").out()).contains("1 skills, all well");
  }

  @Test
  void a_skills_script_runs_by_its_whole_name() {
    team.workspace.write(
        "skills/haiku/SKILL.md",
        "---\nname: haiku\ndescription: Writes a haiku\n---\nFive, seven, five.\n");
    team.workspace.write("skills/haiku/scripts/count.py", "import sys\nprint(sys.argv[1:])\n");
    assertThat(team.run("skills", "show", "haiku").out()).contains("skill:haiku/count.py");
    assertThat(team.run("scripts").out()).doesNotContain("skill:haiku");
    Said said = team.run("scripts", "run", "skill:haiku/count.py", "--yes", "a b");
    assertThat(said.out()).isEqualTo("['--yes', 'a b']\n");
  }

  @Test
  void lists_and_shows_pipelines() {
    JsonNode post = entry(team.run("pipelines", "--json"), "blog-post");
    assertThat(post.path("stages").isArray()).isTrue();
    assertThat(post.path("inputs").isArray()).isTrue();
    assertThat(team.run("pipelines").out()).contains("PIPELINE", "blog-post", "→");
    assertThat(team.run("pipelines", "show", "blog-post").json().path("id").asText())
        .isEqualTo("blog-post");
  }

  @ParameterizedTest
  @ValueSource(strings = {"scripts", "skills", "pipelines"})
  void finds_nothing_wrong_with_what_is_shipped(String kind) {
    Said said = team.run(kind, "check");
    assertThat(said.err()).isEmpty();
    assertThat(said.out()).contains("all well");
    assertThat(said.exit()).isZero();
  }

  @Test
  void names_file_and_line_of_a_broken_manifest_and_keeps_every_other_script() {
    team.workspace.script("shop/broken", "description: Broken\neffect: maybe\n", "echo\n");
    Said said = team.run("scripts", "check");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.err()).containsPattern("scripts/shop/broken\\.sh:\\d+: .*maybe");
    assertThat(team.run("scripts").out()).contains("shop/orders", "system/disk");
    assertThat(team.run("ask", "/shop/orders").exit()).isZero();
  }

  @Test
  void names_a_stage_of_a_pipeline_whose_skill_is_missing() {
    team.workspace.write(
        "pipelines/launch.yaml",
        """
        description: Launches a lamp
        inputs: [lamp]
        stages:
          - {name: text, role: workhorse, skill: no-such-skill}
        """);
    Said said = team.run("pipelines", "check");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.err()).contains("launch.yaml", "no-such-skill");
  }

  @Test
  void a_script_runs_with_its_own_exit_code() {
    Said said = team.run("scripts", "run", "shop/down");
    assertThat(said.exit()).isEqualTo(69);
    assertThat(said.err()).contains("the warehouse does not answer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$(touch pwned)",
        "`touch pwned`",
        "'; touch pwned; '",
        "\" && touch pwned && \"",
        "| touch pwned",
        "--yes please",
        "*",
        "a\nb",
        "ünï → 漢字"
      })
  void a_script_gets_its_arguments_as_they_were_given(String hostile) {
    Said said = team.run("scripts", "run", "shop/echo", "--text", hostile);
    assertThat(said.err()).isEmpty();
    assertThat(said.out()).isEqualTo("--text|" + hostile + "|\n");
    assertThat(team.workspace.root.resolve("pwned")).doesNotExist();
  }

  @Test
  void a_script_is_not_run_with_an_option_that_it_does_not_have() {
    Said said = team.run("scripts", "run", "shop/echo", "--txt", "hello");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("txt", "text");
  }

  @Test
  void a_write_that_is_run_by_itself_is_given_no_yes_of_ours() {
    team.workspace.script(
        "shop/careful",
        "description: Writes only with a yes\neffect: write\n",
        "[[ \" $* \" == *' --yes '* ]] && echo written || echo 'would write'\n");
    assertThat(team.run("scripts", "run", "shop/careful").out()).isEqualTo("would write\n");
    assertThat(team.run("scripts", "run", "shop/careful", "--yes").out()).isEqualTo("written\n");
  }

  @Test
  void an_untrusted_workspace_runs_nothing() {
    team.workspace.variable("QUARTET_TRUST_WORKSPACE", "no");
    assertThat(team.run("scripts").out()).contains("(untrusted)");
    Said said = team.run("scripts", "run", "shop/orders");
    assertThat(said.exit()).isNotZero();
    assertThat(said.out()).doesNotContain("42 orders");
    assertThat(said.err()).contains("quartet trust");
  }

  @Test
  void runs_a_skill_with_its_instructions() {
    team.workspace.write(
        "skills/haiku/SKILL.md",
        """
        ---
        name: haiku
        description: Writes a haiku. Use when someone asks for a haiku.
        ---
        Five syllables, then seven, then five.
        """);
    try (var models = ModelServer.replying(Scripted.text("Larch, quiet and warm"))) {
      Said said = team.with(models).run("skills", "run", "haiku", "about", "larch");
      assertThat(said.out()).isEqualTo("Larch, quiet and warm\n");
      assertThat(said.exit()).isZero();
      assertThat(models.requests().getFirst().body().toString())
          .contains("Five syllables, then seven, then five.", "about larch");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"skills", "pipelines", "scripts"})
  void runs_nothing_that_is_not_there(String kind) {
    Said said = team.run(kind, "run", "no/such-thing");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("no/such-thing");
  }

  @Test
  void a_new_script_checks_well_answers_its_help_and_passes_its_own_test() throws Exception {
    Said said = team.run("scripts", "new", "acme/open-invoices");
    assertThat(said.exit()).isZero();
    team.run("trust");
    assertThat(team.run("scripts", "check").out()).contains("all well");
    assertThat(team.run("scripts", "run", "acme/open-invoices", "--help").out())
        .contains("ACME_API_KEY", "List the open invoices of acme");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/bats")), "bats is not installed");
    Path test = team.workspace.root.resolve("scripts/acme/open-invoices.bats");
    Process bats =
        new ProcessBuilder("/usr/bin/bats", test.toString())
            .redirectErrorStream(true)
            .redirectOutput(team.workspace.root.resolve("bats.log").toFile())
            .start();
    assertThat(bats.waitFor())
        .as(Files.readString(team.workspace.root.resolve("bats.log")))
        .isZero();
  }

  @Test
  void a_new_script_never_takes_the_place_of_another() {
    team.run("scripts", "new", "acme/invoices");
    Said said = team.run("scripts", "new", "acme/invoices");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("is there already");
    assertThat(team.run("scripts", "new", "../evil").exit()).isEqualTo(2);
  }

  @Test
  void a_credential_is_proved_by_the_services_cheapest_read() {
    assertThat(team.run("scripts", "check", "--live", "stripe").err()).contains("STRIPE_API_KEY");
    assertThat(team.run("scripts", "check", "--live", "nobody").err()).contains("no service");
  }
}
