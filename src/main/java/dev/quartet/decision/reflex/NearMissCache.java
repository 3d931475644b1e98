package dev.quartet.decision.reflex;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.library.ScriptManifest;
import dev.quartet.platform.Json;
import dev.quartet.platform.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps, by the content of a library's scripts, which near-misses no rule turns away: trying the
 * rules on all of them would take half of the time that a server needs to be able to decide.
 */
final class NearMissCache {
  /** Changes with the rules. */
  private static final String FORM = "1";

  private final Path folder;

  NearMissCache(Path folder) {
    this.folder = folder;
  }

  /**
   * The near-misses that are to be told apart by likeness, for each script.
   *
   * @param compute how they are found when they are not known
   */
  List<List<String>> of(List<ScriptManifest> scripts, Supplier<List<List<String>>> compute) {
    Optional<Path> file = file(scripts);
    return file.flatMap(kept -> read(kept, scripts.size()))
        .orElseGet(() -> {
          List<List<String>> computed = compute.get();
          file.ifPresent(kept -> store(kept, computed));
          return computed;
        });
  }

  /** Rules look at a script's parameters too, so all of its file counts; and what overrides add. */
  private Optional<Path> file(List<ScriptManifest> scripts) {
    List<String> parts = new ArrayList<>(List.of(FORM));
    try {
      for (ScriptManifest script : scripts) {
        parts.add(script.id());
        parts.add(Sha256.of(Files.readAllBytes(script.path())));
        parts.addAll(script.examples());
        parts.addAll(script.nearMisses());
      }
    } catch (IOException e) {
      // A script that is being replaced is read again soon.
      return Optional.empty();
    }
    return Optional.of(
        folder.resolve("near-misses-" + Sha256.ofParts(parts).substring(0, 32) + ".json"));
  }

  private static Optional<List<List<String>>> read(Path file, int scripts) {
    try {
      List<List<String>> kept = new ArrayList<>();
      for (JsonNode script : Json.tree(Files.readString(file))) {
        List<String> sentences = new ArrayList<>();
        script.forEach(sentence -> sentences.add(sentence.asText()));
        kept.add(sentences);
      }
      return Optional.of(kept).filter(all -> all.size() == scripts);
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      // A cache that cannot be read is only slower.
      return Optional.empty();
    }
  }

  private void store(Path file, List<List<String>> kept) {
    try {
      Files.createDirectories(folder);
      Files.writeString(file, Json.write(kept) + "\n");
    } catch (IOException e) {
      // A cache that cannot be written is only slower.
    }
  }
}
