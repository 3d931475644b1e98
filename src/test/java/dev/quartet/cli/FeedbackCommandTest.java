package dev.quartet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.cli.CommandLineOfATeam.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedbackCommandTest {
  private static final String ASKED = "How many orders today?";

  @TempDir Path folder;
  private CommandLineOfATeam team;

  @BeforeEach
  void team() {
    team = new CommandLineOfATeam(folder);
  }

  private String asked() {
    return team.run("ask", ASKED, "--json").json().path("id").asText();
  }

  private String routed() {
    return team.run("route", ASKED, "--json").json().path("route").asText();
  }

  @Test
  void feedback_changes_where_the_request_goes_next_and_the_report_counts_it() {
    assertThat(routed()).isEqualTo("shop/orders");
    String id = asked();

    Said said = team.run("feedback", id, "--wrong", "--should", "direct", "--note", "I meant all");

    assertThat(said.exit()).isZero();
    assertThat(said.out()).contains("shop/orders was wrong", "quartet misroutes apply " + id);
    assertThat(routed()).isEqualTo("direct");
    JsonNode misroutes = team.run("misroutes", "--json").json();
    assertThat(misroutes).hasSize(1);
    assertThat(misroutes.path(0).path("source").asText()).isEqualTo("feedback");
    assertThat(misroutes.path(0).path("detail").asText()).isEqualTo("I meant all");
    JsonNode report = team.run("report", "--json").json();
    assertThat(report.path("tiers").path("script").path("misroutes").asInt()).isEqualTo(1);
    assertThat(report.path("misroutes").path("bySource").path("feedback").asInt()).isEqualTo(1);
    assertThat(report.path("misroutes").path("byRoute").path(0).path("high").asDouble())
        .isEqualTo(1);
  }

  @Test
  void applying_it_writes_the_near_miss_into_the_script_and_keeps_the_script_working()
      throws Exception {
    String id = asked();
    Said _ = team.run("feedback", id, "--wrong");

    Said applied = team.run("misroutes", "apply", id);

    assertThat(applied.exit()).as(applied.err()).isZero();
    assertThat(applied.out()).contains("orders.sh");
    assertThat(Files.readString(team.workspace.root.resolve("scripts/shop/orders.sh")))
        .contains("# not:\n#   - \"" + ASKED + "\"");
    assertThat(team.run("scripts", "run", "shop/orders").out()).contains(CommandLineOfATeam.ORDERS);
    assertThat(team.run("misroutes").out()).contains("No misroutes to review");
    assertThat(team.run("misroutes", "--all").out()).contains("applied");
  }

  @Test
  void a_shipped_scripts_sentences_go_into_the_workspaces_overrides() throws Exception {
    team.withShippedLibrary();
    String id = team.run("ask", "/git/status", "--json").json().path("id").asText();
    Said said = team.run("feedback", id, "--wrong");
    assertThat(said.exit()).as(said.err()).isZero();

    Said applied = team.run("misroutes", "apply", id);

    assertThat(applied.err()).isEmpty();
    assertThat(Files.readString(team.workspace.root.resolve("scripts/overrides.yaml")))
        .contains("git/status:\n  not:\n    - \"/git/status\"");
    assertThat(team.run("scripts", "show", "git/status").out()).contains("/git/status");
    assertThat(team.run("misroutes", "apply", id).out()).contains("say so already");
  }

  @Test
  void a_dismissed_misroute_does_not_count() {
    String id = asked();
    Said _ = team.run("feedback", id, "--wrong");
    assertThat(team.run("misroutes", "dismiss", id).out()).contains("Dismissed");
    assertThat(team.run("report", "--json").json().path("totals").path("misroutes").asInt())
        .isZero();
  }

  @Test
  void says_what_is_wrong_with_feedback() {
    assertThat(team.run("feedback", "r-nowhere", "--wrong").err()).contains("There is no request");
    String id = asked();
    assertThat(team.run("feedback", id).exit()).isEqualTo(2);
    assertThat(team.run("feedback", id, "--wrong", "--should", "shop/ordres").err())
        .contains("There is no route", "shop/orders");
    assertThat(team.run("misroutes", "apply", id).err()).contains("There is no misroute");
  }

  @Test
  void prints_the_report_by_script_and_as_csv() {
    String _ = asked();
    Said _ = team.run("ask", "/shop/down");
    assertThat(team.run("report", "--by", "script").out())
        .contains("SCRIPT", "shop/orders", "shop/down exit 69", "new");
    assertThat(team.run("report", "--by", "script", "--csv").out().lines())
        .hasSize(3)
        .first()
        .asString()
        .startsWith("key,requests,share");
    assertThat(team.run("report", "--csv").out()).contains("\nscript,2,1.0000,0,0,0,0,0,");
    assertThat(team.run("report", "--by", "moon").exit()).isEqualTo(2);
  }

  @Test
  void says_how_texts_are_kept_and_prunes_by_the_workspaces_policy() {
    String _ = asked();
    assertThat(team.run("ledger", "prune").out()).contains("All texts are kept");
    team.workspace.write("quartet.yaml", "library: {shipped: false}\nstore_text: none\n");
    assertThat(team.run("ledger", "prune", "--dry-run").out()).contains("Would prune 0 texts");
    team.workspace.write("quartet.yaml", "store_text: some\n");
    assertThat(team.run("ledger").err()).contains("unknown store_text 'some'");
  }
}
