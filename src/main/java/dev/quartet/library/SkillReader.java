package dev.quartet.library;

import dev.quartet.library.SkillManifest.SkillTier;
import dev.quartet.platform.Yaml.Malformed;
import dev.quartet.platform.Yaml.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads a skill's head leniently: unknown keys are other tools' business. */
final class SkillReader {
  private static final String MARK = "---";
  private static final String EXAMPLE =
      "Begin SKILL.md with '---', 'name: …', 'description: …', '---'.";

  private SkillReader() {}

  static SkillManifest read(Path folder, Origin origin, HeadCache heads) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("SKILL.md"));
    int end = end(lines);
    Mapping head = heads.read(String.join("\n", lines.subList(1, end)), 2);
    Mapping metadata = head.mapping("metadata");
    String tier = metadata.text("quartet-tier").orElse("direct");
    return new SkillManifest(
        String.valueOf(folder.getFileName()),
        folder,
        origin,
        head.requiredText("description", "Say what the skill does and when to use it."),
        SkillTier.of(tier)
            .orElseThrow(() ->
                new Malformed(
                    metadata.line(),
                    "unknown quartet-tier '" + tier + "'",
                    "Write direct, specialist or pipeline.")),
        metadata.text("quartet-pipeline"),
        checks(folder));
  }

  /** The instructions below the head. */
  static String body(Path folder) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("SKILL.md"));
    return String.join("\n", lines.subList(end(lines) + 1, lines.size())).strip();
  }

  private static int end(List<String> lines) {
    if (lines.isEmpty() || !lines.getFirst().strip().equals(MARK)) {
      throw new Malformed(1, "the head between two lines '---' is missing", EXAMPLE);
    }
    int end = lines.subList(1, lines.size()).indexOf(MARK);
    if (end < 0) {
      throw new Malformed(1, "the head is not closed with a line '---'", EXAMPLE);
    }
    return end + 1;
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
