package dev.quartet.workspace;

import dev.quartet.platform.Json;
import dev.quartet.platform.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which workspaces a person trusts, by the hash of everything in them that can run code or redirect
 * a key.
 *
 * <p>The record lies with the person, never in the workspace: a cloned folder must not be able to
 * bring its own.
 */
public final class Trust {
  private static final List<String> WORKSPACE =
      List.of(
          "quartet.yaml",
          "scripts",
          "skills",
          "pipelines",
          "jobs",
          ".agents/skills",
          ".claude/skills");
  private static final List<String> PROJECT = List.of(".agents/skills", ".claude/skills");

  /** What of a folder is trusted. */
  enum Scope {
    /** All that a workspace brings. */
    WORKSPACE,
    /** The skills that a repository keeps for agents. */
    PROJECT;

    private List<String> guarded() {
      return switch (this) {
        case WORKSPACE -> Trust.WORKSPACE;
        case PROJECT -> Trust.PROJECT;
      };
    }

    private String key(Path root) {
      return switch (this) {
        case WORKSPACE -> root.toString();
        case PROJECT -> root + " (skills)";
      };
    }
  }

  private final Environment environment;
  private final Path file;

  Trust(Environment environment) {
    this.environment = environment;
    this.file = environment.userFolder().resolve("trust.json");
  }

  /** Whether the folder's files may take effect as they are now. */
  boolean covers(Path root, Scope scope) {
    return environment.variable("QUARTET_TRUST_WORKSPACE").filter("yes"::equals).isPresent()
        || root.equals(environment.userFolder())
        || isGranted(root, scope);
  }

  private boolean isGranted(Path root, Scope scope) {
    String granted = trusted().get(scope.key(root));
    try {
      return granted != null && granted.equals(hash(root, scope));
    } catch (UncheckedIOException e) {
      // What cannot be read cannot be what was trusted.
      return false;
    }
  }

  /** The record, for whoever watches it. */
  Path file() {
    return file;
  }

  /** Trusts the folder's files as they are now. */
  void grant(Path root, Scope scope) {
    Map<String, String> all = new HashMap<>(trusted());
    all.put(scope.key(root), hash(root, scope));
    try {
      Files.createDirectories(file.getParent());
      Path temporary = Files.createTempFile(file.getParent(), "trust", ".json");
      Files.writeString(temporary, Json.pretty(all));
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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

  /** The guarded files of a folder, relative to its root, sorted. */
  static List<Path> guarded(Path root, Scope scope) {
    List<Path> files = new ArrayList<>();
    for (String name : scope.guarded()) {
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

  private static String hash(Path root, Scope scope) {
    List<String> parts = new ArrayList<>();
    for (Path path : guarded(root, scope)) {
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
