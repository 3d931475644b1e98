package dev.quartet.decision.reflex;

import dev.quartet.decision.reflex.intent.Calibration;
import dev.quartet.decision.reflex.intent.Intent;
import dev.quartet.decision.reflex.intent.IntentIndex;
import dev.quartet.decision.reflex.intent.VectorIndex;
import dev.quartet.library.Library;
import dev.quartet.library.ScriptManifest;
import dev.quartet.model.VectorCache;
import dev.quartet.platform.Lazy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A library as the reflex sees it: its scripts' sentences by their words, and, made when first
 * needed, by their meaning.
 */
final class Registry {
  private final List<ScriptManifest> scripts;
  private final Map<Set<String>, Integer> wordings = new HashMap<>();
  private final Set<Set<String>> refused = new HashSet<>();
  private final Set<String> known = new HashSet<>();
  private final Map<String, ScriptProfile> profiles = new ConcurrentHashMap<>();
  private final Map<String, boolean[]> mentions = new ConcurrentHashMap<>();
  private final Map<String, String> canonical = new ConcurrentHashMap<>();
  private final List<String> background = Background.sentences();
  private final Set<String> spelled = new HashSet<>();
  private final Spelling spelling;
  private final Services services;
  private final Supplier<IntentIndex> index;
  private final Supplier<Calibration> calibration;

  /** More than one script is asked for in these words. */
  private static final int AMBIGUOUS = -1;

  /**
   * A library as the reflex sees it.
   *
   * @param cache the folder that keeps what was computed of libraries
   * @param vectors of sentences that are not kept there
   * @param rules who finds the near-misses that must be told apart by likeness
   * @param calibration who finds how to judge the scores
   */
  Registry(
      Library library,
      Path cache,
      VectorCache vectors,
      Function<Registry, List<List<String>>> rules,
      Function<Registry, Calibration> calibration) {
    scripts = library.scripts().values().stream().filter(s -> s.origin().mayRun()).toList();
    services = Services.of(library);
    for (int i = 0; i < scripts.size(); i++) {
      learn(i, scripts.get(i));
    }
    background.forEach(sentence -> spelled.addAll(Words.tokens(sentence)));
    spelled.addAll(Commands.words());
    spelled.addAll(services.words());
    spelling = new Spelling(spelled);
    var learned = new Learned(new LearnedFiles(cache, scripts));
    index = new Lazy<>(() -> index(vectors, learned, rules));
    this.calibration = new Lazy<>(() -> learned.calibration(() -> calibration.apply(this)));
  }

  private void learn(int number, ScriptManifest script) {
    for (String example : script.examples()) {
      Set<String> words = words(example);
      wordings.merge(words, number, (one, other) -> one.equals(other) ? one : AMBIGUOUS);
      known.addAll(words);
      spelled.addAll(Words.tokens(canonical(example)));
    }
    for (String nearMiss : script.nearMisses()) {
      refused.add(words(nearMiss));
      spelled.addAll(Words.tokens(canonical(nearMiss)));
    }
    known.addAll(words(script.description()));
    spelled.addAll(Words.tokens(script.description()));
  }

  private Set<String> words(String sentence) {
    return new HashSet<>(Words.of(canonical(sentence)));
  }

  /** Of the library's own sentences, which are asked for more than once. */
  private String canonical(String sentence) {
    return canonical.computeIfAbsent(sentence, Canonical::of);
  }

  private IntentIndex index(
      VectorCache vectors, Learned learned, Function<Registry, List<List<String>>> rules) {
    List<List<String>> nearMisses = learned.nearMisses(size(), () -> rules.apply(this));
    List<Intent> intents =
        IntStream.range(0, scripts.size())
            .mapToObj(i -> intent(scripts.get(i), nearMisses.get(i)))
            .toList();
    VectorIndex meanings = learned.meanings(intents, () -> meanings(intents, vectors));
    return new IntentIndex(intents, meanings, Words::of);
  }

  private VectorIndex meanings(List<Intent> intents, VectorCache vectors) {
    List<String> sentences = new ArrayList<>(background);
    for (Intent intent : intents) {
      sentences.add(intent.description());
      sentences.addAll(intent.examples());
      sentences.addAll(intent.nearMisses());
    }
    return VectorIndex.of(intents, background, vectors.vectors(sentences));
  }

  private Intent intent(ScriptManifest script, List<String> nearMisses) {
    return new Intent(
        script.id(),
        canonical(script.description()),
        script.examples().stream().map(this::canonical).distinct().toList(),
        nearMisses.stream().map(this::canonical).distinct().toList());
  }

  /** The text without typing errors. */
  String mended(String text) {
    return spelling.mended(text);
  }

  List<ScriptManifest> scripts() {
    return scripts;
  }

  int size() {
    return scripts.size();
  }

  boolean isEmpty() {
    return scripts.isEmpty();
  }

  ScriptManifest script(int number) {
    return scripts.get(number);
  }

  ScriptProfile profile(int number) {
    ScriptManifest script = scripts.get(number);
    return profiles.computeIfAbsent(script.id(), _ -> ScriptProfile.of(script));
  }

  /** A script as if a sentence were not among its examples. */
  ScriptProfile profileWithout(int number, String sentence) {
    ScriptManifest script = scripts.get(number);
    List<String> others =
        script.examples().stream().filter(one -> !canonical(one).equals(sentence)).toList();
    return others.size() == script.examples().size()
        ? profile(number)
        : ScriptProfile.of(script, others);
  }

  /** Whether a script is about every service that a request names. */
  boolean isAbout(int number, Map<String, String> named) {
    return named.entrySet().stream()
        .allMatch(entry ->
            entry.getValue().equals(scripts.get(number).service())
                || mentions(entry.getKey())[number]);
  }

  /** By which scripts a name is mentioned. */
  private boolean[] mentions(String name) {
    return mentions.computeIfAbsent(
        name,
        _ -> {
          boolean[] by = new boolean[scripts.size()];
          for (int i = 0; i < by.length; i++) {
            by[i] = profile(i).mentions(name);
          }
          return by;
        });
  }

  Services services() {
    return services;
  }

  /** Whether any of a request's telling words occurs in the library. */
  boolean knowsAnyOf(Asked asked) {
    return Words.content(asked.canonical()).stream().anyMatch(known::contains);
  }

  boolean hasNearMisses() {
    return !refused.isEmpty();
  }

  /**
   * Whether some script says of just these words that they are not for it.
   *
   * @param words those of a request
   */
  boolean isRefused(Set<String> words, int number) {
    return refused.contains(words)
        && scripts.get(number).nearMisses().stream().anyMatch(miss -> words(miss).equals(words));
  }

  /** The script whose example has just a request's words, if it is the only one. */
  Optional<Integer> worded(Set<String> words) {
    return Optional.ofNullable(wordings.get(words)).filter(number -> number != AMBIGUOUS);
  }

  IntentIndex index() {
    return index.get();
  }

  /** How to judge the scores of this library. */
  Calibration calibration() {
    return calibration.get();
  }
}
