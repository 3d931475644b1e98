package dev.quartet.library;

import dev.quartet.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where skills come from, the weakest first: shipped, the person's, the project's, the workspace's.
 */
final class SkillSources {
  /** A folder of skills. */
  record Source(Path folder, Origin origin) {}

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
    boolean trusted = workspace.stillTrusted();
    Origin project = trusted ? Origin.TRUSTED_PROJECT : Origin.UNTRUSTED_PROJECT;
    List<Source> sources = new ArrayList<>();
    if (workspace.configuration().shippedLibrary()) {
      sources.add(new Source(shipped.resolve("skills"), Origin.SHIPPED));
    }
    shared(sources, workspace.environment().home(), Origin.USER);
    workspace
        .project()
        .ifPresent(root ->
            shared(
                sources,
                root,
                workspace.projectStillTrusted()
                    ? Origin.TRUSTED_PROJECT
                    : Origin.UNTRUSTED_PROJECT));
    shared(sources, workspace.root(), project);
    sources.add(
        new Source(
            workspace.root().resolve("skills"),
            trusted ? Origin.TRUSTED_WORKSPACE : Origin.UNTRUSTED_WORKSPACE));
    return sources;
  }

  private static void shared(List<Source> sources, Path root, Origin origin) {
    SHARED.forEach(name -> sources.add(new Source(root.resolve(name), origin)));
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder;
    }
  }
}
