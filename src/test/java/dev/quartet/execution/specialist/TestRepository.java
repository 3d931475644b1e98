package dev.quartet.execution.specialist;

import dev.quartet.execution.ExecutionFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A git repository in the test's folder. */
public final class TestRepository {
  public final Path root;
  final Worktree.Git git;

  public TestRepository(ExecutionFixture fixture, String name) {
    git = new Worktree.Git(fixture.processes, fixture.files.environment());
    root = fixture.folder.resolve(name);
    try {
      Files.createDirectories(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String _ = run("init", "--quiet", "--initial-branch=main");
    String _ = run("config", "user.name", "Ann");
    String _ = run("config", "user.email", "ann@localhost");
  }

  public String run(String... arguments) {
    return git.must(root, arguments);
  }

  /** Writes a file and commits it. */
  public void commit(String name, String content) {
    try {
      Files.createDirectories(root.resolve(name).getParent());
      Files.writeString(root.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String _ = run("add", "--all");
    String _ = run("commit", "--quiet", "-m", "base");
  }
}
