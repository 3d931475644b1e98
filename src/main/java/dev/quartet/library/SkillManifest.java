package dev.quartet.library;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A skill of the Agent Skills standard: a folder with a {@code SKILL.md}.
 *
 * @param id the folder's name; the folder's path below its source when another skill of the same
 *     source has that name
 * @param tier where it is carried out
 * @param pipeline the pipeline that carries it out, when the tier is pipeline
 * @param checks executables that judge the output, in order
 * @param scripts what it runs
 */
public record SkillManifest(
    String id,
    Path folder,
    Origin origin,
    String description,
    SkillTier tier,
    Optional<String> pipeline,
    List<Path> checks,
    Scripts scripts)
    implements Entry {

  /**
   * The scripts of a skill.
   *
   * @param used ids of the library's scripts that it works with
   * @param own those that it brings along
   */
  public record Scripts(List<String> used, List<ScriptManifest> own) {}

  /** Where a skill is carried out. */
  public enum SkillTier {
    DIRECT,
    SPECIALIST,
    PIPELINE;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<SkillTier> of(String label) {
      return Arrays.stream(values()).filter(tier -> tier.label().equals(label)).findFirst();
    }
  }

  /** The file with its head and instructions. */
  public Path file() {
    return folder.resolve(SkillDocument.FILE);
  }
}
