package dev.quartet.execution.specialist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quartet.execution.ExecutionFixture;
import dev.quartet.platform.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorktreeTest {
  @TempDir Path folder;
  private ExecutionFixture fixture;
  private TestRepository repository;

  @BeforeEach
  void open() {
    fixture = new ExecutionFixture(folder);
    repository = new TestRepository(fixture, "repository");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private Worktree worktree(String run) {
    return Worktree.open(
        repository.git,
        repository.root,
        folder.resolve("worktrees"),
        run,
        Worktree.base(repository.git, repository.root));
  }

  @Test
  void its_diff_makes_the_branch_out_of_the_base_also_with_binary_files() throws IOException {
    repository.commit("a.txt", "one\n");
    Worktree worktree = worktree("r1");
    Files.writeString(worktree.folder().resolve("a.txt"), "two\n");
    byte[] bytes = {0, 1, 2, (byte) 0xff, 0, 13, 10};
    Files.write(worktree.folder().resolve("picture"), bytes);

    assertThat(worktree.commit("Change it")).matches("[0-9a-f]{40}");
    String diff = worktree.diff();
    worktree.close();

    assertThat(repository.run("branch", "--list", "quartet/r1")).contains("quartet/r1");
    assertThat(worktree.folder()).doesNotExist();
    assertThat(repository.root.resolve("a.txt")).hasContent("one");
    Path patch = Files.writeString(folder.resolve("patch"), diff);
    String _ = repository.run("apply", patch.toString());
    assertThat(repository.root.resolve("a.txt")).hasContent("two");
    assertThat(repository.root.resolve("picture")).hasBinaryContent(bytes);
  }

  @Test
  void the_diff_needs_no_reflog() throws IOException {
    repository.commit("a.txt", "one\n");
    String _ = repository.run("config", "core.logAllRefUpdates", "false");
    Worktree worktree = worktree("r1");
    Files.writeString(worktree.folder().resolve("a.txt"), "two\n");

    String _ = worktree.commit("Change it");

    assertThat(worktree.diff()).contains("-one", "+two");
  }

  @Test
  void a_branch_that_holds_nothing_goes_with_its_desk() {
    repository.commit("a.txt", "one\n");
    Worktree worktree = worktree("r1");

    assertThat(worktree.commit("Nothing")).isEqualTo("nothing to commit");
    worktree.close();

    assertThat(repository.run("branch", "--list", "quartet/*")).isBlank();
    assertThat(worktree.folder()).doesNotExist();
  }

  @Test
  void a_later_stage_goes_on_where_the_earlier_one_ended() throws IOException {
    repository.commit("a.txt", "one\n");
    Worktree first = worktree("r1");
    Files.writeString(first.folder().resolve("b.txt"), "first\n");
    String _ = first.commit("First");
    first.close();

    Worktree second = worktree("r1");
    assertThat(second.folder().resolve("b.txt")).hasContent("first");
    Files.writeString(second.folder().resolve("c.txt"), "second\n");
    String _ = second.commit("Second");

    assertThat(second.diff()).contains("+first", "+second");
    second.close();
    assertThat(repository.run("log", "--format=%s", "quartet/r1"))
        .isEqualTo("Second\nFirst\nbase\n");
  }

  @Test
  void an_empty_repository_is_refused_with_what_to_do() {
    assertThatThrownBy(() -> worktree("r1"))
        .isInstanceOfSatisfying(
            Problem.class,
            e -> {
              assertThat(e.code()).isEqualTo("empty_repository");
              assertThat(e.hint()).contains("Commit something first");
            });
  }

  @Test
  void a_changed_git_file_runs_no_program_outside_the_sandbox() throws IOException {
    repository.commit("a.txt", "one\n");
    Worktree worktree = worktree("r1");
    Path sign = folder.resolve("ran");
    Path evil = new TestRepository(fixture, "evil").root;
    Path program =
        Files.writeString(folder.resolve("program"), "#!/bin/bash\ntouch '" + sign + "'\ncat\n");
    dev.quartet.TestWorkspace.permissions(program, "rwxr-xr-x");
    Files.writeString(
        evil.resolve(".git/config"),
        "[core]\n\tworktree = "
            + worktree.folder()
            + "\n\tfsmonitor = "
            + program
            + "\n[filter \"x\"]\n\tclean = "
            + program
            + "\n");
    Files.writeString(worktree.folder().resolve(".gitattributes"), "* filter=x\n");
    Files.writeString(worktree.folder().resolve(".git"), "gitdir: " + evil.resolve(".git") + "\n");
    Files.writeString(worktree.folder().resolve("a.txt"), "two\n");

    String _ = worktree.commit("Change it");

    assertThat(sign).doesNotExist();
    assertThat(worktree.diff()).contains("+two");
  }
}
