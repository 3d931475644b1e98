package dev.quartet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.reply.Reply;
import dev.quartet.standin.Scripted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a skill brings along: files that are read when they are needed, scripts that are run. */
class SkillFlowTest {
  @TempDir private Path folder;
  private final List<TeamFlow> opened = new java.util.ArrayList<>();

  @AfterEach
  void closes_everything() {
    opened.forEach(TeamFlow::close);
  }

  private TeamFlow team(String tier, Scripted... replies) {
    TeamFlow team = TeamFlow.replying(folder, replies).alone("");
    opened.add(team);
    team.workspace.write(
        "skills/poem/SKILL.md",
        "---\nname: poem\ndescription: Writes a poem\nmetadata: {quartet-tier: "
            + tier
            + "}\n---\nRead references/forms.md first.\n");
    team.workspace.write("skills/poem/references/forms.md", "A haiku has three lines.\n");
    return team;
  }

  private static Scripted reading(String file) {
    return Scripted.call("read_resource", Map.of("skill", "poem", "file", file));
  }

  private static Scripted running(String id, Map<String, String> arguments) {
    return Scripted.call(
        "run_script", Map.of("id", id, "arguments", arguments, "then", "continue"));
  }

  @Test
  void the_workhorse_reads_a_skills_file_when_it_needs_it() {
    TeamFlow team =
        team(
            "direct",
            Scripted.call("use_skill", Map.of("name", "poem", "input", "larch")),
            reading("references/forms.md"),
            reading("../../quartet.yaml"),
            Scripted.text("Larch."));

    Reply reply = team.ask("A poem on larch, please");

    assertThat(reply.text()).isEqualTo("Larch.");
    assertThat(team.sent(0)).doesNotContain("three lines");
    assertThat(team.sent(1)).contains("Files of this skill: references/forms.md");
    assertThat(team.sent(2)).contains("A haiku has three lines.");
    assertThat(team.sent(3)).contains("leads out of the skill's folder");
  }

  @Test
  void the_specialist_reads_the_files_of_the_skill_that_it_works_by() {
    TeamFlow team = team("specialist", reading("references/forms.md"), Scripted.text("Larch."));

    Reply reply = team.ask("/poem on larch");

    assertThat(reply.tier()).isEqualTo("specialist");
    assertThat(team.model.requests().getFirst().tools()).containsExactly("read_resource");
    assertThat(team.sent(1)).contains("A haiku has three lines.");
  }

  @Test
  void in_a_repository_too_and_by_the_repositorys_own_instructions() throws Exception {
    TeamFlow team = team("specialist", reading("references/forms.md"), Scripted.text("Larch."));
    team.workspace.write("AGENTS.md", "Rhyme nothing.\n");
    team.workspace.write("CLAUDE.md", "@AGENTS.md\n");
    for (String command : List.of("init -q", "add AGENTS.md CLAUDE.md", "commit -qm all")) {
      git(team, command);
    }

    Reply reply = team.ask("/poem on larch");

    assertThat(reply.error()).isEmpty();
    assertThat(team.model.requests().getFirst().tools()).contains("read_file", "read_resource");
    assertThat(team.sent(0)).containsOnlyOnce("Rhyme nothing.").doesNotContain("@AGENTS.md");
    assertThat(team.sent(1)).contains("A haiku has three lines.");
  }

  private static void git(TeamFlow team, String command) throws IOException, InterruptedException {
    List<String> argv =
        new java.util.ArrayList<>(
            List.of("git", "-c", "user.name=Ada", "-c", "user.email=ada@example.com"));
    argv.addAll(List.of(command.split(" ", -1)));
    Process git = new ProcessBuilder(argv).directory(team.workspace.root.toFile()).start();
    assertThat(git.waitFor()).isZero();
  }

  @Test
  void a_skills_script_with_a_manifest_runs_by_its_effect() {
    TeamFlow team =
        team("direct", running("skill:poem/count", Map.of("word", "larch")), Scripted.text("5"));
    team.workspace.write(
        "skills/poem/scripts/count.sh",
        """
        #!/usr/bin/env bash
        # ---
        # description: Count letters
        # effect: read
        # params:
        #   - {name: word, required: true}
        # ---
        echo "$2 has ${#2} letters"
        """);

    Reply reply = team.ask("How long is larch?");

    assertThat(reply.text()).isEqualTo("5");
    assertThat(team.sent(1)).contains("larch has 5 letters");
    assertThat(reply.receipts())
        .singleElement()
        .satisfies(receipt -> assertThat(receipt.name()).isEqualTo("skill:poem/count"));
    assertThat(team.app().library.get().scriptIndex()).doesNotContain("poem");
  }

  @Test
  void one_without_a_manifest_waits_for_a_yes_and_is_bound_to_all_that_it_may_call()
      throws IOException {
    TeamFlow team =
        team(
            "direct",
            running("skill:poem/print", Map.of("args", "--to 'the wall' $HOME")),
            Scripted.text("Printed."),
            running("skill:poem/print", Map.of("args", "[\"one\"]")));
    team.workspace.write("skills/poem/scripts/tools.sh", "say() { printf '<%s>' \"$@\"; }\n");
    team.workspace.write(
        "skills/poem/scripts/print.sh", "source \"$(dirname \"$0\")/tools.sh\"; say \"$@\"\n");

    Reply waiting = team.ask("Print the poem");
    assertThat(waiting.status()).isEqualTo("waiting");
    assertThat(waiting.approval().orElseThrow().command())
        .isEqualTo("/skill:poem/print --to \"the wall\" \"$HOME\"");

    Reply done = team.decide(waiting.approval().orElseThrow().id(), true);
    assertThat(done.text()).isEqualTo("Printed.");
    assertThat(team.sent(1)).contains("<--to><the wall><$HOME>");

    Reply second = team.ask("Print it again");
    assertThat(second.status()).isEqualTo("waiting");
    Files.writeString(
        team.workspace.root.resolve("skills/poem/scripts/tools.sh"), "say() { touch gone; }\n");
    assertThat(TeamFlow.code(team.decide(second.approval().orElseThrow().id(), true)))
        .isEqualTo("approval_changed");
  }

  @Test
  void an_untrusted_skill_runs_nothing() {
    TeamFlow team = team("direct", running("skill:poem/print", Map.of()), Scripted.text("No."));
    team.workspace.write("skills/poem/scripts/print.sh", "touch gone\n");
    team.workspace.variable("QUARTET_TRUST_WORKSPACE", "no");

    Reply reply = team.ask("/skill:poem/print now");

    assertThat(TeamFlow.code(reply)).isEqualTo("untrusted");
    assertThat(team.workspace.root.resolve("gone")).doesNotExist();
  }
}
