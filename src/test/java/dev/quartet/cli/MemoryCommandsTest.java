package dev.quartet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.cli.CommandLineOfATeam.Said;
import dev.quartet.standin.ModelServer;
import dev.quartet.standin.Scripted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryCommandsTest {
  @TempDir private Path folder;
  private CommandLineOfATeam team;

  @BeforeEach
  void begins() {
    team = new CommandLineOfATeam(folder);
  }

  @Test
  void lists_shows_and_finds_what_the_team_wrote_down() {
    assertThat(team.run("memory").out()).contains("Nothing is written down yet");
    team.workspace.write("memory/deploys.md", "# Deploys\n\nNever on a Friday.\n");
    team.workspace.write("memory/office.md", "# Office\n\nThe bell says Lerche.\n");

    assertThat(team.run("memory").out()).contains("deploys.md", "Never on a Friday.", "Office");
    assertThat(team.run("memory", "--json").json().get(0).path("title").asText())
        .isEqualTo("Deploys");
    assertThat(team.run("memory", "show", "deploys").out())
        .isEqualTo("# Deploys\n\nNever on a Friday.\n");
    assertThat(team.run("memory", "show", "deplois").err()).contains("Did you mean 'deploys.md'?");
    assertThat(team.run("memory", "when do we deploy?").out())
        .startsWith("Deploys  (memory/deploys.md");
    assertThat(
            team.run("memory", "search", "deploy", "on", "friday", "--in", "memory", "--json")
                .json()
                .get(0)
                .path("file")
                .asText())
        .isEqualTo("memory/deploys.md");
    assertThat(team.run("memory", "search", "x", "--in", "attic").exit()).isEqualTo(2);
  }

  @Test
  void says_when_nothing_is_written_down_about_it() {
    assertThat(team.run("memory", "zebra").out()).contains("Nothing is written down about this");
  }

  @Test
  void adds_a_note_and_refuses_a_secret() throws IOException {
    Said added = team.run("memory", "add", "Never", "on", "a", "Friday", "--file", "deploys");
    assertThat(added.out()).isEqualTo("Noted in memory/deploys.md\n");
    assertThat(Files.readString(team.workspace.root.resolve("memory/deploys.md")))
        .contains("# Deploys", "Never on a Friday");

    Said refused = team.run("memory", "add", "password: hunter22", "--file", "deploys");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("bears a password", "Note where it is kept instead");
  }

  @Test
  void checks_the_memory() {
    team.workspace.write("memory/good.md", "# Good\n\nFine.\n");
    assertThat(team.run("memory", "check").out()).contains("1 memory files, all well");
    team.workspace.write("memory/bad.md", "no title\n");
    Said said = team.run("memory", "check");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.err()).contains("bad.md:1: has no title");
  }

  @Test
  void drafts_components_and_keeps_what_people_wrote() throws IOException {
    team.workspace.write(
        "shop/src/Button.tsx", "export function Button({ kind }) { return <b />; }\n");
    team.workspace.write(
        "shop/src/Card.tsx", "export function Card({ title }) { return <p />; }\n");
    String own = "# Ours\n\n## Button\n\nOne a page.\n\n- path: src/Button.tsx\n";
    Path file = team.workspace.write("components/shop.md", own);

    Said drafted = team.run("components", "scan", "shop");
    assertThat(drafted.out()).startsWith("## Card").contains("- path: src/Card.tsx", "`title`");
    assertThat(drafted.err()).contains("1 new, 1 written down already");
    assertThat(file).hasContent(own);

    assertThat(team.run("components", "scan", "shop", "--write").out()).contains("Added 1 to");
    assertThat(Files.readString(file)).startsWith(own.stripTrailing()).contains("## Card");
    assertThat(team.run("components", "scan", "shop", "--write").out()).contains("Nothing new");

    assertThat(team.run("components").out()).contains("Button", "One a page.", "src/Card.tsx");
    assertThat(team.run("components", "--json").json().findValuesAsText("name"))
        .containsExactly("Button", "Card");
    assertThat(team.run("components", "show", "card").out()).contains("src/Card.tsx");
    assertThat(team.run("components", "show", "Crad").err()).contains("Did you mean 'Card'?");
    assertThat(team.run("components", "scan", "nowhere").exit()).isEqualTo(2);
  }

  @Test
  void what_the_heartbeat_tidied_is_shown_and_undone() throws IOException {
    assertThat(team.run("memory", "undo").err()).contains("not tidied", "undo --list");
    assertThat(team.run("memory", "undo", "--list").out()).contains("never tidied");
    String text = "# Deploys\n\n- Never on a Friday.\n- Not on Fridays, never.\n";
    Path file = team.workspace.write("memory/deploys.md", text);
    String proposal = "{\"edits\": [{\"do\": \"archive\", \"block\": 2, \"why\": \"said above\"}]}";
    try (var models = ModelServer.replying(Scripted.text(proposal))) {
      assertThat(team.with(models).run("heartbeat", "--now").exit()).isZero();
    }
    assertThat(file).hasContent("# Deploys\n\n- Never on a Friday.\n");
    assertThat(team.run("memory", "undo", "--list").out())
        .contains("in force", "archived a note of memory/deploys.md: said above");
    assertThat(team.run("memory", "undo", "--show").out())
        .contains("--- a/memory/deploys.md", "\n-- Not on Fridays, never.");

    assertThat(team.run("memory", "undo").out()).contains("Undone", "memory/deploys.md");
    assertThat(Files.readString(file)).isEqualTo(text);
    assertThat(team.run("memory", "undo", "--list").out()).contains("undone");
    assertThat(team.run("memory", "undo", "u0").err()).contains("no tidying of the memory u0");
  }
}
