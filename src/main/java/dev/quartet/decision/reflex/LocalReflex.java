package dev.quartet.decision.reflex;

import dev.quartet.decision.Evidence;
import dev.quartet.decision.Evidence.Candidate;
import dev.quartet.decision.Reflex;
import dev.quartet.decision.reflex.parameter.Extraction;
import dev.quartet.decision.reflex.parameter.ParameterExtraction;
import dev.quartet.library.Library;
import dev.quartet.model.Embeddings;
import dev.quartet.platform.Problem;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lexical first; embeddings only when the words alone do not settle it. Acts when one script is
 * clearly nearest, every word is explained and its parameters are there; else abstains.
 */
public final class LocalReflex implements Reflex {
  private static final int LONGEST = 40;
  private static final int SHOWN = 5;

  /** How many scripts are looked at closely. */
  private static final int NEAR = 16;

  private static final double LEXICALLY_SURE = 0.80;
  private static final double LEXICALLY_HOPELESS = 0.30;
  private static final double SURE = 0.72;
  private static final double MARGIN = 0.06;

  /** A script with how well it fits. */
  private record Match(
      ScriptProfile profile, Extraction extracted, double lexical, double nearMiss) {
    Candidate candidate(double score) {
      return new Candidate(profile.script().id(), Math.round(score * 1000) / 1000.0);
    }
  }

  private record Indexed(Library library, ReflexIndex index) {}

  private final ParameterExtraction extraction;
  private final EmbeddingCache embeddings;
  private final Map<String, String> defaults;
  private @Nullable Indexed indexed;

  /**
   * The local reflex.
   *
   * @param cache the file that keeps the library's vectors
   * @param defaults values of parameters that a request does not name
   */
  public LocalReflex(
      Embeddings embeddings, Supplier<Path> cache, Map<String, String> defaults, Clock clock) {
    this.extraction = new ParameterExtraction(clock);
    this.embeddings = new EmbeddingCache(cache, embeddings);
    this.defaults = Map.copyOf(defaults);
  }

  /** Learns a library's words before the first request. */
  public void warmUp(Library library) {
    var _ = index(library);
  }

  @Override
  public Recognition recognise(Query query, Library library) {
    String text = query.text();
    if (Words.of(text).size() > LONGEST || text.contains("```") || text.strip().contains("\n")) {
      return new Recognition.Unsure("too long for a lookup", Evidence.NONE);
    }
    if (query.followsUp() && Words.leans(text)) {
      return new Recognition.Unsure("leans on what was said before", Evidence.NONE);
    }
    ReflexIndex index = index(library);
    List<Match> matches =
        index.nearest(text, NEAR).stream()
            .map(profile -> match(text, profile, index))
            .sorted(Comparator.comparingDouble(Match::lexical).reversed())
            .limit(SHOWN)
            .toList();
    return matches.isEmpty()
        ? new Recognition.Unsure("there are no scripts", Evidence.NONE)
        : judge(matches);
  }

  @SuppressWarnings(
      "ReferenceEquality") // A library that was read again is another object; comparing contents
  // costs more.
  private synchronized ReflexIndex index(Library library) {
    Indexed current = indexed;
    if (current == null || current.library() != library) {
      current = new Indexed(library, ReflexIndex.of(library, extraction));
      indexed = current;
    }
    return current.index();
  }

  private Match match(String text, ScriptProfile profile, ReflexIndex index) {
    Extraction extracted = extraction.extract(text, profile.script());
    Set<String> words = Words.distinct(extracted.template());
    double best = nearest(words, profile.sentences(), index);
    double described =
        0.9 * index.similarity(words, Words.distinct(profile.script().description()));
    double missed = nearest(Words.distinct(text), profile.nearMisses(), index);
    return new Match(profile, extracted, Math.max(best, described), missed);
  }

  private static double nearest(Set<String> words, List<Set<String>> sentences, ReflexIndex index) {
    return sentences.stream()
        .mapToDouble(sentence -> index.similarity(words, sentence))
        .max()
        .orElse(0);
  }

  private Recognition judge(List<Match> matches) {
    Match first = matches.getFirst();
    List<Candidate> candidates =
        matches.stream().filter(m -> m.lexical() > 0).map(m -> m.candidate(m.lexical())).toList();
    if (first.lexical() < LEXICALLY_HOPELESS) {
      return new Recognition.Unsure("no script is about this", evidence(candidates, List.of()));
    }
    double runnerUp = matches.size() > 1 ? matches.get(1).lexical() : 0;
    if (first.lexical() >= LEXICALLY_SURE && first.lexical() - runnerUp >= MARGIN) {
      return conclude(first, first.lexical(), candidates);
    }
    return byMeaning(matches);
  }

