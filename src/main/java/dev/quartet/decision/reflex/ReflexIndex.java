package dev.quartet.decision.reflex;

import dev.quartet.library.Library;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The profiles of a library's scripts, with how telling each word is among them. */
record ReflexIndex(List<ScriptProfile> profiles, Map<String, Integer> frequency) {

  static ReflexIndex of(Library library, ParameterExtraction extraction) {
    List<ScriptProfile> profiles =
        library.scripts().values().stream()
            .filter(script -> script.origin().mayRun())
            .map(script -> ScriptProfile.of(script, extraction))
            .toList();
    Map<String, Integer> frequency = new HashMap<>();
    profiles.forEach(
        profile -> profile.vocabulary().forEach(word -> frequency.merge(word, 1, Integer::sum)));
    return new ReflexIndex(profiles, frequency);
  }

  /**
   * How much two sentences share, from 0 to 1: the weight of their common words in the weight of
   * all.
   */
  double similarity(String a, String b) {
    Set<String> left = new HashSet<>(Words.content(a));
    Set<String> right = new HashSet<>(Words.content(b));
    if (left.isEmpty() || right.isEmpty()) {
      return 0;
    }
    double total = weight(left) + weight(right);
    Set<String> common = new HashSet<>(left);
    common.retainAll(right);
    return 2 * weight(common) / total;
  }

  private double weight(Set<String> words) {
    return words.stream().mapToDouble(this::weight).sum();
  }

  /** Inverse document frequency; a placeholder says little about which script is meant. */
  private double weight(String word) {
    double idf = Math.log(1 + (double) profiles.size() / frequency.getOrDefault(word, 1));
    return word.startsWith("<") ? idf / 2 : idf;
  }
}
