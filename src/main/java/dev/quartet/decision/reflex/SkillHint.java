package dev.quartet.decision.reflex;

import dev.quartet.library.Library;
import dev.quartet.library.SkillManifest;
import dev.quartet.model.Embeddings;
import dev.quartet.model.VectorCache;
import dev.quartet.platform.Lazy;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Proposes the skill that a request is nearest to, by the words and the meaning of the skills'
 * descriptions. A guide for what is put before a model: it never decides where a request goes.
 */
public final class SkillHint {
  /** From here on a skill is worth its place in the context. */
  private static final double NEAR = 0.82;

  /** How much nearer than the next one it must be. */
  private static final double MARGIN = 0.06;

  /** How much shared words count beside the meaning. */
  private static final double WORDS = 0.25;

  /** Who asks for a fact does not ask for work. */
  private static final Pattern QUESTION =
      Pattern.compile(
          "(?i)\\s*(?:and |but |so"
              + " )?(?:who|whose|what|what's|when|where|why|which|how|is|are|was|were|do"
              + "|does|did|has|have|should)\\b.*",
          Pattern.DOTALL);

  private static final Pattern SENTENCES = Pattern.compile("[.!?]+\\s+|\\n+");
  private static final Pattern CLAUSES = Pattern.compile("[.;:,()]\\s+|\\s+or\\s+|\\.$");
  private static final int SHORTEST_CLAUSE = 4;
  private static final float[] NOTHING = new float[Embeddings.DIMENSIONS];

  /** One skill as it is compared. */
  private record Profile(SkillManifest skill, List<float[]> clauses, Set<String> words) {}

  private record Indexed(Library library, Supplier<List<Profile>> profiles) {}

  /** A skill and how near it is; the higher, the nearer. */
  public record Near(SkillManifest skill, double score) {}

  private final VectorCache vectors;
  private @Nullable Indexed indexed;

  /**
   * A hint.
   *
   * @param cache the folder that keeps what was computed of libraries
   */
  public SkillHint(Embeddings embeddings, Path cache) {
    this.vectors = new VectorCache(cache.resolve("skill-vectors"), embeddings);
  }

  /** Learns the skills' meanings before the first request. */
  public void learn(Library library) {
    var _ = profiles(library);
  }

  /** The skill that a request is surely near to, if there is one. */
  public Optional<SkillManifest> nearest(String text, Library library) {
    if (asksOnly(text)) {
      return Optional.empty();
    }
    List<Near> ranked = ranked(text, library);
    if (ranked.isEmpty() || ranked.getFirst().score() < NEAR) {
      return Optional.empty();
    }
    double next = ranked.size() > 1 ? ranked.get(1).score() : 0;
    return Optional.of(ranked.getFirst())
        .filter(first -> first.score() - next >= MARGIN)
        .map(Near::skill);
  }

  private static boolean asksOnly(String text) {
    return SENTENCES
        .splitAsStream(text)
        .filter(sentence -> !sentence.isBlank())
        .allMatch(sentence -> QUESTION.matcher(sentence).matches());
  }

  /** All skills, the nearest first. */
  List<Near> ranked(String text, Library library) {
    List<Profile> profiles = profiles(library);
    if (profiles.isEmpty() || text.isBlank()) {
      return List.of();
    }
    Map<String, Double> rarity = rarity(profiles);
    float[] meaning = vectors.embed(text);
    Set<String> words = new HashSet<>(Words.content(text));
    return profiles.stream()
        .map(profile ->
            new Near(
                profile.skill(),
                meaning(meaning, profile) + WORDS * shared(words, profile, rarity)))
        .sorted(Comparator.comparingDouble(Near::score).reversed())
        .toList();
  }

  @SuppressWarnings("ReferenceEquality") // A library that was read again is another object.
  private synchronized List<Profile> profiles(Library library) {
    Indexed current = indexed;
    if (current == null || current.library() != library) {
      current =
          new Indexed(
              library,
              new Lazy<>(() ->
                  profiles(
                      library.skills().values().stream()
                          .filter(skill -> skill.origin().mayRun())
                          .toList())));
      indexed = current;
    }
    return current.profiles().get();
  }

  private List<Profile> profiles(List<SkillManifest> skills) {
    Map<String, float[]> known =
        vectors.vectors(skills.stream().flatMap(skill -> clauses(skill).stream()).toList());
    return skills.stream()
        .map(skill ->
            new Profile(
                skill,
                clauses(skill).stream().map(clause -> known.getOrDefault(clause, NOTHING)).toList(),
                new HashSet<>(Words.content(name(skill) + " " + skill.description()))))
        .toList();
  }

  private static String name(SkillManifest skill) {
    return skill.id().replace('-', ' ');
  }

  /** The skill's name, and each thing that its description says of it. */
  private static List<String> clauses(SkillManifest skill) {
    return Stream.concat(
            Stream.of(name(skill)),
            CLAUSES
                .splitAsStream(skill.description())
                .map(String::strip)
                .filter(clause -> clause.length() >= SHORTEST_CLAUSE))
        .toList();
  }

  private static Map<String, Double> rarity(List<Profile> profiles) {
    Map<String, Integer> counts = new HashMap<>();
    profiles.forEach(
        profile -> profile.words().forEach(word -> counts.merge(word, 1, Integer::sum)));
    Map<String, Double> rarity = new HashMap<>();
    counts.forEach(
        (word, count) -> rarity.put(word, Math.log(1 + (double) profiles.size() / count)));
    return rarity;
  }

  /** The nearest clause, by the sentence's own direction and that of its words. */
  private static double meaning(float[] request, Profile profile) {
    double best = -1;
    for (float[] clause : profile.clauses()) {
      double dot = 0;
      for (int i = 0; i < request.length; i++) {
        dot += request[i] * clause[i];
      }
      best = Math.max(best, dot / 2);
    }
    return best;
  }

  /** The weight of the request's words that the skill has, of those that any skill has. */
  private static double shared(Set<String> words, Profile profile, Map<String, Double> rarity) {
    double all = 0;
    double shared = 0;
    for (String word : words) {
      double weight = rarity.getOrDefault(word, 1.0);
      all += weight;
      shared += profile.words().contains(word) ? weight : 0;
    }
    return all == 0 ? 0 : shared / all;
  }
}