  /** Scores the nearest scripts by meaning as well, half and half. */
  private Recognition byMeaning(List<Match> matches) {
    List<Match> explained = matches.stream().filter(match -> unexplained(match).isEmpty()).toList();
    if (explained.isEmpty()) {
      Match first = matches.getFirst();
      return new Recognition.Unsure(
          "no script explains: " + String.join(", ", unexplained(first)),
          evidence(
              matches.stream().map(match -> match.candidate(match.lexical())).toList(),
              unexplained(first)));
    }
    Map<Match, Double> scores = new LinkedHashMap<>();
    matches.forEach(match -> scores.put(match, (match.lexical() + meaning(match)) / 2));
    List<Match> ranked =
        scores.keySet().stream()
            .sorted(
                Comparator.comparingDouble((Match match) -> scores.getOrDefault(match, 0.0))
                    .reversed())
            .toList();
    List<Candidate> candidates =
        ranked.stream().map(match -> match.candidate(scores.getOrDefault(match, 0.0))).toList();
    double best = candidates.getFirst().score();
    double second = candidates.size() > 1 ? candidates.get(1).score() : 0;
    if (best < SURE) {
      return new Recognition.Unsure(
          "the nearest script is not near enough", evidence(candidates, List.of()));
    }
    if (best - second < MARGIN) {
      return new Recognition.Unsure(
          "two scripts are about as near", evidence(candidates, List.of()));
    }
    return conclude(ranked.getFirst(), best, candidates);
  }

  private static Evidence evidence(List<Candidate> candidates, List<String> unexplained) {
    double best = candidates.stream().mapToDouble(Candidate::score).max().orElse(0);
    return new Evidence(Math.min(1, best), SURE, candidates, unexplained, Map.of());
  }

  private double meaning(Match match) {
    List<String> sentences = new ArrayList<>(match.profile().templates());
    sentences.add(match.profile().script().description());
    Map<String, float[]> vectors = embeddings.vectors(sentences);
    float[] asked = embeddings.embed(match.extracted().template());
    return vectors.values().stream().mapToDouble(vector -> dot(asked, vector)).max().orElse(0);
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private Recognition conclude(Match match, double score, List<Candidate> candidates) {
    List<String> unexplained = unexplained(match);
    if (!unexplained.isEmpty()) {
      return new Recognition.Unsure(
          "not explained by "
              + match.profile().script().id()
              + ": "
              + String.join(", ", unexplained),
          evidence(candidates, unexplained));
    }
    if (match.nearMiss() >= match.lexical()) {
      return new Recognition.Unsure(
          "looks like a near-miss of " + match.profile().script().id(),
          evidence(candidates, List.of()));
    }
    try {
      Map<String, String> arguments =
          match.profile().script().checked(match.extracted().arguments(), defaults);
      return new Recognition.Sure(
          match.profile().script().id(),
          given(match, arguments),
          "every word explained",
          new Evidence(Math.min(1, score), SURE, candidates, List.of(), Map.of()));
    } catch (Problem e) {
      return new Recognition.Unsure(e.message(), evidence(candidates, List.of()));
    }
  }

  /** What the request or the workspace says; the script knows its own defaults. */
  private Map<String, String> given(Match match, Map<String, String> checked) {
    Map<String, String> given = new LinkedHashMap<>(checked);
    given
        .keySet()
        .removeIf(name ->
            !match.extracted().arguments().containsKey(name)
                && !match.profile().script().isFilledBy(defaults, name));
    return given;
  }

  private static List<String> unexplained(Match match) {
    Stream<String> words =
        Words.content(match.extracted().template()).stream()
            .filter(word -> !match.profile().vocabulary().contains(word))
            .filter(word -> !word.startsWith("<"));
    return Stream.of(
            words,
            match.extracted().leftover().stream(),
            match.extracted().doubtful().stream().map(name -> "which " + name))
        .flatMap(found -> found)
        .distinct()
        .toList();
  }

  /** The nearest scripts of a text, for a model's context. */
  public List<String> nearest(String text, Library library, int most) {
    ReflexIndex index = index(library);
    return index.nearest(text, Math.max(NEAR, most)).stream()
        .map(profile -> match(text, profile, index))
        .filter(match -> match.lexical() > 0)
        .sorted(Comparator.comparingDouble(Match::lexical).reversed())
        .limit(most)
        .map(match -> match.profile().script().id())
        .toList();
  }
}
