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
  private static final List<String> GUARDED =
      List.of("quartet.yaml", "scripts", "skills", "pipelines", "jobs");

  private final Environment environment;
  private final Path file;

  Trust(Environment environment) {
    this.environment = environment;
    this.file = environment.userFolder().resolve("trust.json");
  }

  /** Whether the folder's files may take effect as they are now. */
  boolean covers(Path root) {
    return environment.variable("QUARTET_TRUST_WORKSPACE").filter("yes"::equals).isPresent()
        || root.equals(environment.userFolder())
        || hash(root).equals(trusted().get(root.toString()));
  }

  /** Trusts the folder's files as they are now. */
  void grant(Path root) {
    Map<String, String> all = new HashMap<>(trusted());
    all.put(root.toString(), hash(root));
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

  /** The guarded files of a workspace, relative to its root, sorted. */
  static List<Path> guarded(Path root) {
    List<Path> files = new ArrayList<>();
    for (String name : GUARDED) {
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

  private static String hash(Path root) {
    List<String> parts = new ArrayList<>();
    for (Path path : guarded(root)) {
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
