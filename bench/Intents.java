import dev.quartet.App;
import dev.quartet.decision.Graded;
import dev.quartet.decision.Graded.Truth;
import dev.quartet.decision.Reflex;
import dev.quartet.decision.Reflex.Recognition;
import dev.quartet.library.Library;
import dev.quartet.platform.Json;
import dev.quartet.workspace.Environment;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Grades the reflex on public intents: some of them become scripts in memory, and it is asked what
 * belongs to them and what does not. Run by bench/intents.sh.
 */
public final class Intents {
  private static final int OF_CLINC = 66;
  private static final int OF_BANKING = 40;

  /** Held, since a logger that nobody holds forgets its level. */
  private static final Logger LOG = Logger.getLogger("");

  private record Options(
      Path data, List<Long> seeds, IntentData.Half half, boolean banking, Optional<Path> dump) {
    static Options of(String[] arguments) {
      Path data = Path.of(arguments[0]);
      Path folder = Path.of(arguments[1]);
      List<Long> seeds = List.of(1L, 2L, 3L, 4L, 5L);
      var half = IntentData.Half.BOTH;
      boolean banking = false;
      Optional<Path> dump = Optional.empty();
      for (int i = 2; i < arguments.length; i++) {
        switch (arguments[i]) {
          case "--seeds" -> seeds = seeds(arguments[++i]);
          case "--half" -> half = IntentData.Half.valueOf(arguments[++i].toUpperCase(Locale.ROOT));
          case "--banking" -> banking = true;
          case "--dump" -> dump = Optional.of(folder.resolve(arguments[++i]));
          default -> throw new IllegalArgumentException("There is no option " + arguments[i]);
        }
      }
      return new Options(data, seeds, half, banking, dump);
    }

    private static List<Long> seeds(String range) {
      String[] ends = range.split("-");
      List<Long> seeds = new ArrayList<>();
      for (long seed = Long.parseLong(ends[0]);
          seed <= Long.parseLong(ends[ends.length - 1]);
          seed++) {
        seeds.add(seed);
      }
      return seeds;
    }
  }

  private final Options options;
  private final IntentData data;
  private final App app;
  private final Writer dump;

  private Intents(Options options, App app, Writer dump) throws IOException {
    this.options = options;
    this.app = app;
    this.dump = dump;
    this.data =
        options.banking()
            ? IntentData.banking(options.data(), options.half())
            : IntentData.clinc(options.data(), options.half());
  }

  public static void main(String[] arguments) throws IOException {
    LOG.setLevel(Level.SEVERE);
    Options options = Options.of(arguments);
    Path home = Path.of(System.getProperty("quartet.home"));
    var setting = new App.Setting(home, Environment.ofThisProcess(), Clock.systemUTC());
    try (var app = new App(setting);
        var dump =
            options.dump().isPresent()
                ? new BufferedWriter(Files.newBufferedWriter(options.dump().get()))
                : Writer.nullWriter()) {
      new Intents(options, app, dump).run();
    }
  }

  private void run() throws IOException {
    int registered = options.banking() ? OF_BANKING : OF_CLINC;
    var table = new IntentTable();
    for (long seed : options.seeds()) {
      var draw = new IntentDraw(data, registered, seed);
      if (seed == options.seeds().getFirst()) {
        table.head(registered, draw.strata());
      }
      table.add(grade(seed, draw));
    }
    table.foot();
  }

  private IntentResult grade(long seed, IntentDraw draw) throws IOException {
    Library library = draw.library(app.library.get());
    long begun = System.nanoTime();
    app.reflex.warmUp(library);
    Map<String, List<IntentDraw.Asked>> strata = draw.strata();
    var _ = recognise(strata.get("in scope").getFirst(), library);
    double learning = (System.nanoTime() - begun) / 1e9;
    Map<String, List<Graded>> graded = new LinkedHashMap<>();
    List<Double> times = new ArrayList<>();
    for (var stratum : strata.entrySet()) {
      List<Graded> results = new ArrayList<>();
      for (IntentDraw.Asked asked : stratum.getValue()) {
        long start = System.nanoTime();
        Recognition recognition = recognise(asked, library);
        double millis = (System.nanoTime() - start) / 1e6;
        if (!stratum.getKey().equals("llm")) {
          times.add(millis);
        }
        results.add(graded(asked, recognition));
        dump(seed, stratum.getKey(), asked, recognition);
      }
      graded.put(stratum.getKey(), results);
    }
    double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new IntentResult("" + seed, graded, sorted, learning);
  }

  private Recognition recognise(IntentDraw.Asked asked, Library library) {
    return app.reflex.recognise(new Reflex.Query(asked.text(), false), library);
  }

  private static Graded graded(IntentDraw.Asked asked, Recognition recognition) {
    return new Graded(
        recognition.evidence().score(),
        recognition.evidence().threshold(),
        truth(asked, recognition),
        recognition instanceof Recognition.Sure,
        1);
  }

  private static Truth truth(IntentDraw.Asked asked, Recognition recognition) {
    if (asked.script().isEmpty()) {
      return Truth.NOT_FOR_A_SCRIPT;
    }
    return asked.script().equals(first(recognition)) ? Truth.RIGHT : Truth.WRONG_SCRIPT;
  }

  private static Optional<String> first(Recognition recognition) {
    return switch (recognition) {
      case Recognition.Sure sure -> Optional.of(sure.script());
      case Recognition.Unsure unsure ->
          unsure.evidence().candidates().stream().findFirst().map(nearest -> nearest.route());
    };
  }

  private void dump(long seed, String stratum, IntentDraw.Asked asked, Recognition recognition)
      throws IOException {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("seed", seed);
    line.put("stratum", stratum);
    line.put("text", asked.text());
    line.put("script", asked.script());
    line.put("first", first(recognition));
    line.put("accepted", recognition instanceof Recognition.Sure);
    line.put("reason", recognition.reason());
    line.put("evidence", recognition.evidence());
    dump.write(Json.write(line) + "\n");
  }
}
