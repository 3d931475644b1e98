package dev.quartet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.decision.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the reflex saw, as a person reads it. */
final class EvidenceText {
  private EvidenceText() {}

  /** The score, what is left unexplained, and the features; nothing when there is none of it. */
  static List<String> lines(Evidence evidence) {
    List<String> lines = new ArrayList<>();
    if (evidence.score() > 0 || evidence.threshold() > 0) {
      lines.add(score(evidence.score(), evidence.threshold()));
    }
    if (!evidence.unexplained().isEmpty()) {
      lines.add("not explained: " + String.join(", ", evidence.unexplained()));
    }
    if (!evidence.features().isEmpty()) {
      lines.add("made of: " + features(evidence.features()));
    }
    return lines;
  }

  /** The same of a recorded decision. */
  static List<String> lines(JsonNode decision) {
    List<String> unexplained = new ArrayList<>();
    decision.path("unexplained").forEach(word -> unexplained.add(word.asText()));
    return lines(
        new Evidence(
            decision.path("score").asDouble(),
            decision.path("threshold").asDouble(),
            List.of(),
            unexplained,
            Map.of()));
  }

  private static String score(double score, double threshold) {
    return threshold > 0
        ? String.format(
            Locale.ROOT,
            "score %.3f, %s the threshold of %.3f",
            score,
            score < threshold ? "below" : "reaches",
            threshold)
        : String.format(Locale.ROOT, "score %.3f", score);
  }

  private static String features(Map<String, Double> features) {
    return features.entrySet().stream()
        .map(feature -> String.format(Locale.ROOT, "%s %.2f", feature.getKey(), feature.getValue()))
        .collect(java.util.stream.Collectors.joining(", "));
  }
}
