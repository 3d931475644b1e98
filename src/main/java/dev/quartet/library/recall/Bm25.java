package dev.quartet.library.recall;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Likeness by shared words: rare ones tell more, long texts must share more of them. */
final class Bm25 {
  private static final double SATURATION = 1.2;
  private static final double LENGTH = 0.6;

  private final List<Map<String, Integer>> counts;
  private final int[] lengths;
  private final double meanLength;
  private final Map<String, Integer> frequency = new HashMap<>();

  Bm25(List<List<String>> documents) {
    counts = documents.stream().map(Bm25::counted).toList();
    lengths = documents.stream().mapToInt(List::size).toArray();
    meanLength = Math.max(1, documents.stream().mapToInt(List::size).average().orElse(1));
    counts.forEach(
        document -> document.keySet().forEach(term -> frequency.merge(term, 1, Integer::sum)));
  }

  private static Map<String, Integer> counted(List<String> terms) {
    Map<String, Integer> counts = new HashMap<>();
    terms.forEach(term -> counts.merge(term, 1, Integer::sum));
    return counts;
  }

  /** For each document from 0, nothing shared, towards 1, all of the query's words. */
  double[] scores(List<String> query) {
    double[] scores = new double[counts.size()];
    double most = 0;
    for (String term : new HashSet<>(query)) {
      double weight = weight(term);
      most += weight * (SATURATION + 1);
      for (int i = 0; i < scores.length; i++) {
        int count = counts.get(i).getOrDefault(term, 0);
        double length = 1 - LENGTH + LENGTH * lengths[i] / meanLength;
        scores[i] += weight * count * (SATURATION + 1) / (count + SATURATION * length);
      }
    }
    for (int i = 0; i < scores.length && most > 0; i++) {
      scores[i] /= most;
    }
    return scores;
  }

  private double weight(String term) {
    int containing = frequency.getOrDefault(term, 0);
    return Math.log(1 + (counts.size() - containing + 0.5) / (containing + 0.5));
  }
}
