import dev.quartet.App;
import dev.quartet.execution.script.ScriptRunner.Invocation;
import dev.quartet.library.ScriptManifest;
import dev.quartet.platform.Cancellation;
import dev.quartet.workspace.Environment;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the runner adds to a script, sandbox included: the same script by plain bash and by the
 * runner, turn by turn in one process. Run by bench/runner-overhead.sh.
 */
public final class RunnerOverhead {
  private static final int WARM_UP = 15;
  private static final int TURNS = 101;

  private RunnerOverhead() {}

  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]).toAbsolutePath();
    try (var app = new App(new App.Setting(home, Environment.ofThisProcess(), Clock.systemUTC()))) {
      ScriptManifest script = app.library.get().script("system/uptime");
      var invocation = new Invocation(script, Map.of(), List.of("--json"), home);
      List<Double> plain = new ArrayList<>();
      List<Double> run = new ArrayList<>();
      for (int turn = 0; turn < WARM_UP + TURNS; turn++) {
        double bash = millis(() -> plain(script));
        double runner = millis(() -> app.scriptRunner.run(invocation, new Cancellation()));
        if (turn >= WARM_UP) {
          plain.add(bash);
          run.add(runner);
        }
      }
      System.out.printf(
          "plain bash  p50 %5.1f ms  p95 %5.1f ms%n", at(plain, 0.5), at(plain, 0.95));
      System.out.printf("the runner  p50 %5.1f ms  p95 %5.1f ms%n", at(run, 0.5), at(run, 0.95));
      System.out.printf(
          "overhead    p50 %5.1f ms  (sandbox: %s)%n",
          at(run, 0.5) - at(plain, 0.5), app.sandbox.get().confines() ? "bubblewrap" : "none");
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  private static double millis(Work work) throws Exception {
    long begun = System.nanoTime();
    work.run();
    return (System.nanoTime() - begun) / 1e6;
  }

  private static void plain(ScriptManifest script) throws Exception {
    Process process =
        new ProcessBuilder("/bin/bash", script.path().toString(), "--json")
            .redirectErrorStream(true)
            .start();
    process.getInputStream().readAllBytes();
    process.waitFor();
  }

  private static double at(List<Double> values, double quantile) {
    return values.stream().sorted().toList().get((int) (quantile * (values.size() - 1)));
  }
}
