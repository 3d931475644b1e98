package dev.quartet.execution.specialist;

import dev.quartet.admission.Admitted;
import dev.quartet.execution.Outcome;
import dev.quartet.execution.Outcome.Change;
import dev.quartet.execution.WorkHistory;
import dev.quartet.execution.agent.Acceptance;
import dev.quartet.execution.agent.AgentLoop;
import dev.quartet.execution.agent.AgentLoop.Ending;
import dev.quartet.execution.agent.AgentTask;
import dev.quartet.execution.agent.ReadResource;
import dev.quartet.execution.agent.Tool;
import dev.quartet.execution.agent.ToolOutcome;
import dev.quartet.execution.agent.Toolbox;
import dev.quartet.library.SkillManifest;
import dev.quartet.model.Role;
import dev.quartet.platform.Problem;
import dev.quartet.platform.Processes;
import dev.quartet.platform.Sandbox;
import dev.quartet.run.Run;
import dev.quartet.run.RunBudget.Purse;
import dev.quartet.run.Step;
import dev.quartet.workspace.Configuration.Limits;
import dev.quartet.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The heavy model at work: with a worktree when there is a repository, else with its head alone.
 */
public final class SpecialistWork {
  /**
   * What is to be done.
   *
   * @param task complete: the specialist sees no conversation
   * @param checks executables that the result must pass
   * @param purse whose budget pays
   */
  public record Assignment(
      String task, Optional<SkillManifest> skill, List<Path> checks, Purse purse, Limits limits) {}

  /** What came of it. */
  public sealed interface Result {
    record Finished(String text, Optional<Change> change) implements Result {}

    record Rejected(String objection) implements Result {}

    record Over(Outcome outcome) implements Result {}
  }

  private final SpecialistContext context;
  private final AgentLoop loop;
  private final Processes processes;
  private final Supplier<Sandbox> sandbox;
  private final Workspace workspace;
  private final Worktree.Git git;

  public SpecialistWork(
      SpecialistContext context,
      AgentLoop loop,
      Processes processes,
      Supplier<Sandbox> sandbox,
      Workspace workspace) {
    this.context = context;
    this.loop = loop;
    this.processes = processes;
    this.sandbox = sandbox;
    this.workspace = workspace;
    this.git = new Worktree.Git(processes, workspace.environment());
  }

  /**
   * The repository that the caller named, else the one around the caller's folder.
   *
   * @throws Problem when the caller named a folder that is in none
   */
  public Optional<Path> repository(Admitted admitted) {
    return admitted
        .repository()
        .map(this::named)
        .or(() -> Worktree.repositoryAround(git, admitted.folder()));
  }

  /**
   * The repository at a folder that was named.
   *
   * @throws Problem when there is none: work must not land in another one
   */
  public Path named(Path folder) {
    return Optional.of(folder)
        .filter(Files::isDirectory)
        .flatMap(named -> Worktree.repositoryAround(git, named))
        .orElseThrow(() ->
            Problem.usage(
                "no_repository",
                "There is no git repository at " + folder,
                "Check the path, or make one there: git init"));
  }

  /**
   * The project that a run worked in: the repository's name at its origin, else its folder; without
   * a repository the workspace.
   */
  public String project(WorkHistory.Where where) {
    Optional<Path> repository =
        where
            .named()
            .map(name -> named(where.admitted().folder().resolve(name).normalize()))
            .or(() -> repository(where.admitted()));
    return repository
        .map(root -> Worktree.origin(git, root).orElse(root.toString()))
        .orElseGet(() -> workspace.root().toString());
  }

  /** The components that exist, for a stage that has no repository. */
  public String components(String task) {
    return context.components(task, Optional.empty());
  }

  public Result carryOut(Admitted admitted, Assignment assignment, Optional<Path> repository) {
    return repository.isPresent()
        ? inRepository(admitted, assignment, repository.get())
        : byHead(admitted, assignment);
  }

  private Result byHead(Admitted admitted, Assignment assignment) {
    return result(
        loop.run(
            task(
                admitted.run(),
                assignment,
                Optional.empty(),
                new Toolbox(ReadResource.of(assignment.skill())))),
        Optional.empty());
  }

  private Result inRepository(Admitted admitted, Assignment assignment, Path repository) {
    Run run = admitted.run();
    String base = journaled(run, "git worktree add", () -> Worktree.base(git, repository));
    Worktree worktree = Worktree.open(git, repository, folder("worktrees"), run.id(), base);
    try {
      var bench = new Workbench(processes, sandbox, workspace, run.cancellation(), folder("tmp"));
      List<Tool> tools = new ArrayList<>(new RepositoryTools(worktree, bench).all());
      tools.addAll(ReadResource.of(assignment.skill()));
      tools.add(context.recallTool());
      var desk = new SpecialistContext.Desk(worktree.folder(), repository);
      Ending ending = loop.run(task(run, assignment, Optional.of(desk), new Toolbox(tools)));
      return result(
          ending,
          ending instanceof Ending.Said(String summary)
              ? change(run, worktree, assignment, summary)
              : Optional.empty());
    } finally {
      worktree.close();
    }
  }

  private Optional<Change> change(
      Run run, Worktree worktree, Assignment assignment, String summary) {
    String subject = assignment.task().lines().findFirst().orElse("Quartet").strip();
    String _ =
        journaled(
            run,
            "git commit",
            () -> worktree.commit(subject.length() > 72 ? subject.substring(0, 72) : subject));
    String diff = worktree.diff();
    return diff.isBlank()
        ? Optional.empty()
        : Optional.of(new Change(worktree.branch(), diff, summary));
  }

  private static String journaled(Run run, String name, Supplier<String> work) {
    return run.steps()
        .run(
            Step.read(Step.Kind.TOOL, name, ToolOutcome.Returned.class),
            () -> ToolOutcome.Returned.ok(work.get()))
        .text();
  }

  private AgentTask task(
      Run run, Assignment assignment, Optional<SpecialistContext.Desk> desk, Toolbox tools) {
    return new AgentTask(
        run,
        Role.SPECIALIST,
        assignment.purse(),
        context.pack(assignment, desk, tools.definitions()),
        tools,
        Acceptance.by(assignment.checks()),
        new AgentTask.Limits(
            assignment.limits().specialistCalls(), assignment.limits().specialistTime()));
  }

  private static Result result(Ending ending, Optional<Change> change) {
    return switch (ending) {
      case Ending.Said(String text) -> new Result.Finished(text, change);
      case Ending.Rejected(String _, String objection) -> new Result.Rejected(objection);
      case Ending.Over(Outcome outcome) -> new Result.Over(outcome);
    };
  }

  private Path folder(String name) {
    try {
      return Files.createDirectories(workspace.state().resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the folder " + name, e);
    }
  }
}
