package dev.quartet.decision.reflex;

import dev.quartet.decision.Evidence;
import dev.quartet.decision.Evidence.Candidate;
import dev.quartet.decision.Reflex;
import dev.quartet.decision.reflex.intent.Calibration;
import dev.quartet.decision.reflex.intent.Collision;
import dev.quartet.decision.reflex.intent.Explanation;
import dev.quartet.decision.reflex.intent.Features;
import dev.quartet.decision.reflex.intent.IntentScores;
import dev.quartet.decision.reflex.intent.Verifier;
import dev.quartet.decision.reflex.parameter.ParameterExtraction;
import dev.quartet.library.Library;
import dev.quartet.library.Origin;
import dev.quartet.library.ScriptManifest;
import dev.quartet.model.Embeddings;
import dev.quartet.model.VectorCache;
import dev.quartet.platform.Lazy;
import dev.quartet.platform.Problem;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Recognises in four steps: the gate, the nearest script by words and meaning, the verifier's score
 * against the library's threshold, and whether every part of the request is explained. Any of them
 * may abstain.
 */
public final class LocalReflex implements Reflex {
  private static final int SHOWN = 5;

  /** With fewer scripts the scores cannot make up for a word that nobody explains. */
  private static final int FEW_SCRIPTS = 20;

  private record Indexed(Library library, Registry registry) {}

  private final Nearest.Choice choice;
  private final VectorCache vectors;
  private final Path cache;
  private final Map<String, String> defaults;
  private final Supplier<Verifier> strict = new Lazy<>(() -> Verifier.shipped(true));
  private final Supplier<Verifier> plain = new Lazy<>(() -> Verifier.shipped(false));
  private @Nullable Indexed indexed;

  /**
   * The local reflex.
   *
   * @param cache the folder that keeps what was computed of libraries
   * @param defaults values of parameters that a request does not name
   * @param ready whether the credentials of a script are there
   */
  public LocalReflex(
      Embeddings embeddings,
      Path cache,
      Map<String, String> defaults,
      Predicate<ScriptManifest> ready,
      Clock clock) {
    this.choice = new Nearest.Choice(new ParameterExtraction(clock), ready);
    this.vectors = new VectorCache(cache.resolve("vectors"), embeddings);
    this.cache = cache;
    this.defaults = Map.copyOf(defaults);
  }

  /** Learns a library's words before the first request. */
  public void warmUp(Library library) {
    var _ = registry(library);
  }

  /** Learns a library's meanings too, and finds its threshold. */
  public void learn(Library library) {
    Registry registry = registry(library);
    if (!registry.isEmpty()) {
      var _ = registry.calibration();
    }
  }

  @SuppressWarnings(
      "ReferenceEquality") // A library that was read again is another object; comparing contents
  // costs more.
  private synchronized Registry registry(Library library) {
    Indexed current = indexed;
    if (current == null || current.library() != library) {
      current =
          new Indexed(
              library,
              new Registry(library, cache, vectors, this::toldByLikeness, this::calibration));
      indexed = current;
    }
    return current.registry();
  }

  private Calibration calibration(Registry registry) {
    return Calibration.of(
        registry.index(),
        this::verifier,
        (sentence, candidate) -> explained(sentence, candidate, registry),
        Words::of);
  }

  /**
   * Requests for a script that would go to another one, among those that a library brings besides
   * the shipped ones.
   */
  public List<Collision> collisions(Library library) {
    Registry registry = registry(library);
    Predicate<String> own =
        id ->
            Optional.ofNullable(library.scripts().get(id))
                .filter(script -> script.origin().mayRun() && script.origin() != Origin.SHIPPED)
                .isPresent();
    if (registry.isEmpty() || library.scripts().keySet().stream().noneMatch(own)) {
      return List.of();
    }
    Calibration calibration = registry.calibration();
    return calibration.collisions(
        registry.index(),
        verifier(calibration.strict()),
        (sentence, candidate) -> explained(sentence, candidate, registry),
        own);
  }

  private Verifier verifier(boolean isStrict) {
    return (isStrict ? strict : plain).get();
  }

  /** A near-miss that a rule turns away need not be told apart by its likeness. */
  private List<List<String>> toldByLikeness(Registry registry) {
    return IntStream.range(0, registry.size())
        .mapToObj(script ->
            registry.script(script).nearMisses().stream()
                .filter(nearMiss -> !explained(nearMiss, script, registry).against())
                .toList())
        .toList();
  }

  private Explanation explained(String sentence, int candidate, Registry registry) {
    return choice
        .match(Asked.of(sentence, registry), registry.profileWithout(candidate, sentence), registry)
        .explanation();
  }

  @Override
  public Recognition recognise(Query query, Library library) {
    Optional<String> refusal = Gate.refusal(query);
    if (refusal.isPresent()) {
      return new Recognition.Unsure(refusal.get(), Evidence.NONE);
    }
    Registry registry = registry(library);
    Asked asked = Asked.of(query.text().strip(), registry);
    if (registry.isEmpty() || !registry.knowsAnyOf(asked)) {
      return new Recognition.Unsure("no script is about this", Evidence.NONE);
    }
    return exactly(asked, registry).orElseGet(() -> byMeaning(asked, registry));
  }

