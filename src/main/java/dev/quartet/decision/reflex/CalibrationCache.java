package dev.quartet.decision.reflex;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.decision.reflex.intent.Calibration;
import dev.quartet.decision.reflex.intent.IntentIndex;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps a library's calibration by the content of its sentences: computing it takes seconds. */
record CalibrationCache(LearnedFiles files) {
  Calibration of(IntentIndex index, Supplier<Calibration> compute) {
    return files.of(
        "calibration", List.of(index.intents().toString()), CalibrationCache::read, compute);
  }

  private static Optional<Calibration> read(JsonNode kept) {
    return kept.path("whole").isNumber()
        ? Optional.of(
            new Calibration(
                kept.path("whole").asDouble(),
                kept.path("partly").asDouble(),
                kept.path("strict").asBoolean()))
        : Optional.empty();
  }
}
