package dev.quartet.decision.reflex;

import dev.quartet.decision.reflex.intent.IntentIndex;
import dev.quartet.platform.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Keeps a library's threshold by the content of its sentences: computing it takes seconds. */
final class ThresholdCache {
  /** Changes with the verifier's weights and with how a threshold is computed. */
  private static final String FORM = "1";

  private final Path folder;

  ThresholdCache(Path folder) {
    this.folder = folder;
  }

  double of(IntentIndex index, Supplier<Double> compute) {
    Path file = folder.resolve("threshold-" + Sha256.of(FORM + index.intents()).substring(0, 32));
    try {
      return Double.parseDouble(Files.readString(file).strip());
    } catch (IOException | NumberFormatException e) {
      double threshold = compute.get();
      store(file, threshold);
      return threshold;
    }
  }

  private void store(Path file, double threshold) {
    try {
      Files.createDirectories(folder);
      Files.writeString(file, threshold + "\n");
    } catch (IOException e) {
      // A cache that cannot be written is only slower.
    }
  }
}
