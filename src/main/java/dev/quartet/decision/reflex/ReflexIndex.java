package dev.quartet.decision.reflex;

import dev.quartet.decision.reflex.parameter.ParameterExtraction;
import dev.quartet.library.Library;
import dev.quartet.library.ScriptManifest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words of a library's scripts, with how telling each is among them. What takes long to learn
 * of a script, its {@link ScriptProfile}, is learnt when it first comes near a request.
 */
final class ReflexIndex {
  private final List<Entry> entries;
  private final Map<String, Integer> frequency;
  private final ParameterExtraction extraction;
  private final Map<String, ScriptProfile> profiles = new ConcurrentHashMap<>();

  /** A script with the words of each of its sentences as they are written. */
  private record Entry(ScriptManifest script, List<Set<String>> sentences) {}

  private ReflexIndex(
      List<Entry> entries, Map<String, Integer> frequency, ParameterExtraction extraction) {
    this.entries = entries;
    this.frequency = frequency;
    this.extraction = extraction;
  }

  static ReflexIndex of(Library library, ParameterExtraction extraction) {
    List<Entry> entries =
        library.scripts().values().stream()
            .filter(script -> script.origin().mayRun())
            .map(script -> new Entry(script, sentences(script)))
            .toList();
    Map<String, Integer> frequency = new HashMap<>();
    for (Entry entry : entries) {
      Set<String> words = new HashSet<>();
      entry.sentences().forEach(words::addAll);
      words.forEach(word -> frequency.merge(word, 1, Integer::sum));
    }
    return new ReflexIndex(entries, frequency, extraction);
  }

  private static List<Set<String>> sentences(ScriptManifest script) {
    return java.util.stream.Stream.concat(
            script.examples().stream(),
            java.util.stream.Stream.of(
                script.description(), script.id().replace('/', ' ').replace('-', ' ')))
        .map(Words::distinct)
        .toList();
  }

  /** The profiles of the scripts whose words are nearest to a request's, the nearest first. */
  List<ScriptProfile> nearest(String text, int most) {
    Set<String> words = Words.distinct(text);
    record Near(Entry entry, double score) {}
    return entries.stream()
        .map(entry -> new Near(entry, closeness(words, entry)))
        .filter(near -> near.score() > 0)
        .sorted(Comparator.comparingDouble(Near::score).reversed())
        .limit(most)
        .map(near -> profile(near.entry().script()))
        .toList();
  }

  private double closeness(Set<String> words, Entry entry) {
    return entry.sentences().stream()
        .mapToDouble(sentence -> similarity(words, sentence))
        .max()
        .orElse(0);
  }

  private ScriptProfile profile(ScriptManifest script) {
    return profiles.computeIfAbsent(script.id(), id -> ScriptProfile.of(script, extraction));
  }

  /**
   * How much two sentences share, from 0 to 1: the weight of their common words in the weight of
   * all.
   */
  double similarity(Set<String> left, Set<String> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return 0;
    }
    double common = 0;
    for (String word : left) {
      if (right.contains(word)) {
        common += weight(word);
      }
    }
    return common == 0 ? 0 : 2 * common / (weight(left) + weight(right));
  }

  private double weight(Set<String> words) {
    double sum = 0;
    for (String word : words) {
      sum += weight(word);
    }
    return sum;
  }

  /** Inverse document frequency; a placeholder says little about which script is meant. */
  private double weight(String word) {
    double idf = Math.log(1 + (double) entries.size() / frequency.getOrDefault(word, 1));
    return word.startsWith("<") ? idf / 2 : idf;
  }
}
