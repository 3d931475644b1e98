package dev.quartet.execution.specialist;

import dev.quartet.execution.agent.ContextLimits;
import dev.quartet.execution.agent.ContextPack;
import dev.quartet.execution.agent.Prompts;
import dev.quartet.execution.agent.RecallTool;
import dev.quartet.execution.agent.Tool;
import dev.quartet.execution.specialist.SpecialistWork.Assignment;
import dev.quartet.library.Component;
import dev.quartet.library.Components;
import dev.quartet.library.Instructions;
import dev.quartet.library.Library;
import dev.quartet.library.SkillManifest;
import dev.quartet.library.recall.Recall;
import dev.quartet.model.TokenCounter;
import dev.quartet.model.ToolDefinition;
import dev.quartet.run.ContextManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
  private static final int MEMORY_TOKENS = 1000;
  private static final int COMPONENT_TOKENS = 1500;
  private static final int TOP_ENTRIES = 60;
  private static final int INSTRUCTION_TOKENS = 3_000;

  private final Supplier<Library> library;
  private final Recall recall;
  private final TokenCounter counter;

  public SpecialistContext(Supplier<Library> library, Recall recall, TokenCounter counter) {
    this.library = library;
    this.recall = recall;
    this.counter = counter;
  }

  /**
   * Where the specialist works.
   *
   * @param worktree its desk
   * @param repository where that was taken from
   */
  record Desk(Path worktree, Path repository) {}

  /** What would be sent for a task, before a repository is looked at. */
  public ContextManifest preview(String task, Optional<SkillManifest> skill) {
    return pack(task, skill, Optional.empty(), List.of()).manifest();
  }

  ContextPack pack(Assignment assignment, Optional<Desk> desk, List<ToolDefinition> tools) {
    return pack(assignment.task(), assignment.skill(), desk, tools);
  }

  private ContextPack pack(
      String task,
      Optional<SkillManifest> assigned,
      Optional<Desk> desk,
      List<ToolDefinition> tools) {
    Optional<Path> worktree = desk.map(Desk::worktree);
    Library current = library.get();
    return new ContextPack.Builder(counter, ContextLimits.SPECIALIST)
        .prefix(Prompts.read("specialist", Map.of()), tools)
        .ask("task", "The task:\n" + task)
        .essential(
            "skill",
            assigned
                .map(skill -> "Work by this skill:\n" + current.skillInstructions(skill))
                .orElse(""))
        .offer("components", components(task, desk.map(Desk::repository)))
        .offer("repository", worktree.map(SpecialistContext::top).orElse(""))
        .offer("instructions", instructions(current, worktree))
        .offer("memory", memory(task))
        .build();
  }

  private String memory(String task) {
    String fitting = recall.memoryFor(task, MEMORY_TOKENS);
    return fitting.isEmpty() ? "" : "What the team noted:\n" + fitting;
  }

  /** The components that exist, those that fit a task first, as many as there is room for. */
  String components(String task, Optional<Path> repository) {
    List<Component> known = new ArrayList<>(library.get().components().entries());
    repository.map(Components::ofRepository).ifPresent(own -> known.addAll(own.entries()));
    if (known.isEmpty()) {
      return "";
    }
    var lines = new StringBuilder("Components that exist; reuse them:");
    int left = COMPONENT_TOKENS;
    for (Component component : recall.byFit(task, known)) {
      String line = "\n- " + component.line();
      left -= counter.count(line);
      if (left < 0) {
        break;
      }
      lines.append(line);
    }
    return lines.toString();
  }

  /** The tool by which the specialist may ask for more of what the team knows. */
  Tool recallTool() {
    return RecallTool.of(recall);
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
