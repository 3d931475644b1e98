package dev.quartet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.cli.CommandLineOfATeam.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceCommandsTest {
  @TempDir Path folder;
  private CommandLineOfATeam team;

  @BeforeEach
  void team() {
    team = new CommandLineOfATeam(folder);
  }

  @Test
  void makes_a_workspace_whose_secrets_only_their_owner_reads() throws IOException {
    Said said = team.run("init", "new");
    Path made = team.workspace.root.resolve("new");
    assertThat(said.exit()).isZero();
    assertThat(said.out()).contains("Made a workspace in " + made);
    assertThat(made.resolve("quartet.yaml")).isRegularFile();
    assertThat(made.resolve("scripts")).isDirectory();
    assertThat(made.resolve("skills")).isDirectory();
    assertThat(made.resolve("pipelines")).isDirectory();
    assertThat(made.resolve("memory")).isDirectory();
    assertThat(Files.getPosixFilePermissions(made.resolve("secrets.env")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(made.resolve(".gitignore")).content().contains("secrets.env", ".quartet/");
  }

  @Test
  void does_not_overwrite_a_workspace() throws IOException {
    String before = Files.readString(team.workspace.root.resolve("quartet.yaml"));
    Said said = team.run("init");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("is there already");
    assertThat(team.workspace.root.resolve("quartet.yaml")).content().isEqualTo(before);
  }

  @Test
  void trusts_the_files_as_they_are_now_and_no_longer() {
    team.workspace.variable("QUARTET_TRUST_WORKSPACE", "no");
    assertThat(team.run("ask", "/shop/orders").exit()).isNotZero();
    Said said = team.run("trust");
    assertThat(said.exit()).isZero();
    assertThat(said.out()).contains("quartet.yaml", "scripts/shop/orders.sh");
    assertThat(team.run("ask", "/shop/orders").exit()).isZero();
    team.workspace.script("shop/orders", "description: Changed\neffect: read\n", "echo changed\n");
    Said after = team.run("ask", "/shop/orders");
    assertThat(after.out()).doesNotContain("changed");
    assertThat(after.err()).contains("quartet trust");
  }

  @Test
  void the_doctor_says_how_everything_stands() {
    team.workspace.variable("ANTHROPIC_API_KEY", "simulated-key");
    Said said = team.run("doctor");
    assertThat(said.exit()).isZero();
    assertThat(said.out())
        .contains(
            "workspace " + team.workspace.root,
            "library: 4 scripts",
            "workhorse: anthropic/claude-sonnet-5",
            "specialist: anthropic/claude-opus-5",
            "sandbox: ",
            "database ",
            "server: does not run")
        .containsPattern("base context: \\d+ tokens \\(o200k_base\\)")
        .containsPattern("prices of \\d{4}-\\d{2}-\\d{2}")
        .doesNotContain("simulated-key");
  }

  @Test
  void the_doctor_says_what_to_set_when_a_model_has_no_credential() {
    team.workspace.write(
        "quartet.yaml", "models:\n  workhorse: {provider: anthropic, model: claude-sonnet-5}\n");
    Said said = team.run("doctor");
    assertThat(said.out()).contains("note  workhorse: ", "Set ANTHROPIC_API_KEY");
    assertThat(said.out()).contains("no credential yet for: ");
  }

  @Test
  void the_doctor_finds_a_broken_manifest_and_fails() {
    team.workspace.script("shop/broken", "description: Broken\neffect: maybe\n", "echo\n");
    Said said = team.run("doctor");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out()).containsPattern("wrong .*scripts/shop/broken\\.sh:\\d+:");
  }

  @Test
  void a_mistake_in_the_configuration_is_named_by_its_line() {
    team.workspace.write("quartet.yaml", "library: {shipped: false}\nbudget: {day: 3}\n");
    Said said = team.run("ask", "/shop/orders");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("quartet.yaml:2:", "budget");
  }

  @Test
  void the_doctor_goes_on_when_a_command_that_prints_a_secret_fails() {
    team.workspace.write(
        "quartet.yaml", "secrets:\n  STRIPE_API_KEY: [no-such-password-store, show]\n");
    Said said = team.run("doctor");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out())
        .containsOnlyOnce("wrong The command that prints STRIPE_API_KEY ended with 127")
        .contains("sandbox: ", "server: does not run");
  }
}
