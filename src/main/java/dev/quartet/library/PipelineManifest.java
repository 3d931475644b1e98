package dev.quartet.library;

import dev.quartet.model.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Staged work.
 *
 * @param inputs what it is given, by name; the request's text fills the first
 */
public record PipelineManifest(
    String id,
    Path path,
    Origin origin,
    String description,
    List<String> inputs,
    List<Stage> stages)
    implements Entry {

  /**
   * One stage.
   *
   * @param worker what does it
   * @param task what it is told, besides the skill
   * @param context the inputs and earlier stages it is given, and nothing else
   * @param budget in nano-dollars
   * @param checks executables that judge its output
   * @param approve whether a person looks before the next stage
   */
  public record Stage(
      String name,
      Worker worker,
      String task,
      List<String> context,
      Optional<Long> budget,
      List<Path> checks,
      boolean approve) {}

  /** What does a stage's work. */
  public sealed interface Worker {
    /** A model, following a skill when one is named. */
    record Model(Role role, Optional<String> skill) implements Worker {}

    /** A script; its arguments are those of the stage's context that it has parameters for. */
    record Script(String id) implements Worker {}
  }
}
