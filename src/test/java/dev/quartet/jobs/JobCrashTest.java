package dev.quartet.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.App;
import dev.quartet.TestWorkspace;
import dev.quartet.jobs.alert.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are killed in the middle of a job's run. */
class JobCrashTest {
  private static final Path HOME = Path.of("").toAbsolutePath();
  private static final Duration LONGER_THAN_A_LEASE = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final String DISABLED = "The job failing is disabled";

  @TempDir private Path folder;
  private final Endpoint endpoint = new Endpoint();

  @AfterEach
  void close() {
    endpoint.close();
  }

  private Process serve(TestWorkspace workspace) throws IOException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dquartet.home=" + HOME,
            "-Dquartet.cache=" + System.getProperty("quartet.cache"),
            "-cp",
            System.getProperty("java.class.path"),
            "dev.quartet.Main",
            "serve",
            "--port",
            "0");
    builder.environment().clear();
    builder.environment().putAll(workspace.environment().variables());
    return builder
        .directory(workspace.root.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
        .start();
  }

  private Path logFile() {
    return folder.resolve("servers.log");
  }

  private String log() {
    try {
      return Files.readString(logFile());
    } catch (IOException e) {
      return "";
    }
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  private static int lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadline);
      Thread.sleep(100);
    }
  }

  @Test
  void a_job_that_fails_runs_three_times_and_alerts_once_though_servers_are_killed()
      throws Exception {
    var workspace = new TestWorkspace(folder).trusted();
    Path runs = workspace.root.resolve("runs");
    Path canary = workspace.root.resolve("canary");
    workspace.script(
        "shop/down",
        "description: Hangs at first, then fails\neffect: read\n",
        """
        cd "$(dirname "$0")/../.."
        echo x >> runs
        [[ $(wc -l < runs) -gt 1 ]] || sleep 100
        echo 'the warehouse does not answer' >&2
        exit 69
        """);
    workspace.script(
        "shop/canary",
        "description: Says that it ran\neffect: read\n",
        "echo x >> \"$(dirname \"$0\")/../../canary\"\n");
    workspace.write("jobs/failing.yaml", "every: 1s\nscript: shop/down\n");
    workspace.write(
        "quartet.yaml",
        "library: {shipped: false}\nalerts: [{webhook: '" + endpoint.url("/hook") + "'}]\n");

    Process first = serve(workspace);
    await("the first run", () -> lines(runs) == 1);
    kill(first);

    try (var app =
        new App(
            new App.Setting(
                HOME,
                workspace.environment(),
                Clock.offset(Clock.systemUTC(), LONGER_THAN_A_LEASE)))) {
      Jobs jobs = app.engine.get().monitoring.jobs;
      jobs.settleAbandoned();
      assertThat(jobs.show("failing").failures()).as("the run that was cut").isEqualTo(1);
      assertThat(lines(runs)).isEqualTo(1);

      Process second = serve(workspace);
      await("the third failure", () -> jobs.show("failing").state().equals("disabled"));
      // Killed while it sends, another one would wait for its lease to end, for two minutes.
      await("the alert", () -> !endpoint.accepted().isEmpty() && log().contains(DISABLED));
      kill(second);

      workspace.write("jobs/canary.yaml", "every: 1s\nscript: shop/canary\n");
      Process third = serve(workspace);
      await("others go on", () -> lines(canary) >= 3);
      kill(third);

      assertThat(lines(runs)).isEqualTo(3);
      assertThat(jobs.history("failing", 100))
          .hasSize(3)
          .allMatch(attempt -> attempt.status().equals("failed"));
      assertThat(jobs.show("failing").state()).isEqualTo("disabled");
    }
    assertThat(log().split(DISABLED, -1)).as("alerts in the log").hasSize(2);
    assertThat(endpoint.posted())
        .as("a server killed just after it sent is followed by one that sends the same id")
        .extracting(Endpoint.Posted::idempotencyKey)
        .containsOnly(endpoint.posted().getFirst().idempotencyKey());
    assertThat(endpoint.accepted().getFirst().path("title").asText()).contains(DISABLED);
  }
}
