package dev.quartet.decision.reflex.intent;

import java.util.ArrayList;
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

  /**
   * How well an intent's words cover a request.
   *
   * @param weighed the covered words' share of the weight of all
   * @param counted the covered words' share of their number
   * @param pairs pairs of neighbours that occur, for each word
   * @param wording how much the nearest example shares with the request, from 0 to 1
   * @param rarestLeft how rare the rarest word is that is not covered, from 0 to 1
   */
  record Coverage(
      double bm25,
      double weighed,
      double counted,
      double pairs,
      double wording,
      double rarestLeft) {}

  private final Map<String, List<Integer>> occurrences = new HashMap<>();
  private final List<Example> examples;
  private final double[] weights;
  private final int intents;

  Vocabulary(int intents, List<Example> examples) {
    this.intents = intents;
    this.examples = List.copyOf(examples);
    List<Set<String>> terms = examples.stream().map(example -> terms(example.words())).toList();
    for (int number = 0; number < examples.size(); number++) {
      for (String term : terms.get(number)) {
        occurrences.computeIfAbsent(term, _ -> new ArrayList<>()).add(number);
      }
    }
    weights = terms.stream().mapToDouble(this::weight).toArray();
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
   * @param self the number of the example that the request itself is, which is left out; -1: none
   */
  Coverage[] coverage(List<String> words, int self) {
    int own = self < 0 ? -1 : examples.get(self).intent();
    Set<String> terms = terms(words);
    double[] wording = wording(terms, self);
    double[] rarestLeft = new double[intents];
    double[] bm25 = new double[intents];
    double[] weighed = new double[intents];
    int[] counted = new int[intents];
    int[] pairs = new int[intents];
    double weight = 0;
    double rarest = rarity("");
    int single = 0;
    for (String term : terms) {
      boolean pair = term.indexOf(' ') >= 0;
      double rarity = rarity(term);
      if (!pair) {
        weight += rarity;
        single++;
      }
      int[] by = uses(term);
      boolean known = occurrences.containsKey(term);
      if (known || !pair) {
        for (int intent = 0; intent < intents; intent++) {
          int count = by[intent] - (intent == own && known ? 1 : 0);
          if (count <= 0 && !pair) {
            rarestLeft[intent] = Math.max(rarestLeft[intent], rarity / rarest);
          }
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
        i ->
            new Coverage(
                bm25[i],
                weighed[i] / all,
                counted[i] / number,
                pairs[i] / number,
                wording[i],
                rarestLeft[i]));
    return coverage;
  }

  /** How many examples of each intent use a term. */
  private int[] uses(String term) {
    int[] uses = new int[intents];
    for (int example : occurrences.getOrDefault(term, List.of())) {
      uses[examples.get(example).intent()]++;
    }
    return uses;
  }

  /**
   * For each intent, the share of weight that the request has in common with its nearest example.
   */
  private double[] wording(Set<String> terms, int self) {
    double[] shared = new double[examples.size()];
    double own = 0;
    for (String term : terms) {
      double rarity = rarity(term);
      own += rarity;
      for (int example : occurrences.getOrDefault(term, List.of())) {
        shared[example] += rarity;
      }
    }
    double[] best = new double[intents];
    for (int example = 0; example < shared.length; example++) {
      if (shared[example] > 0 && example != self) {
        double all = own + weights[example];
        int intent = examples.get(example).intent();
        best[intent] = Math.max(best[intent], 2 * shared[example] / all);
      }
    }
    return best;
  }

  private double weight(Set<String> terms) {
    return terms.stream().mapToDouble(this::rarity).sum();
  }

  private double rarity(String term) {
    int uses = occurrences.getOrDefault(term, List.of()).size();
    return Math.log(1 + examples.size() / (uses + 0.5));
  }
}
