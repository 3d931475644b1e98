package dev.quartet.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A skill of the Agent Skills standard: a folder with a {@code SKILL.md}.
 *
 * @param id the folder's name
 * @param tier where it is carried out
 * @param pipeline the pipeline that carries it out, when the tier is pipeline
 * @param checks executables that judge the output, in order
 */
public record SkillManifest(
    String id,
    Path folder,
    Origin origin,
    String description,
    SkillTier tier,
    Optional<String> pipeline,
    List<Path> checks) {

  /** Where a skill is carried out. */
  public enum SkillTier {
    DIRECT,
    SPECIALIST,
    PIPELINE;

    static Optional<SkillTier> of(String label) {
      return java.util.Arrays.stream(values())
          .filter(tier -> tier.name().toLowerCase(java.util.Locale.ROOT).equals(label))
          .findFirst();
    }
  }
}
