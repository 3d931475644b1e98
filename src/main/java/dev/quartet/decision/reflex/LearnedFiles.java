package dev.quartet.decision.reflex;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.platform.Json;
import dev.quartet.platform.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What was computed of a library, in files by the content that it was computed of. One that cannot
 * be read or written only costs time.
 */
final class LearnedFiles {
  /** Changes with the rules, the verifier's weights and how anything kept here is computed. */
  private static final String FORM = "10";

  private final Path folder;

  LearnedFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * What is kept for a content, else computed and kept.
   *
   * @param kind the beginning of the file's name
   * @param read empty when the file does not say what it should
   */
  <T> T of(
      String kind,
      List<String> content,
      Function<JsonNode, Optional<T>> read,
      Supplier<T> compute) {
    List<String> parts = new ArrayList<>(List.of(FORM));
    parts.addAll(content);
    Path file = folder.resolve(kind + "-" + Sha256.ofParts(parts).substring(0, 32) + ".json");
    return read(file).flatMap(read).orElseGet(() -> store(file, compute.get()));
  }

  private static Optional<JsonNode> read(Path file) {
    try {
      return Files.isRegularFile(file)
          ? Optional.of(Json.tree(Files.readString(file)))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private <T> T store(Path file, T computed) {
    try {
      Files.createDirectories(folder);
      Files.writeString(file, Json.write(computed) + "\n");
    } catch (IOException e) {
      // It is computed again next time.
    }
    return computed;
  }
}
