package dev.quartet.decision.reflex.intent;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How often each intent's examples use a word or a pair of neighbours. */
final class Vocabulary {
  /** Robertson's and Zaragoza's k1 (The Probabilistic Relevance Framework, 2009). */
  private static final double SATURATION = 1.2;

  /** How well an intent's words cover a request. */
  record Coverage(double bm25, double weighed, double counted, double pairs) {}

  private final Map<String, int[]> uses = new HashMap<>();
  private final Map<String, Integer> sentencesWith = new HashMap<>();
  private final int intents;
  private int sentences;

  Vocabulary(int intents) {
    this.intents = intents;
  }

  void add(int intent, List<String> words) {
    sentences++;
    for (String term : terms(words)) {
      uses.computeIfAbsent(term, _ -> new int[intents])[intent]++;
      sentencesWith.merge(term, 1, Integer::sum);
    }
  }

  /** Words, and pairs of neighbours joined by a blank. */
  static Set<String> terms(List<String> words) {
    Set<String> terms = new HashSet<>(words);
    for (int i = 1; i < words.size(); i++) {
      terms.add(words.get(i - 1) + " " + words.get(i));
    }
    return terms;
  }

  /**
   * The coverage of a request by every intent.
   *
   * @param own an intent whose example the request itself is, with that example left out; -1: none
   */
  Coverage[] coverage(List<String> words, int own) {
    Set<String> terms = terms(words);
    double[] bm25 = new double[intents];
    double[] weighed = new double[intents];
    int[] counted = new int[intents];
    int[] pairs = new int[intents];
    double weight = 0;
    int single = 0;
    for (String term : terms) {
      boolean pair = term.indexOf(' ') >= 0;
      double rarity = rarity(term);
      if (!pair) {
        weight += rarity;
        single++;
      }
      int[] by = uses.get(term);
      if (by != null) {
        for (int intent = 0; intent < intents; intent++) {
          int count = by[intent] - (intent == own ? 1 : 0);
          if (count > 0 && pair) {
            pairs[intent]++;
          } else if (count > 0) {
            weighed[intent] += rarity;
            counted[intent]++;
            bm25[intent] += rarity * count * (SATURATION + 1) / (count + SATURATION);
          }
        }
      }
    }
    Coverage[] coverage = new Coverage[intents];
    double all = Math.max(weight, 1e-9);
    double number = Math.max(single, 1);
    Arrays.setAll(
        coverage,
        i -> new Coverage(bm25[i], weighed[i] / all, counted[i] / number, pairs[i] / number));
    return coverage;
  }

  private double rarity(String term) {
    return Math.log(1 + sentences / (sentencesWith.getOrDefault(term, 0) + 0.5));
  }
}
