package dev.quartet.execution.specialist;

import dev.quartet.execution.agent.ContextLimits;
import dev.quartet.execution.agent.ContextPack;
import dev.quartet.execution.agent.Prompts;
import dev.quartet.execution.specialist.SpecialistWork.Assignment;
import dev.quartet.library.Instructions;
import dev.quartet.library.Library;
import dev.quartet.library.Memory;
import dev.quartet.library.SkillManifest;
import dev.quartet.model.TokenCounter;
import dev.quartet.model.ToolDefinition;
import dev.quartet.run.ContextManifest;
import dev.quartet.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The specialist's pruned context: its task and skill, the team's memory of it, the components, at
 * most 15,000 tokens.
 */
public final class SpecialistContext {
  private static final int MEMORIES = 3;
  private static final int TOP_ENTRIES = 60;
  private static final int INSTRUCTION_TOKENS = 3_000;

  private final Supplier<Library> library;
  private final Workspace workspace;
  private final TokenCounter counter;

  public SpecialistContext(Supplier<Library> library, Workspace workspace, TokenCounter counter) {
    this.library = library;
    this.workspace = workspace;
    this.counter = counter;
  }

  /** What would be sent for a task, before a repository is looked at. */
  public ContextManifest preview(String task, Optional<SkillManifest> skill) {
    return pack(task, skill, Optional.empty(), List.of()).manifest();
  }

  ContextPack pack(Assignment assignment, Optional<Path> worktree, List<ToolDefinition> tools) {
    return pack(assignment.task(), assignment.skill(), worktree, tools);
  }

  private ContextPack pack(
      String task,
      Optional<SkillManifest> assigned,
      Optional<Path> worktree,
      List<ToolDefinition> tools) {
    Library current = library.get();
    return new ContextPack.Builder(counter, ContextLimits.SPECIALIST)
        .prefix(Prompts.read("specialist", Map.of()), tools)
        .ask("task", "The task:\n" + task)
        .essential(
            "skill",
            assigned
                .map(skill -> "Work by this skill:\n" + current.skillInstructions(skill))
                .orElse(""))
        .offer("components", components())
        .offer("repository", worktree.map(SpecialistContext::top).orElse(""))
        .offer("instructions", instructions(current, worktree))
        .offer("memory", memory(current, task))
        .build();
  }

  private static String memory(Library current, String task) {
    List<Memory.Section> sections = current.memory().search(task, MEMORIES);
    return sections.isEmpty()
        ? ""
        : "What the team noted:\n"
            + sections.stream()
                .map(section -> "## " + section.heading() + "\n" + section.text())
                .collect(Collectors.joining("\n\n"));
  }

  private String components() {
    Path folder = workspace.root().resolve("components");
    if (!Files.isDirectory(folder)) {
      return "";
    }
    try (Stream<Path> files = Files.list(folder)) {
      var all = new StringBuilder("Components to reuse:\n");
      for (Path file : files.filter(path -> path.toString().endsWith(".md")).sorted().toList()) {
        all.append(Files.readString(file).strip()).append('\n');
      }
      return all.toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static String top(Path worktree) {
    try (Stream<Path> entries = Files.list(worktree)) {
      return "The repository's top folder: "
          + entries
              .map(path -> path.getFileName() + (Files.isDirectory(path) ? "/" : ""))
              .filter(name -> !name.equals(".git"))
              .sorted()
              .limit(TOP_ENTRIES)
              .collect(Collectors.joining(" "));
    } catch (IOException e) {
      return "";
    }
  }

  /** The repository's own where there is one, else the team's. */
  private String instructions(Library current, Optional<Path> worktree) {
    return worktree
        .map(repository -> told("The repository's own instructions", Instructions.of(repository)))
        .orElseGet(() -> told("The team's instructions", current.instructions()));
  }

  private String told(String whose, Optional<Instructions> instructions) {
    return instructions
        .map(own -> whose + ":\n" + own.within(INSTRUCTION_TOKENS, counter::count))
        .orElse("");
  }
}
