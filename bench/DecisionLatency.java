import dev.quartet.App;
import dev.quartet.platform.Json;
import dev.quartet.workspace.Environment;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * How long the router takes to decide over the shipped library, and what memory that adds. Run by
 * bench/decision-latency.sh.
 */
public final class DecisionLatency {
  /** So many, since the compiler's own work beside the first thousands would be measured too. */
  private static final int WARM_UP = 6000;

  private static final int MEASURED = 4000;

  /** Held, since a logger that nobody holds forgets its level. */
  private static final Logger LOG = Logger.getLogger("");

  /** Bytes in use. */
  private record Memory(long heap, long resident) {
    static Memory now() throws IOException {
      for (int i = 0; i < 3; i++) {
        System.gc();
      }
      long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      return new Memory(heap, residentBytes());
    }

    private static long residentBytes() throws IOException {
      Path status = Path.of("/proc/self/status");
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElseThrow();
    }
  }

  private DecisionLatency() {}

  public static void main(String[] arguments) throws IOException {
    LOG.setLevel(Level.SEVERE);
    List<String> texts =
        Files.readAllLines(Path.of(arguments[0])).stream()
            .filter(line -> !line.isBlank())
            .map(line -> Json.tree(line).path("text").asText())
            .toList();
    Path home = Path.of(System.getProperty("quartet.home"));
    var setting = new App.Setting(home, Environment.ofThisProcess(), Clock.systemUTC());
    try (var app = new App(setting)) {
      measure(app, texts);
    }
  }

  private static void measure(App app, List<String> texts) throws IOException {
    int scripts = app.library.get().scripts().size();
    long started = ManagementFactory.getRuntimeMXBean().getUptime();
    Memory before = Memory.now();
    double first = millis(() -> app.router.preview(texts.getFirst()));
    double slowest = first;
    for (int i = 0; i < WARM_UP; i++) {
      String text = texts.get(i % texts.size());
      slowest = Math.max(slowest, millis(() -> app.router.preview(text)));
    }
    double[] times = new double[MEASURED];
    double all =
        millis(() -> {
          for (int i = 0; i < MEASURED; i++) {
            String text = texts.get(i % texts.size());
            times[i] = millis(() -> app.router.preview(text));
          }
        });
    Memory after = Memory.now();
    Arrays.sort(times);
    say("%d texts, %d scripts, one thread", texts.size(), scripts);
    say(
        "first decision  %.0f ms, %.0f ms after the process began (the library is read by then)",
        first, started + first);
    say("slowest         %.0f ms, among those that load what is loaded on first use", slowest);
    say(
        "warm            after %d: %.0f decisions/s; p50 %.2f ms, p99 %.2f ms, longest %.1f ms",
        WARM_UP, MEASURED / all * 1000, at(times, 0.5), at(times, 0.99), at(times, 1));
    say(
        "memory added    heap %.1f MB (%.1f to %.1f), resident %.1f MB (%.1f to %.1f)",
        megabytes(after.heap() - before.heap()),
        megabytes(before.heap()),
        megabytes(after.heap()),
        megabytes(after.resident() - before.resident()),
        megabytes(before.resident()),
        megabytes(after.resident()));
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  private static double millis(Runnable work) {
    long begun = System.nanoTime();
    work.run();
    return (System.nanoTime() - begun) / 1e6;
  }

  private static double at(double[] sorted, double quantile) {
    return sorted[(int) (quantile * (sorted.length - 1))];
  }

  private static double megabytes(long bytes) {
    return bytes / 1e6;
  }
}
