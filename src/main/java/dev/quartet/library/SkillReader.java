package dev.quartet.library;

import dev.quartet.library.SkillManifest.Scripts;
import dev.quartet.library.SkillManifest.SkillTier;
import dev.quartet.platform.Yaml;
import dev.quartet.platform.Yaml.Malformed;
import dev.quartet.platform.Yaml.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a skill's manifest leniently: where it deviates from the standard, it warns. */
final class SkillReader {
  private final HeadCache heads;
  private final List<LibraryProblem> problems;

  SkillReader(HeadCache heads, List<LibraryProblem> problems) {
    this.heads = heads;
    this.problems = problems;
  }

  /**
   * Reads one skill.
   *
   * @throws Malformed when it cannot be used: it has no head or no description, or is for a tier
   *     that there is not
   */
  SkillManifest read(String id, Path folder, Origin origin) throws IOException {
    SkillDocument skill = SkillDocument.read(folder, heads::read);
    Mapping head = skill.head();
    String description =
        text(head, "description")
            .filter(text -> !text.isBlank())
            .orElseThrow(() ->
                new Malformed(
                    head.line(),
                    "'description' is missing",
                    "Say what the skill does and when to use it."));
    Mapping metadata =
        head.find("metadata")
            .filter(Mapping.class::isInstance)
            .map(Yaml::asMapping)
            .orElse(Mapping.EMPTY);
    var manifest =
        new SkillManifest(
            id,
            folder,
            origin,
            description.strip(),
            tier(metadata),
            text(metadata, "quartet-pipeline"),
            checks(folder),
            new Scripts(
                words(text(metadata, "quartet-scripts").orElse("")),
                new SkillScripts(heads, problems).read(id, folder, origin)));
    SkillStandard.deviations(skill).stream().map(LibraryProblem::asWarning).forEach(problems::add);
    return manifest;
  }

  private static Optional<String> text(Mapping mapping, String key) {
    return mapping.find(key).filter(Yaml.Scalar.class::isInstance).map(Yaml::asText);
  }

  private static SkillTier tier(Mapping metadata) {
    String tier = text(metadata, "quartet-tier").orElse(SkillTier.DIRECT.label());
    return SkillTier.of(tier)
        .orElseThrow(() ->
            new Malformed(
                metadata.line(),
                "unknown quartet-tier '" + tier + "'",
                "Write direct, specialist or pipeline."));
  }

  private static List<String> words(String text) {
    return Stream.of(text.strip().split("[\\s,]+")).filter(word -> !word.isEmpty()).toList();
  }

  private static List<Path> checks(Path folder) throws IOException {
    Path checks = folder.resolve("checks");
    if (!Files.isDirectory(checks)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(checks)) {
      return found.filter(Files::isExecutable).filter(Files::isRegularFile).sorted().toList();
    }
  }
}