  /**
   * The words of an example, in other order or with other values, need no comparing, except where
   * many scripts stand side by side and nobody wrote down what they are not for.
   */
  private Optional<Recognition> exactly(Asked asked, Registry registry) {
    if (registry.size() >= FEW_SCRIPTS && !registry.hasNearMisses()) {
      return Optional.empty();
    }
    Set<String> words = asked.words();
    return registry
        .worded(words)
        .filter(number -> !registry.isRefused(words, number))
        .map(number -> choice.match(asked, registry.profile(number), registry))
        .filter(match -> match.unexplained().isEmpty() && match.against().isEmpty())
        .map(match -> conclude(match, exact(match)))
        .filter(Recognition.Sure.class::isInstance);
  }

  private static Evidence exact(Match match) {
    return new Evidence(1, 0, List.of(new Candidate(match.id(), 1)), List.of(), Map.of());
  }

  private Recognition byMeaning(Asked asked, Registry registry) {
    Nearest nearest = choice.nearest(asked, scores(asked, registry), registry);
    return judged(asked, nearest, registry);
  }

  private IntentScores scores(Asked asked, Registry registry) {
    String canonical = asked.canonicalMended();
    return registry.index().scores(vectors.embed(canonical), Words.of(canonical));
  }

  private Recognition judged(Asked asked, Nearest nearest, Registry registry) {
    Match match = nearest.match();
    IntentScores scores = nearest.scores();
    List<IntentScores.Ranked> ranked = scores.ranked(SHOWN);
    int first = nearest.intent();
    Calibration calibration = registry.calibration();
    Explanation explanation = match.explanation();
    Features features = Features.of(scores, first, explanation);
    double threshold = calibration.threshold(explanation);
    double score = verifier(calibration.strict()).score(features);
    var evidence =
        new Evidence(
            rounded(score),
            rounded(threshold),
            candidates(scores, ranked, score),
            match.unexplained(),
            features.named());
    Optional<String> against = calibration.strict() ? match.against() : Optional.empty();
    if (against.isPresent()) {
      return unsure(against.get(), evidence);
    }
    if (registry.isRefused(asked.mendedWords(), first) || scores.isNearMiss(first)) {
      return unsure("looks like a near-miss of " + match.id(), evidence);
    }
    Recognition conclusion = conclude(match, evidence);
    boolean tooFewToTell = registry.size() < FEW_SCRIPTS && !match.unexplained().isEmpty();
    boolean near = score >= threshold && !tooFewToTell;
    return near || conclusion instanceof Recognition.Unsure
        ? conclusion
        : new Recognition.Unsure(match.notNear(), evidence);
  }

  private static List<Candidate> candidates(
      IntentScores scores, List<IntentScores.Ranked> ranked, double best) {
    List<Candidate> candidates = new ArrayList<>();
    double top = ranked.getFirst().rank();
    for (IntentScores.Ranked next : ranked) {
      double share = best * Math.exp(4 * (next.rank() - top));
      candidates.add(new Candidate(scores.intent(next.intent()).id(), rounded(share)));
    }
    return candidates;
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }

  /** Acts if every value that the script needs is there. */
  private Recognition conclude(Match match, Evidence evidence) {
    try {
      Map<String, String> arguments =
          match.script().checked(match.extraction().arguments(), defaults);
      return new Recognition.Sure(
          match.id(),
          given(match, arguments),
          match.unexplained().isEmpty() ? "every word explained" : "near enough",
          evidence);
    } catch (Problem e) {
      return unsure(e.message(), evidence);
    }
  }

  /** A rule spoke against it: no score makes up for that. */
  private static Recognition unsure(String reason, Evidence evidence) {
    return new Recognition.Unsure(
        reason,
        new Evidence(
            0,
            evidence.threshold(),
            evidence.candidates(),
            evidence.unexplained(),
            evidence.features()));
  }

  /** What the request or the workspace says; the script knows its own defaults. */
  private Map<String, String> given(Match match, Map<String, String> checked) {
    Map<String, String> given = new LinkedHashMap<>(checked);
    given
        .keySet()
        .removeIf(name ->
            !match.extraction().arguments().containsKey(name)
                && !match.script().isFilledBy(defaults, name));
    return given;
  }

  /** The nearest scripts of a text, for a model's context. */
  public List<String> nearest(String text, Library library, int most) {
    Registry registry = registry(library);
    Asked asked = Asked.of(text, registry);
    if (registry.isEmpty() || text.isBlank() || !registry.knowsAnyOf(asked)) {
      return List.of();
    }
    IntentScores scores = scores(asked, registry);
    return scores.ranked(most).stream().map(ranked -> scores.intent(ranked.intent()).id()).toList();
  }
}
