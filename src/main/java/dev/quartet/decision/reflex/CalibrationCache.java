package dev.quartet.decision.reflex;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.decision.reflex.intent.Calibration;
import dev.quartet.decision.reflex.intent.IntentIndex;
import dev.quartet.platform.Json;
import dev.quartet.platform.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps a library's calibration by the content of its sentences: computing it takes seconds. */
final class CalibrationCache {
  /** Changes with the verifier's weights, the rules and how a calibration is computed. */
  private static final String FORM = "8";

  private final Path folder;

  CalibrationCache(Path folder) {
    this.folder = folder;
  }

  Calibration of(IntentIndex index, Supplier<Calibration> compute) {
    String content = Sha256.of(FORM + index.intents()).substring(0, 32);
    Path file = folder.resolve("calibration-" + content + ".json");
    return read(file).orElseGet(() -> store(file, compute.get()));
  }

  private static Optional<Calibration> read(Path file) {
    try {
      JsonNode kept = Json.tree(Files.readString(file));
      return kept.path("whole").isNumber()
          ? Optional.of(
              new Calibration(
                  kept.path("whole").asDouble(),
                  kept.path("partly").asDouble(),
                  kept.path("strict").asBoolean()))
          : Optional.empty();
    } catch (IOException | RuntimeException e) {
      // A cache that cannot be read is only slower.
      return Optional.empty();
    }
  }

  private Calibration store(Path file, Calibration calibration) {
    try {
      Files.createDirectories(folder);
      Files.writeString(file, Json.write(calibration) + "\n");
    } catch (IOException e) {
      // A cache that cannot be written is only slower.
    }
    return calibration;
  }
}
