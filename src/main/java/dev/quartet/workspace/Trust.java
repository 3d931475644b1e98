package dev.quartet.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quartet.platform.Json;
import dev.quartet.platform.Sha256;
import dev.quartet.platform.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which workspaces a person trusts, by the hash of everything in them that can run code or redirect
 * a key: the configuration, scripts, pipelines and jobs as one, and each skill by itself, so that
 * one that changes takes no other down.
 *
 * <p>The record lies with the person, never in the workspace: a cloned folder must not be able to
 * bring its own.
 */
public final class Trust {
  private static final List<String> GUARDED =
      List.of("quartet.yaml", "scripts", "pipelines", "jobs");
  private static final List<String> SKILLS = List.of("skills", ".agents/skills", ".claude/skills");
  private static final List<String> AGENTS_SKILLS = List.of(".agents/skills", ".claude/skills");

  private final Environment environment;
  private final Path file;

  Trust(Environment environment) {
    this.environment = environment;
    this.file = environment.userFolder().resolve("trust.json");
  }

  /** Whether a workspace's files, its skills aside, may take effect as they are now. */
  boolean covers(Path root) {
    return isFree(root) || isGranted(root.toString(), root, GUARDED);
  }

  /**
   * Whether a skill may take effect as it is now.
   *
   * @param root the workspace or repository
   * @param skill the skill's folder in it
   */
  boolean coversSkill(Path root, Path skill) {
    return isFree(root)
        || unit(root, skill)
            .filter(unit -> isGranted(key(root, unit), root, List.of(unit)))
            .isPresent();
  }

  private boolean isFree(Path root) {
    return environment.variable("QUARTET_TRUST_WORKSPACE").filter("yes"::equals).isPresent()
        || root.equals(environment.userFolder());
  }

  private boolean isGranted(String key, Path root, List<String> names) {
    String granted = trusted().get(key);
    try {
      return granted != null && granted.equals(hash(root, names));
    } catch (UncheckedIOException e) {
      // What cannot be read cannot be what was trusted.
      return false;
    }
  }

  private static String key(Path root, String unit) {
    return root + " " + unit;
  }

  /** What is trusted as one: a folder that lies directly in a folder of skills. */
  private static Optional<String> unit(Path root, Path skill) {
    return SKILLS.stream()
        .filter(name -> skill.startsWith(root.resolve(name)) && !skill.equals(root.resolve(name)))
        .map(name -> name + "/" + root.resolve(name).relativize(skill).getName(0))
        .findFirst();
  }

  /** The record, for whoever watches it. */
  Path file() {
    return file;
  }

  /** Trusts a workspace's files and skills as they are now; returns them, from its root. */
  List<Path> grant(Path root) {
    Map<String, String> granted = skills(root, SKILLS);
    granted.put(root.toString(), hash(root, GUARDED));
    record(root, SKILLS, granted);
    return Stream.concat(files(root, GUARDED).stream(), files(root, SKILLS).stream()).toList();
  }

  /** Trusts the skills that a repository keeps for agents as they are now; returns their files. */
  List<Path> grantAgentsSkills(Path root) {
    record(root, AGENTS_SKILLS, skills(root, AGENTS_SKILLS));
    return files(root, AGENTS_SKILLS);
  }

  private static Map<String, String> skills(Path root, List<String> folders) {
    Map<String, String> skills = new HashMap<>();
    for (Path file : files(root, folders)) {
      unit(root, root.resolve(file))
          .ifPresent(
              unit -> skills.computeIfAbsent(key(root, unit), _ -> hash(root, List.of(unit))));
    }
    return skills;
  }

  private void record(Path root, List<String> folders, Map<String, String> granted) {
    Map<String, String> all = new HashMap<>(trusted());
    all.keySet()
        .removeIf(key -> folders.stream().anyMatch(name -> key.startsWith(key(root, name + "/"))));
    all.putAll(granted);
    try {
      WholeFile.write(file, out -> out.write(Json.pretty(all).getBytes(UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot record trust in " + file, e);
    }
  }

  private Map<String, String> trusted() {
    try {
      return Files.isRegularFile(file) ? Json.textMap(Files.readString(file)) : Map.of();
    } catch (IOException | IllegalArgumentException e) {
      // Unreadable trust is no trust.
      return Map.of();
    }
  }

  /** The files of a folder's parts, relative to its root, sorted within each part. */
  private static List<Path> files(Path root, List<String> names) {
    List<Path> files = new ArrayList<>();
    for (String name : names) {
      Path start = root.resolve(name);
      if (Files.exists(start)) {
        try (Stream<Path> found = Files.walk(start, FileVisitOption.FOLLOW_LINKS)) {
          found.filter(Files::isRegularFile).map(root::relativize).sorted().forEach(files::add);
        } catch (IOException e) {
          throw new UncheckedIOException("Cannot read " + start, e);
        }
      }
    }
    return files;
  }

  private static String hash(Path root, List<String> names) {
    List<String> parts = new ArrayList<>();
    for (Path path : files(root, names)) {
      parts.add(path.toString());
      try {
        parts.add(Sha256.of(Files.readAllBytes(root.resolve(path))));
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read " + path, e);
      }
    }
    return Sha256.ofParts(parts);
  }
}
