package dev.quartet.execution.specialist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quartet.execution.ExecutionFixture;
import dev.quartet.execution.agent.Acceptance;
import dev.quartet.execution.agent.AgentLoop;
import dev.quartet.execution.agent.AgentTask;
import dev.quartet.execution.agent.ContextLimits;
import dev.quartet.execution.agent.ContextPack;
import dev.quartet.execution.agent.Toolbox;
import dev.quartet.model.Message.ToolResult;
import dev.quartet.model.Role;
import dev.quartet.platform.Cancellation;
import dev.quartet.run.RunBudget.Purse;
import dev.quartet.standin.ModelServer;
import dev.quartet.standin.Scripted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryToolsTest {
  @TempDir Path folder;
  private ExecutionFixture fixture;
  private Worktree worktree;
  private Toolbox tools;

  @BeforeEach
  void open() throws IOException {
    fixture = new ExecutionFixture(folder);
    var repository = new TestRepository(fixture, "repository");
    repository.commit("src/a.txt", "one\ntwo\ntwo\n");
    worktree =
        Worktree.open(
            repository.git,
            repository.root,
            folder.resolve("worktrees"),
            "r1",
            Worktree.base(repository.git, repository.root));
    var bench =
        new Workbench(
            fixture.processes,
            () -> fixture.sandbox,
            fixture.workspace(),
            new Cancellation(),
            Files.createDirectories(folder.resolve("tmp")));
    tools = new Toolbox(new RepositoryTools(worktree, bench).all());
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  /** Has a model call the tool, and returns what it was told. */
  private ToolResult call(String tool, Map<String, ?> arguments) {
    try (var server = ModelServer.replying(Scripted.call(tool, arguments), Scripted.text("done"))) {
      ContextPack context =
          new ContextPack.Builder(ExecutionFixture.COUNTER, ContextLimits.SPECIALIST)
              .prefix("Work.", tools.definitions())
              .ask("task", "Do it.")
              .build();
      AgentLoop.Ending ending =
          fixture
              .loop(server)
              .run(
                  new AgentTask(
                      fixture.begin(),
                      Role.SPECIALIST,
                      new Purse.OfSpecialist(),
                      context,
                      tools,
                      Acceptance.none(),
                      new AgentTask.Limits(5, Duration.ofMinutes(1))));
      assertThat(ending).isEqualTo(new AgentLoop.Ending.Said("done"));
      return server.requests().getLast().toolResults().getFirst();
    }
  }

  private String refused(String tool, Map<String, ?> arguments) {
    ToolResult result = call(tool, arguments);
    assertThat(result.error()).as(result.content()).isTrue();
    return result.content();
  }

  private String told(String tool, Map<String, ?> arguments) {
    ToolResult result = call(tool, arguments);
    assertThat(result.error()).as(result.content()).isFalse();
    return result.content();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret",
        "src/../../secret",
        "/etc/hostname",
        "link/secret",
        "new-link",
        ".git",
        ".git/config",
        "src/../.git"
      })
  void a_path_that_leads_out_is_neither_read_nor_written(String path) throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "secret");
    Files.createSymbolicLink(worktree.folder().resolve("link"), outside);
    Files.createSymbolicLink(worktree.folder().resolve("new-link"), outside.resolve("new"));

    assertThat(refused("read_file", Map.of("path", path))).doesNotContain("secret\n");
    String _ = refused("write_file", Map.of("path", path, "content", "mine"));

    assertThat(outside.resolve("secret")).hasContent("secret");
    assertThat(outside.resolve("new")).doesNotExist();
  }

  @Test
  void an_edit_needs_a_text_that_stands_there_once_and_leaves_the_rest_alone() throws IOException {
    Files.writeString(worktree.folder().resolve("dos.txt"), "one\r\ntwo\r\nend");

    assertThat(refused("edit_file", Map.of("path", "src/a.txt", "old", "two", "new", "2")))
        .contains("more than once");
    assertThat(refused("edit_file", Map.of("path", "src/a.txt", "old", "three", "new", "3")))
        .contains("does not stand in the file");
    assertThat(told("edit_file", Map.of("path", "dos.txt", "old", "two", "new", "2")))
        .isEqualTo("edited");

    assertThat(Files.readString(worktree.folder().resolve("dos.txt"))).isEqualTo("one\r\n2\r\nend");
    assertThat(worktree.folder().resolve("src/a.txt")).hasContent("one\ntwo\ntwo\n");
  }

  @Test
  void reads_lists_and_searches_also_what_is_new() throws IOException {
    Files.write(worktree.folder().resolve("binary"), new byte[] {1, (byte) 0xff, (byte) 0xfe});
    assertThat(told("write_file", Map.of("path", "docs/new.md", "content", "hello\n")))
        .contains("6 characters");

    assertThat(told("list_files", Map.of()).lines())
        .containsExactlyInAnyOrder("src/a.txt", "binary", "docs/new.md");
    assertThat(told("read_file", Map.of("path", "src/a.txt", "from", 2, "lines", 1)))
        .startsWith("2\ttwo\n")
        .contains("1 more lines");
    assertThat(told("search", Map.of("pattern", "hel+o"))).contains("docs/new.md:1:hello");
    assertThat(told("search", Map.of("pattern", "--nothing"))).isEqualTo("No line matches.");
    assertThat(refused("read_file", Map.of("path", "binary"))).contains("not UTF-8 text");
    assertThat(refused("read_file", Map.of("path", "gone"))).contains("no such file");
  }

  @Test
  void a_command_works_in_the_worktree_and_reaches_neither_network_nor_anything_outside() {
    assumeTrue(fixture.sandbox.confines(), "bubblewrap does not work here");
    Path outside = folder.resolve("outside.txt");
    fixture.files.secrets("TOKEN=very-secret\n");
    try (var server = ModelServer.replying()) {
      String said =
          told(
              "run_command",
              Map.of(
                  "command",
                  "echo made > made.txt; touch '"
                      + outside
                      + "' || echo read-only; cat '"
                      + fixture.files.root.resolve("secrets.env")
                      + "'; (exec 3<>/dev/tcp/127.0.0.1/"
                      + server.port()
                      + ") || echo offline; exit 3"));

      assertThat(said)
          .contains("read-only", "offline", "[exit code 3]")
          .doesNotContain("very-secret");
      assertThat(outside).doesNotExist();
      assertThat(worktree.folder().resolve("made.txt")).hasContent("made");
    }
  }
}
