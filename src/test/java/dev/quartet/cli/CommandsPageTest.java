package dev.quartet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.cli.CommandLineOfATeam.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Write the page anew with: mvn test -Dtest=CommandsPageTest -Dcommands.page=write */
class CommandsPageTest {
  private static final Path PAGE = Path.of("docs/commands.md");
  private static final String HEAD =
      """
      # Commands

      What `quartet COMMAND --help` prints, for every command. A test holds this page to the commands; write it anew with
      `mvn test -Dtest=CommandsPageTest -Dcommands.page=write`.
      """;

  @TempDir Path folder;
  private CommandLineOfATeam team;

  @BeforeEach
  void team() {
    team = new CommandLineOfATeam(folder);
  }

  private String page() {
    var page = new StringBuilder(HEAD);
    section(page, "quartet", team.run("--help").out());
    try (var console = new Console(team.setting(), nowhere())) {
      sections(page, "quartet", QuartetCommand.line(console));
    }
    return page.toString();
  }

  private static Console.Streams nowhere() {
    var none = new java.io.PrintStream(java.io.OutputStream.nullOutputStream(), true);
    return new Console.Streams(java.io.InputStream.nullInputStream(), none, none, false, false);
  }

  private static void sections(StringBuilder page, String parent, CommandLine line) {
    Map<String, CommandLine> commands = line.getSubcommands();
    commands.forEach((name, command) -> {
      String whole = parent + " " + name;
      section(page, whole, command.getUsageMessage(CommandLine.Help.Ansi.OFF));
      sections(page, whole, command);
    });
  }

  private static void section(StringBuilder page, String command, String help) {
    page.append("\n## ").append(command).append("\n\n```\n").append(help).append("```\n");
  }

  @Test
  void the_page_says_what_the_commands_say() throws IOException {
    if ("write".equals(System.getProperty("commands.page"))) {
      Files.writeString(PAGE, page());
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page());
  }

  @Test
  void help_of_one_command_is_what_the_page_shows() throws IOException {
    Map<String, String> helps = new TreeMap<>();
    for (String command : new String[] {"ask", "chat", "route", "ledger", "doctor", "serve"}) {
      Said said = team.run(command, "--help");
      assertThat(said.exit()).isZero();
      helps.put(command, said.out());
    }
    String page = Files.readString(PAGE);
    helps.forEach((command, help) -> assertThat(page).as(command).contains("```\n" + help + "```"));
  }

  @Test
  void without_a_command_all_commands_are_shown() {
    Said said = team.run();
    assertThat(said.out()).contains("Usage: quartet", "ask", "doctor", "Exit codes: 0 answered");
  }

  @Test
  void suggests_the_command_that_was_meant() {
    Said said = team.run("repotr");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("repotr", "report");
  }

  @Test
  void says_its_version_and_build() {
    Said said = team.run("--version");
    assertThat(said.exit()).isZero();
    assertThat(said.out()).matches("quartet \\d+\\.\\d+\\.\\d+ \\(.+\\)\n");
  }

  @Test
  void prints_a_completion_that_bash_understands() throws Exception {
    Said said = team.run("completion");
    assertThat(said.exit()).isZero();
    assertThat(said.out()).startsWith("#!/usr/bin/env bash").contains("complete -F");
    Path script = Files.writeString(folder.resolve("completion.sh"), said.out());
    var bash = new ProcessBuilder("bash", "-n", script.toString()).inheritIO().start();
    assertThat(bash.waitFor()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ask hello", "route", "init", "ledger", "approve", "scripts"})
  void an_unknown_option_ends_with_2(String command) {
    Said said = team.run((command + " --no-such-option").split(" ", -1));
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("--no-such-option");
  }
}
