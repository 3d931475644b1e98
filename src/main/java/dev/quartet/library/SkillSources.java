package dev.quartet.library;

import dev.quartet.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Where skills come from, the weakest first: shipped, the person's, the project's, the workspace's.
 */
final class SkillSources {
  /**
   * A folder of skills.
   *
   * @param origins the origin of each skill by its folder
   */
  record Source(Path folder, Function<Path, Origin> origins) {}

  /** Where other agents keep them; the vendor-neutral folder is the stronger. */
  private static final List<String> SHARED = List.of(".claude/skills", ".agents/skills");

  private final Path shipped;
  private final Workspace workspace;

  SkillSources(Path shipped, Workspace workspace) {
    this.shipped = shipped;
    this.workspace = workspace;
  }

  /** Every folder that may hold skills, whether it is there or not. */
  List<Path> folders() {
    return all().stream().map(Source::folder).toList();
  }

  /** The folders that are there, each once: a link to another one adds nothing. */
  List<Source> present() {
    Set<Path> seen = new HashSet<>();
    return all().stream()
        .filter(source -> Files.isDirectory(source.folder()) && seen.add(real(source.folder())))
        .toList();
  }

  private List<Source> all() {
    Path root = workspace.root();
    List<Source> sources = new ArrayList<>();
    if (workspace.configuration().shippedLibrary()) {
      sources.add(new Source(shipped.resolve("skills"), _ -> Origin.SHIPPED));
    }
    shared(sources, workspace.environment().home(), _ -> Origin.USER);
    workspace.project().ifPresent(project -> shared(sources, project, ofProject(project)));
    shared(sources, root, ofProject(root));
    sources.add(
        new Source(
            root.resolve("skills"),
            skill ->
                workspace.trustsSkill(root, skill)
                    ? Origin.TRUSTED_WORKSPACE
                    : Origin.UNTRUSTED_WORKSPACE));
    return sources;
  }

  private Function<Path, Origin> ofProject(Path root) {
    return skill ->
        workspace.trustsSkill(root, skill) ? Origin.TRUSTED_PROJECT : Origin.UNTRUSTED_PROJECT;
  }

  private static void shared(List<Source> sources, Path root, Function<Path, Origin> origins) {
    SHARED.forEach(name -> sources.add(new Source(root.resolve(name), origins)));
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder;
    }
  }
}
