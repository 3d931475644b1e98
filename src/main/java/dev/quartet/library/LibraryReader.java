package dev.quartet.library;

import dev.quartet.platform.Yaml.Malformed;
import dev.quartet.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads the shipped library, then the workspace's over it, and skills from wherever they are kept.
 * A broken file becomes a problem, not an end.
 */
public final class LibraryReader {
  private final Path shipped;
  private final Workspace workspace;
  private final SkillSources skills;

  /**
   * A reader.
   *
   * @param shipped the folder of the shipped library
   */
  public LibraryReader(Path shipped, Workspace workspace) {
    this.shipped = shipped;
    this.workspace = workspace;
    this.skills = new SkillSources(shipped, workspace);
  }

  /** The folders and files that make the library, whether they are there or not. */
  List<Path> watched() {
    Path root = workspace.root();
    List<Path> watched = new ArrayList<>(skills.folders());
    for (String name : List.of("scripts", "pipelines")) {
      watched.add(shipped.resolve(name));
      watched.add(root.resolve(name));
    }
    for (String name : List.of("memory", "components", "AGENTS.md", "CLAUDE.md")) {
      watched.add(root.resolve(name));
    }
    watched.add(workspace.trustFile());
    return watched;
  }

  public Library read() {
    var heads =
        HeadCache.open(workspace.environment().userFolder().resolve("cache").resolve("heads"));
    var reading = new Reading(heads);
    if (workspace.configuration().shippedLibrary()) {
      reading.folder(shipped, Origin.SHIPPED);
    }
    boolean trusted = workspace.stillTrusted();
    reading.folder(
        workspace.root(), trusted ? Origin.TRUSTED_WORKSPACE : Origin.UNTRUSTED_WORKSPACE);
    skills.present().forEach(reading::skills);
    if (trusted) {
      reading.overrides(workspace.root().resolve("scripts").resolve(Overrides.FILE));
    }
    heads.save();
    return new Library(
        reading.scripts,
        reading.skills.skills(),
        reading.pipelines,
        new Memory(workspace.root().resolve("memory")),
        Components.in(workspace.root().resolve("components")),
        Instructions.of(workspace.root()),
        List.copyOf(reading.problems));
  }

  /** One pass over the folders. */
  private static final class Reading {
    private final SortedMap<String, ScriptManifest> scripts = new TreeMap<>();
    private final SortedMap<String, PipelineManifest> pipelines = new TreeMap<>();
    private final List<LibraryProblem> problems = new ArrayList<>();
    private final SkillCollection skills = new SkillCollection(problems);
    private final HeadCache heads;

    Reading(HeadCache heads) {
      this.heads = heads;
    }

    private interface FileReader {
      void read() throws IOException;
    }

    void folder(Path root, Origin origin) {
      scripts(root.resolve("scripts"), origin);
      pipelines(root.resolve("pipelines"), origin);
    }

    private void scripts(Path folder, Origin origin) {
      for (Path file : list(folder, 2, ".sh")) {
        String id = withoutEnding(folder.relativize(file).toString());
        if (id.indexOf('/') > 0 && !id.startsWith("lib/")) {
          guarded(
              file,
              () ->
                  put(
                      scripts,
                      id,
                      ManifestReader.read(id, file, origin, Files.readAllLines(file), heads),
                      origin));
        }
      }
    }

    /** A workspace's sentences for scripts that it does not hold itself. */
    void overrides(Path file) {
      guarded(
          file,
          () -> Overrides.read(file).scripts().forEach((id, more) -> override(file, id, more)));
    }

    private void override(Path file, String id, Overrides.Sentences more) {
      ScriptManifest script = scripts.get(id);
      if (script == null) {
        problems.add(
            new LibraryProblem(
                file,
                more.line(),
                "there is no script '" + id + "'",
                Nearest.hint(id, scripts.keySet())));
      } else {
        scripts.put(id, script.with(more.examples(), more.nearMisses()));
      }
    }

    void skills(SkillSources.Source source) {
      var reader = new SkillReader(heads, problems);
      for (Path folder : FolderWalk.foldersWith(source.folder(), SkillDocument.FILE)) {
        guarded(
            folder.resolve(SkillDocument.FILE),
            () ->
                skills.add(
                    reader.read(
                        skills.id(source, folder), folder, source.origins().apply(folder))));
      }
    }

    private void pipelines(Path folder, Origin origin) {
      for (Path file : list(folder, 1, ".yaml")) {
        String id = withoutEnding(String.valueOf(file.getFileName()));
        guarded(file, () -> put(pipelines, id, PipelineReader.read(id, file, origin), origin));
      }
    }

    /** An untrusted entry is listed, but must not take the place of a shipped one that may run. */
    private static <T> void put(SortedMap<String, T> entries, String id, T entry, Origin origin) {
      if (origin.mayRun()) {
        entries.put(id, entry);
      } else {
        entries.putIfAbsent(id, entry);
      }
    }

    private List<Path> list(Path folder, int depth, String ending) {
      if (!Files.isDirectory(folder)) {
        return List.of();
      }
      try (Stream<Path> files = Files.walk(folder, depth)) {
        return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
      } catch (IOException e) {
        problems.add(new LibraryProblem(folder, 1, "cannot be listed: " + e.getMessage(), ""));
        return List.of();
      }
    }

    private void guarded(Path file, FileReader reader) {
      try {
        reader.read();
      } catch (Malformed e) {
        problems.add(new LibraryProblem(file, e.line(), e.message(), e.hint()));
      } catch (MalformedInputException e) {
        problems.add(new LibraryProblem(file, 1, "is not UTF-8 text", "Save it as UTF-8."));
      } catch (IOException e) {
        problems.add(new LibraryProblem(file, 1, "cannot be read: " + e.getMessage(), ""));
      }
    }

    private static String withoutEnding(String name) {
      return name.substring(0, name.lastIndexOf('.'));
    }
  }
}
