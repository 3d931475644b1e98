package dev.quartet.decision.reflex;

import dev.quartet.decision.Evidence;
import dev.quartet.decision.Evidence.Candidate;
import dev.quartet.decision.Reflex;
import dev.quartet.decision.reflex.intent.Features;
import dev.quartet.decision.reflex.intent.IntentScores;
import dev.quartet.decision.reflex.intent.Threshold;
import dev.quartet.decision.reflex.intent.Verifier;
import dev.quartet.decision.reflex.parameter.Extraction;
import dev.quartet.decision.reflex.parameter.ParameterExtraction;
import dev.quartet.library.Library;
import dev.quartet.library.Parameter;
import dev.quartet.library.ScriptManifest;
import dev.quartet.model.Embeddings;
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
import java.util.OptionalInt;
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

  /** A script with the request's values for it. */
  private record Match(
      String text,
      ScriptProfile profile,
      Extraction extraction,
      String template,
      List<String> unexplained) {
    ScriptManifest script() {
      return profile.script();
    }

    /** Whether it carries a text to be written somewhere. */
    boolean saysText() {
      return extraction.arguments().keySet().stream()
          .flatMap(name -> script().parameter(name).stream())
          .anyMatch(parameter -> parameter.type() == Parameter.Type.TEXT);
    }

    int weight() {
      return profile.weight(unexplained, template);
    }
  }

  private record Indexed(Library library, Registry registry) {}

  private final ParameterExtraction extraction;
  private final VectorCache vectors;
  private final ThresholdCache thresholds;
  private final Map<String, String> defaults;
  private final Supplier<Verifier> verifier = new Lazy<>(Verifier::shipped);
  private @Nullable Indexed indexed;

  /**
   * The local reflex.
   *
   * @param cache the folder that keeps what was computed of libraries
   * @param defaults values of parameters that a request does not name
   */
  public LocalReflex(Embeddings embeddings, Path cache, Map<String, String> defaults, Clock clock) {
    this.extraction = new ParameterExtraction(clock);
    this.vectors = new VectorCache(cache.resolve("vectors"), embeddings);
    this.thresholds = new ThresholdCache(cache);
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
      var _ = registry.threshold();
      var _ = vectors.embed("warm");
    }
  }

  @SuppressWarnings(
      "ReferenceEquality") // A library that was read again is another object; comparing contents
  // costs more.
  private synchronized Registry registry(Library library) {
    Indexed current = indexed;
    if (current == null || current.library() != library) {
      current =
          new Indexed(library, new Registry(library, vectors, this::threshold, this::isCaught));
      indexed = current;
    }
    return current.registry();
  }

  private double threshold(Registry registry) {
    return thresholds.of(
        registry.index(),
        () ->
            Threshold.of(
                registry.index(),
                verifier.get(),
                (sentence, candidate) -> unexplained(sentence, candidate, registry),
                Words::of));
  }

  /** Whether a rule turns a near-miss away: it need not be told apart by its likeness then. */
  private boolean isCaught(Registry registry, int script, String nearMiss) {
    return unexplained(nearMiss, script, registry).isEmpty();
  }

  /** How many words a candidate leaves unexplained; empty: a rule speaks against it. */
  private OptionalInt unexplained(String sentence, int candidate, Registry registry) {
    Match match = match(sentence, registry.profile(candidate), registry);
    Map<String, String> named = registry.services().namedIn(sentence);
    boolean against =
        match.profile().otherService(named).isPresent() || objection(match).isPresent();
    return against ? OptionalInt.empty() : OptionalInt.of(match.weight());
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
    return registry
        .worded(text)
        .filter(number -> !registry.isRefused(text, number))
        .map(number -> match(text, registry.profile(number), registry))
        .filter(match -> match.unexplained().isEmpty())
        .map(match -> conclude(match, exact(match)))
        .filter(Recognition.Sure.class::isInstance)
        .orElseGet(() -> byMeaning(text, registry));
  }

  /** An example in other order or with other values needs no comparing. */
  private static Evidence exact(Match match) {
    return new Evidence(1, 0, List.of(new Candidate(match.script().id(), 1)), List.of(), Map.of());
  }

  private Recognition byMeaning(String text, Registry registry) {
    String canonical = Canonical.of(registry.mended(text));
    Map<String, String> named = registry.services().namedIn(text);
    IntentScores scores =
        ofNamed(
            registry.index().scores(vectors.embed(canonical), Words.of(canonical)),
            registry,
            named);
    List<IntentScores.Ranked> ranked = scores.ranked(SHOWN);
    int first = ranked.getFirst().intent();
    Features features = Features.of(scores, first);
    Match match = match(text, registry.profile(first), registry);
    double score = verifier.get().score(features, match.weight());
    var evidence =
        new Evidence(
            rounded(score),
            rounded(registry.threshold()),
            candidates(scores, ranked, score),
            match.unexplained(),
            features.named());
    Optional<String> other = match.profile().otherService(named);
    if (other.isPresent()) {
      return unsure(
          "names " + other.get() + ", which " + match.script().id() + " is not about", evidence);
    }
    if (registry.isRefused(text, first) || scores.isNearMiss(first)) {
      return unsure("looks like a near-miss of " + match.script().id(), evidence);
    }
    boolean tooFewToTell = registry.size() < FEW_SCRIPTS && !match.unexplained().isEmpty();
    if (score < registry.threshold() || tooFewToTell) {
      return new Recognition.Unsure(
          match.unexplained().isEmpty()
              ? "the nearest script is not near enough"
              : "not explained by "
                  + match.script().id()
                  + ": "
                  + String.join(", ", match.unexplained()),
          evidence);
    }
    return conclude(match, evidence);
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
    return new Match(
        registry.mended(text), profile, extracted, template, profile.unexplained(text, template));
  }

  /** Acts only when nothing in the request is left over. */
  private Recognition conclude(Match match, Evidence evidence) {
    Optional<String> objection = objection(match);
    if (objection.isPresent()) {
      return unsure(objection.get(), evidence);
    }
    try {
      Map<String, String> arguments =
          match.script().checked(match.extraction().arguments(), defaults);
      return new Recognition.Sure(
          match.script().id(),
          given(match, arguments),
          match.unexplained().isEmpty() ? "every word explained" : "near enough",
          evidence);
    } catch (Problem e) {
      return unsure(e.message(), evidence);
    }
  }

  /** Which part of the request the script cannot answer for; empty: none. */
  private static Optional<String> objection(Match match) {
    String script = match.script().id();
    Extraction extracted = match.extraction();
    return match
        .profile()
        .beyond(match.text(), match.template(), match.saysText())
        .or(() -> listed(script + " has no parameter for: ", extracted.leftover()))
        .or(() -> listed("more than one value would do for: ", extracted.doubtful()));
  }

  private static Optional<String> listed(String says, List<String> what) {
    return what.isEmpty() ? Optional.empty() : Optional.of(says + String.join(", ", what));
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
