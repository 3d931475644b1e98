import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.App;
import dev.quartet.decision.Reflex;
import dev.quartet.decision.Reflex.Recognition;
import dev.quartet.decision.reflex.LocalReflex;
import dev.quartet.decision.reflex.intent.Features;
import dev.quartet.library.Library;
import dev.quartet.model.Embeddings;
import dev.quartet.model.LocalEmbeddings;
import dev.quartet.platform.Json;
import dev.quartet.workspace.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Fits the verifier's weights: the plain ones on the intents of a bank's customers, of which some
 * are registered, the strict ones on labelled requests for the shipped library. Run by
 * bench/fit-verifier.sh.
 */
public final class FitVerifier {
  private static final List<Long> SEEDS =
      List.of(201L, 202L, 203L, 204L, 205L, 206L, 207L, 208L, 209L, 210L, 211L, 212L);
  private static final List<Integer> REGISTERED = List.of(20, 35, 50);

  /** Requests of a stratum in an episode: more of them say nothing new. */
  private static final int MOST = 700;

  private static final double PENALTY_OF_EPISODES = 0.02;
  private static final double PENALTY_OF_LIBRARY = 0.001;

  private static final List<String> LABELLED =
      List.of("development-1", "development-2", "development-3", "development-4", "blind-1");

  /** In scope, near and far count alike, however many there are of each. */
  private static final Map<String, Double> SHARES =
      Map.of("in scope", 0.5, "near", 0.25, "oos", 0.05, "llm", 0.2);

  /** Held, since a logger that nobody holds forgets its level. */
  private static final Logger LOG = Logger.getLogger("");

  private final Path home;
  private final App app;
  private final LocalReflex reflex;
  private final Optional<Path> dump;
  private final List<String> dumped = new ArrayList<>();

  private FitVerifier(Path home, App app, Optional<Path> dump) {
    this.home = home;
    this.app = app;
    this.dump = dump;
    Map<String, float[]> known = new ConcurrentHashMap<>();
    Path cache = home.resolve("target/fit-cache");
    Embeddings encoder = new LocalEmbeddings(cache.resolve("native"));
    Embeddings remembering = sentence -> known.computeIfAbsent(sentence, encoder::embed);
    this.reflex = new LocalReflex(remembering, cache, Map.of(), _ -> false, Clock.systemUTC());
  }

  public static void main(String[] arguments) throws IOException {
    LOG.setLevel(Level.SEVERE);
    Path home = Path.of(System.getProperty("quartet.home"));
    var setting = new App.Setting(home, Environment.ofThisProcess(), Clock.systemUTC());
    Optional<Path> dump = Stream.of(arguments).skip(1).findFirst().map(Path::of);
    try (var app = new App(setting)) {
      new FitVerifier(home, app, dump).run(Path.of(arguments[0]));
    }
  }

  private void run(Path data) throws IOException {
    List<LogisticRegression.Case> episodes = new ArrayList<>();
    IntentData banking = IntentData.banking(data, IntentData.Half.BOTH);
    for (int i = 0; i < SEEDS.size(); i++) {
      int registered = REGISTERED.get(i % REGISTERED.size());
      episodes.addAll(episode(banking, registered, SEEDS.get(i), "bank"));
    }
    List<LogisticRegression.Case> library = library();
    if (dump.isPresent()) {
      IntentData clinc = IntentData.clinc(data, IntentData.Half.FIRST);
      for (long seed : List.of(11L, 12L, 13L, 14L, 15L)) {
        var _ = episode(clinc, 66, seed, "clinc");
      }
      Files.write(dump.get(), dumped);
    }
    Map<String, Object> both = new LinkedHashMap<>();
    both.put("plain", written(LogisticRegression.fit(episodes, PENALTY_OF_EPISODES)));
    both.put("strict", written(LogisticRegression.fit(library, PENALTY_OF_LIBRARY)));
    Path file = home.resolve("src/main/resources/reflex/verifier.json");
    Files.writeString(file, Json.pretty(both) + "\n");
    IO.println(
        "%,d requests of episodes, %d of the library; written: %s"
            .formatted(episodes.size(), library.size(), home.relativize(file)));
  }

  private List<LogisticRegression.Case> episode(
      IntentData data, int registered, long seed, String name) {
    var draw = new IntentDraw(data, registered, seed);
    Library scripts = draw.library(app.library.get());
    List<LogisticRegression.Case> cases = new ArrayList<>();
    for (Map.Entry<String, List<IntentDraw.Asked>> stratum : draw.strata().entrySet()) {
      List<IntentDraw.Asked> asked = new ArrayList<>(stratum.getValue());
      Collections.shuffle(asked, new Random(seed));
      List<LogisticRegression.Case> some =
          asked.stream()
              .limit(MOST)
              .flatMap(one ->
                  toCase(one.text(), one.script(), scripts, name + seed + "\t" + stratum.getKey())
                      .stream())
              .toList();
      double weight = SHARES.get(stratum.getKey()) / Math.max(1, some.size());
      some.forEach(one -> cases.add(one.weighing(weight)));
    }
    return cases;
  }

  private List<LogisticRegression.Case> library() throws IOException {
    List<LogisticRegression.Case> cases = new ArrayList<>();
    Library scripts = app.library.get();
    for (String file : LABELLED) {
      Path path = home.resolve("src/test/resources/requests/" + file + ".jsonl");
      for (String line : Files.readAllLines(path)) {
        JsonNode request = Json.tree(line);
        Optional<String> script =
            Optional.of(request.path("route").asText()).filter(route -> !route.isEmpty());
        toCase(request.path("text").asText(), script, scripts, file + "\tlibrary")
            .ifPresent(cases::add);
      }
    }
    return cases;
  }

  /** What the verifier would see; empty: a step before it abstains, or none is needed. */
  private Optional<LogisticRegression.Case> toCase(
      String text, Optional<String> script, Library library, String source) {
    Recognition recognition = reflex.recognise(new Reflex.Query(text, false), library);
    Map<String, Double> features = recognition.evidence().features();
    boolean vetoed = recognition.evidence().score() == 0;
    if (features.isEmpty() || vetoed) {
      dump(source, text, script, accepted(recognition), "");
      return Optional.empty();
    }
    double[] figures = Features.NAMES.stream().mapToDouble(features::get).toArray();
    String first = recognition.evidence().candidates().getFirst().route();
    dump(source, text, script, first, Json.write(figures));
    return Optional.of(
        new LogisticRegression.Case(figures, script.equals(Optional.of(first)), 1));
  }

  private static String accepted(Recognition recognition) {
    return switch (recognition) {
      case Recognition.Sure sure -> sure.script();
      case Recognition.Unsure _ -> "";
    };
  }

  private void dump(
      String source, String text, Optional<String> script, String first, String figures) {
    if (dump.isPresent()) {
      String oneLine = text.replaceAll("\\s+", " ");
      dumped.add(String.join("\t", source, script.orElse(""), first, figures, oneLine));
    }
  }

  private static Map<String, Object> written(LogisticRegression fit) {
    Map<String, Object> features = new LinkedHashMap<>();
    for (int i = 0; i < Features.NAMES.size(); i++) {
      Map<String, Double> feature = new LinkedHashMap<>();
      feature.put("mean", rounded(fit.mean(i)));
      feature.put("deviation", rounded(fit.deviation(i)));
      feature.put("weight", rounded(fit.weight(i)));
      features.put(Features.NAMES.get(i), feature);
    }
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("features", features);
    written.put("intercept", rounded(fit.intercept()));
    return written;
  }

  private static double rounded(double value) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.5f", value));
  }
}
