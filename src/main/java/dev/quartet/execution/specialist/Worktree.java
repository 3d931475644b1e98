package dev.quartet.execution.specialist;

import dev.quartet.platform.Cancellation;
import dev.quartet.platform.Problem;
import dev.quartet.platform.ProcessCommand;
import dev.quartet.platform.ProcessResult;
import dev.quartet.platform.Processes;
import dev.quartet.workspace.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A git worktree of a repository, on a branch of its own: the specialist's desk. */
final class Worktree {
  private static final ProcessCommand.Limits LIMITS =
      new ProcessCommand.Limits(Duration.ofMinutes(2), 4 << 20);

  /** Runs git with the caller's environment. */
  record Git(Processes processes, Environment environment) {
    ProcessResult run(Path folder, List<String> arguments) {
      List<String> argv = new ArrayList<>(List.of("git", "-c", "core.hooksPath=/dev/null"));
      argv.addAll(arguments);
      Map<String, String> variables = new HashMap<>(environment.variables());
      variables.keySet().removeIf(name -> name.startsWith("GIT_"));
      variables.put("GIT_TERMINAL_PROMPT", "0");
      return processes.run(
          new ProcessCommand(argv, variables, folder, "", LIMITS), new Cancellation());
    }

    String must(Path folder, String... arguments) {
      ProcessResult result = run(folder, List.of(arguments));
      if (result.exitCode() != 0) {
        throw Problem.failed(
            "git",
            "git " + arguments[0] + " failed: " + result.errors().strip(),
            "Check the repository at " + folder);
      }
      return result.output();
    }
  }

  private final Git git;
  private final Path repository;
  private final Path folder;
  private final String branch;

  private Worktree(Git git, Path repository, Path folder, String branch) {
    this.git = git;
    this.repository = repository;
    this.folder = folder;
    this.branch = branch;
  }

  /** The repository around a folder. */
  static Optional<Path> repositoryAround(Git git, Path folder) {
    ProcessResult result = git.run(folder, List.of("rev-parse", "--show-toplevel"));
    return Optional.of(result.output().strip())
        .filter(top -> result.exitCode() == 0 && !top.isEmpty())
        .map(Path::of);
  }

  /**
   * Opens the worktree of a run, making it unless an interrupted attempt made it already.
   *
   * @param parent the folder that holds worktrees
   */
  static Worktree open(Git git, Path repository, Path parent, String run) {
    var worktree = new Worktree(git, repository, parent.resolve(run), "quartet/" + run);
    if (!Files.isDirectory(worktree.folder)) {
      if (git.run(repository, List.of("rev-parse", "--verify", "HEAD")).exitCode() != 0) {
        throw Problem.usage(
            "empty_repository",
            repository + " has no commit yet",
            "Commit something first, so that there is a base for the branch.");
      }
      git.must(
          repository,
          "worktree",
          "add",
          "--quiet",
          "-b",
          worktree.branch,
          worktree.folder.toString(),
          "HEAD");
    }
    return worktree;
  }

  Path folder() {
    return folder;
  }

  String branch() {
    return branch;
  }

  /** Commits what was changed. */
  String commit(String message) {
    git.must(folder, "add", "--all");
    if (git.must(folder, "status", "--porcelain").isBlank()) {
      return "nothing to commit";
    }
    git.must(
        folder,
        "-c",
        "user.name=Quartet",
        "-c",
        "user.email=quartet@localhost",
        "commit",
        "--quiet",
        "--no-verify",
        "-m",
        message);
    return git.must(folder, "rev-parse", "HEAD").strip();
  }

  /** What the branch changes against the commit it began at. */
  String diff() {
    String base = git.must(folder, "merge-base", branch, "HEAD@{0}").strip();
    String start =
        git.must(folder, "reflog", "show", "--format=%H", branch)
            .lines()
            .reduce((_, last) -> last)
            .orElse(base);
    return git.must(folder, "diff", "--no-color", start, branch);
  }

  /** Puts the desk away; the branch stays when it holds something. */
  void close(boolean keepBranch) {
    git.run(repository, List.of("worktree", "remove", "--force", folder.toString()));
    if (!keepBranch) {
      git.run(repository, List.of("branch", "-D", branch));
    }
  }
}
