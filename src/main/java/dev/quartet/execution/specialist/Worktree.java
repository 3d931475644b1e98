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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A git worktree of a repository, on a branch of its own: the specialist's desk. */
final class Worktree {
  private static final ProcessCommand.Limits LIMITS =
      new ProcessCommand.Limits(Duration.ofMinutes(2), 4 << 20);

  /** No program that a configuration names runs outside the sandbox. */
  private static final List<String> SETTINGS =
      List.of("core.hooksPath=/dev/null", "core.fsmonitor=false", "commit.gpgSign=false");

  /** The last two parts of an address, whichever way it is written. */
  private static final Pattern ORIGIN = Pattern.compile("[/:]([^/:@]+/[^/:]+?)(?:\\.git)?/?$");

  /**
   * Runs git with the caller's environment.
   *
   * @param place options that say which repository; empty: the one around the folder
   */
  record Git(Processes processes, Environment environment, List<String> place) {
    Git(Processes processes, Environment environment) {
      this(processes, environment, List.of());
    }

    ProcessResult run(Path folder, List<String> arguments) {
      List<String> argv = new ArrayList<>(List.of("git"));
      SETTINGS.forEach(setting -> argv.addAll(List.of("-c", setting)));
      argv.addAll(place);
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
  private final String base;

  private Worktree(Git git, Path repository, Path folder, String branch, String base) {
    this.git = git;
    this.repository = repository;
    this.folder = folder;
    this.branch = branch;
    this.base = base;
  }

  /** The repository around a folder. */
  static Optional<Path> repositoryAround(Git git, Path folder) {
    ProcessResult result = git.run(folder, List.of("rev-parse", "--show-toplevel"));
    return Optional.of(result.output().strip())
        .filter(top -> result.exitCode() == 0 && !top.isEmpty())
        .map(Path::of);
  }

  /** The repository's owner and name at its origin, such as {@code acme/web}. */
  static Optional<String> origin(Git git, Path repository) {
    ProcessResult result = git.run(repository, List.of("config", "--get", "remote.origin.url"));
    Matcher path = ORIGIN.matcher(result.output().strip());
    return result.exitCode() == 0 && path.find() ? Optional.of(path.group(1)) : Optional.empty();
  }

  /**
   * The commit that a branch would begin at.
   *
   * @throws Problem when the repository is empty
   */
  static String base(Git git, Path repository) {
    ProcessResult head = git.run(repository, List.of("rev-parse", "--verify", "HEAD"));
    if (head.exitCode() != 0) {
      throw Problem.usage(
          "empty_repository",
          repository + " has no commit yet",
          "Commit something first, so that there is a base for the branch.");
    }
    return head.output().strip();
  }

  /**
   * Opens the worktree of a run. A run that goes on, or a later stage of it, finds its branch
   * again.
   *
   * @param parent the folder that holds worktrees
   * @param base the commit that the branch begins at
   */
  static Worktree open(Git git, Path repository, Path parent, String run, String base) {
    Path folder = parent.resolve(run);
    String branch = "quartet/" + run;
    if (!Files.isDirectory(folder)) {
      var add = new ArrayList<>(List.of("worktree", "add", "--quiet"));
      add.addAll(
          exists(git, repository, branch)
              ? List.of(folder.toString(), branch)
              : List.of("-b", branch, folder.toString(), base));
      git.must(repository, add.toArray(String[]::new));
    }
    return new Worktree(at(git, repository, folder), repository, folder, branch, base);
  }

  private static boolean exists(Git git, Path repository, String branch) {
    var check = List.of("rev-parse", "--quiet", "--verify", "refs/heads/" + branch);
    return git.run(repository, check).exitCode() == 0;
  }

  /**
   * Git that knows where the repository is: the file {@code .git} in the worktree can be changed by
   * the specialist's commands, to lead to a configuration that runs programs.
   */
  private static Git at(Git git, Path repository, Path folder) {
    Path common = repository.resolve(git.must(repository, "rev-parse", "--git-common-dir").strip());
    Path own = common.resolve("worktrees").resolve(folder.getFileName());
    return new Git(
        git.processes(),
        git.environment(),
        List.of("--git-dir=" + own.normalize(), "--work-tree=" + folder));
  }

  /** Git as it is run in this worktree. */
  Git git() {
    return git;
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
    if (git.must(folder, "status", "--porcelain", "--ignore-submodules=all").isBlank()) {
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

  /** What the branch changes against the commit it began at, as {@code git apply} takes it. */
  String diff() {
    return git.must(
        folder,
        "diff",
        "--no-color",
        "--no-ext-diff",
        "--no-textconv",
        "--binary",
        "--src-prefix=a/",
        "--dst-prefix=b/",
        base,
        branch);
  }

  /** Puts the desk away; the branch stays when it holds something. */
  void close() {
    String tip = git.run(folder, List.of("rev-parse", branch)).output().strip();
    var home = new Git(git.processes(), git.environment());
    home.run(repository, List.of("worktree", "remove", "--force", folder.toString()));
    if (tip.equals(base)) {
      home.run(repository, List.of("branch", "-D", branch));
    }
  }
}
