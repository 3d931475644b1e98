package dev.quartet.library;

import dev.quartet.library.Parameter.Wording;
import dev.quartet.library.ScriptManifest.Execution;
import dev.quartet.platform.Sandbox.Access;
import dev.quartet.platform.Yaml.Malformed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * The scripts that a skill brings along in {@code scripts/}. Their ids begin with {@code skill:},
 * so that none is ever taken for one of the library; they stand in no index, and the reflex does
 * not know them.
 *
 * <p>One without a manifest, as skills from elsewhere bring, may do anything: it counts as a write,
 * and takes any words as its command line.
 */
final class SkillScripts {
  private static final String PREFIX = "skill:";
  private static final String FOLDER = "scripts";
  private static final Duration UNKNOWN_TIMEOUT = Duration.ofMinutes(2);
  private static final Parameter WORDS =
      new Parameter(
          ScriptManifest.WORDS,
          Parameter.Type.TEXT,
          "its command line",
          false,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          false,
          Wording.NONE);

  private final HeadCache heads;
  private final List<LibraryProblem> problems;

  SkillScripts(HeadCache heads, List<LibraryProblem> problems) {
    this.heads = heads;
    this.problems = problems;
  }

  List<ScriptManifest> read(String skill, Path folder, Origin origin) {
    Path scripts = folder.resolve(FOLDER);
    List<ScriptManifest> found = new ArrayList<>();
    for (Path file : FolderWalk.files(scripts)) {
      String name = scripts.relativize(file).toString();
      if (name.matches(".+\\.(sh|bash|py|js|mjs)") && !name.endsWith("__init__.py")) {
        script(PREFIX + skill + "/" + name.replaceFirst("\\.sh$", ""), file, origin)
            .ifPresent(found::add);
      }
    }
    return found;
  }

  static List<Path> companions(ScriptManifest script) {
    Optional<Path> folder = Optional.empty();
    if (script.id().startsWith(PREFIX)) {
      folder = Optional.ofNullable(script.path().getParent());
      while (folder.isPresent() && !Files.isRegularFile(folder.get().resolve(SkillDocument.FILE))) {
        folder = folder.map(Path::getParent);
      }
    }
    return folder.map(skill -> FolderWalk.files(skill.resolve(FOLDER))).orElse(List.of());
  }

  private Optional<ScriptManifest> script(String id, Path file, Origin origin) {
    try {
      List<String> lines = Files.readAllLines(file);
      return Optional.of(
          file.toString().endsWith(".sh") && lines.contains(ManifestReader.MARK)
              ? ManifestReader.read(id, file, origin, lines, heads)
              : unknown(id, file, origin));
    } catch (Malformed e) {
      problems.add(new LibraryProblem(file, e.line(), e.message(), e.hint()));
    } catch (IOException e) {
      problems.add(LibraryProblem.warning(file, 1, "cannot be read as text", "Save it as UTF-8."));
    }
    return Optional.empty();
  }

  private static ScriptManifest unknown(String id, Path file, Origin origin) {
    return new ScriptManifest(
        id,
        file,
        origin,
        "a script without a manifest",
        Effect.WRITE,
        List.of(),
        List.of(),
        List.of(WORDS),
        "",
        List.of(),
        List.of(),
        new Execution(
            UNKNOWN_TIMEOUT,
            Optional.empty(),
            EnumSet.of(Access.NETWORK, Access.WORKSPACE),
            false,
            true));
  }
}
