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
import dev.quartet.decision.reflex.parameter.Extraction;
import dev.quartet.decision.reflex.parameter.ParameterExtraction;
import dev.quartet.library.Effect;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** How much less near a script may be than the nearest to be as good, in units of their rank. */
  private static final double TIE = 0.4;

  /** With fewer scripts the scores cannot make up for a word that nobody explains. */
  private static final int FEW_SCRIPTS = 20;

  /** How many scripts that cannot take a request's values are passed over for the next ones. */
  private static final int PASSED_OVER = 3;

  private record Indexed(Library library, Registry registry) {}

  /** A candidate, with the scores of those that were in the running. */
  private record Nearest(int intent, IntentScores scores, Match match) {}

  private final ParameterExtraction extraction;
  private final VectorCache vectors;
  private final CalibrationCache calibrations;
  private final Map<String, String> defaults;
  private final Predicate<ScriptManifest> ready;
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
    this.ready = ready;
    this.extraction = new ParameterExtraction(clock);
    this.vectors = new VectorCache(cache.resolve("vectors"), embeddings);
    this.calibrations = new CalibrationCache(cache);
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
      // The encoder is loaded beside what is read of the library: both take their time.
      Thread.ofPlatform().daemon().name("encoder").start(() -> vectors.embed("warm"));
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
          new Indexed(library, new Registry(library, vectors, this::calibration, this::isCaught));
      indexed = current;
    }
    return current.registry();
  }

  private Calibration calibration(Registry registry) {
    return calibrations.of(
        registry.index(),
        () ->
            Calibration.of(
                registry.index(),
                this::verifier,
                (sentence, candidate) -> explained(sentence, candidate, registry),
                Words::of));
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

  /** Whether a rule turns a near-miss away: it need not be told apart by its likeness then. */
  private boolean isCaught(Registry registry, int script, String nearMiss) {
    return explained(nearMiss, script, registry).against();
  }

  private Explanation explained(String sentence, int candidate, Registry registry) {
    return match(sentence, registry.profileWithout(candidate, sentence), registry).explanation();
  }

  @Override
  public Recognition recognise(Query query, Library library) {
    Optional<String> refusal = Gate.refusal(query);
    if (refusal.isPresent()) {
      return new Recognition.Unsure(refusal.get(), Evidence.NONE);
    }
    Registry registry = registry(library);
    String text = query.text().strip();
    if (registry.isEmpty() || !registry.knowsAnyOf(text)) {
      return new Recognition.Unsure("no script is about this", Evidence.NONE);
    }
    return exactly(text, registry).orElseGet(() -> byMeaning(text, registry));
  }

  /**
   * The words of an example, in other order or with other values, need no comparing, except where
   * many scripts stand side by side and nobody wrote down what they are not for.
   */
  private Optional<Recognition> exactly(String text, Registry registry) {
    if (registry.size() >= FEW_SCRIPTS && !registry.hasNearMisses()) {
      return Optional.empty();
    }
    return registry
        .worded(text)
        .filter(number -> !registry.isRefused(text, number))
        .map(number -> match(text, registry.profile(number), registry))
        .filter(match -> match.unexplained().isEmpty() && match.against().isEmpty())
        .map(match -> conclude(match, exact(match)))
        .filter(Recognition.Sure.class::isInstance);
  }

  private static Evidence exact(Match match) {
    return new Evidence(1, 0, List.of(new Candidate(match.id(), 1)), List.of(), Map.of());
  }

  private Recognition byMeaning(String text, Registry registry) {
    String canonical = Canonical.of(registry.mended(text));
    IntentScores scores =
        ofNamed(
            registry.index().scores(vectors.embed(canonical), Words.of(canonical)),
            registry,
            registry.services().namedIn(text));
    return judged(fitting(text, settled(scores, registry), registry), registry);
  }

  /** Of services that are about equally near, the one that the team has credentials for. */
  private IntentScores settled(IntentScores scores, Registry registry) {
    List<IntentScores.Ranked> nearest = scores.ranked(SHOWN);
    double best = nearest.getFirst().rank();
    return ready.test(registry.script(nearest.getFirst().intent()))
        ? scores
        : nearest.stream()
            .filter(next -> best - next.rank() <= TIE)
            .map(next -> registry.script(next.intent()))
            .filter(script -> !script.needs().isEmpty() && ready.test(script))
            .map(ScriptManifest::service)
            .findFirst()
            .map(
                service -> scores.only(number -> registry.script(number).service().equals(service)))
            .orElse(scores);
  }

  /** The nearest script that can take what the request says; the nearest, if none of them can. */
  private Nearest fitting(String text, IntentScores scores, Registry registry) {
    Nearest nearest = nearest(text, scores, registry);
    if (!nearest.match().isTold()) {
      IntentScores reads = scores.only(number -> registry.script(number).effect() == Effect.READ);
      nearest = nearest(text, reads, registry);
    }
    Nearest next = nearest;
    for (int passed = 0; passed < PASSED_OVER; passed++) {
      if (next.match().takesAll()) {
        return next;
      }
      int unfit = next.intent();
      next = nearest(text, next.scores().only(number -> number != unfit), registry);
    }
    return nearest;
  }

  private Nearest nearest(String text, IntentScores scores, Registry registry) {
    int intent = scores.ranked(1).getFirst().intent();
    return new Nearest(intent, scores, match(text, registry.profile(intent), registry));
  }

  private Recognition judged(Nearest nearest, Registry registry) {
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
    if (registry.isRefused(match.text(), first) || scores.isNearMiss(first)) {
      return unsure("looks like a near-miss of " + match.id(), evidence);
    }
    Recognition conclusion = conclude(match, evidence);
    boolean tooFewToTell = registry.size() < FEW_SCRIPTS && !match.unexplained().isEmpty();
    boolean near = score >= threshold && !tooFewToTell;
    return near || conclusion instanceof Recognition.Unsure
        ? conclusion
        : new Recognition.Unsure(match.notNear(), evidence);
  }

  /**
   * When a service is named, only scripts that are about it are in the running, if there are any.
   */
  private static IntentScores ofNamed(
      IntentScores scores, Registry registry, Map<String, String> named) {
    List<Integer> about =
        named.isEmpty()
            ? List.of()
            : IntStream.range(0, registry.size())
                .filter(i -> registry.profile(i).otherService(named).isEmpty())
                .boxed()
                .toList();
    return about.isEmpty() ? scores : scores.only(new HashSet<>(about)::contains);
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

  private Match match(String text, ScriptProfile profile, Registry registry) {
    Extraction extracted = extraction.extract(text, profile.script());
    String template = registry.mended(extracted.template());
    Map<String, String> named = registry.services().namedIn(text);
    return new Match(
        registry.mended(text),
        profile,
        extracted,
        template,
        profile.unexplained(text, template, named),
        named);
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
    if (registry.isEmpty() || text.isBlank() || !registry.knowsAnyOf(text)) {
      return List.of();
    }
    String canonical = Canonical.of(registry.mended(text));
    IntentScores scores = registry.index().scores(vectors.embed(canonical), Words.of(canonical));
    return scores.ranked(most).stream().map(ranked -> scores.intent(ranked.intent()).id()).toList();
  }
}
