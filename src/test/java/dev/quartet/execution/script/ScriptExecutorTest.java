package dev.quartet.execution.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quartet.Request;
import dev.quartet.TestWorkspace;
import dev.quartet.decision.Route;
import dev.quartet.execution.script.ScriptExecutor.Attempt;
import dev.quartet.library.LibraryReader;
import dev.quartet.platform.Ids;
import dev.quartet.platform.Problem;
import dev.quartet.platform.Processes;
import dev.quartet.platform.Sandbox;
import dev.quartet.platform.SettableClock;
import dev.quartet.run.Approvals;
import dev.quartet.run.Budgets;
import dev.quartet.run.EventSink;
import dev.quartet.run.Run;
import dev.quartet.run.Runs;
import dev.quartet.store.Database;
import dev.quartet.workspace.Configuration;
import dev.quartet.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptExecutorTest {
  private static final String READ = "description: a test\neffect: read\n";
  private static final String WRITE = "description: a test\neffect: write\n";
  private static final String TEXT = "params:\n  - {name: text, type: text}\n";

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
  private final Ids ids = new Ids(clock);
  private final Processes processes = new Processes();
  private TestWorkspace files;
  private Database database;
  private Runs runs;
  private Approvals approvals;

  @BeforeEach
  void open() throws IOException {
    files = new TestWorkspace(folder).trusted();
    Files.createDirectories(folder.resolve("lib"));
    database = Database.open(folder.resolve("quartet.db"));
    runs =
        new Runs(database, new Budgets(database, clock, Configuration.Budgets.DEFAULT), clock, ids);
    approvals = new Approvals(database, clock, ids, Duration.ofHours(1));
  }

  @AfterEach
  void close() {
    database.close();
    processes.close();
  }

  private Run begin() {
    return runs.begin(Request.of("test", "test"), EventSink.NONE);
  }

  private Run resumed(Run run) {
    database.change(handle -> runs.release(handle, run, "waiting"));
    return runs.resume(run.id(), EventSink.NONE);
  }

  private Attempt attempt(Run run, String script, Map<String, String> arguments) {
    Workspace workspace = files.open(processes);
    var library = new LibraryReader(folder.resolve("shipped"), workspace).read();
    assertThat(library.problems()).isEmpty();
    var runner =
        new ScriptRunner(
            workspace, folder.resolve("lib"), processes, () -> Sandbox.detect(processes));
    return new ScriptExecutor(
            () -> library, runner, new ScriptCache(database, clock), approvals, Map.of())
        .attempt(run, files.root, new Route.Script(script, arguments));
  }

  private ScriptResult ran(String head, String body, Map<String, String> arguments) {
    files.script("test/it", head, body);
    return ran(attempt(begin(), "test/it", arguments));
  }

  private static ScriptResult ran(Attempt attempt) {
    return switch (attempt) {
      case Attempt.Ran(ScriptResult result) -> result;
      case Attempt.MustWait(var approval) -> throw new AssertionError("waits for " + approval);
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$(touch pwned)",
        "`id`",
        "a b  c",
        "'; rm -rf / #",
        "--yes",
        "line\nbreak",
        "*",
        "",
        "ünïcode"
      })
  void hostile_arguments_arrive_as_they_are(String text) {
    ScriptResult result = ran(READ + TEXT, "printf '%s|' \"$#\" \"$@\"\n", Map.of("text", text));

    assertThat(result.output()).isEqualTo("2|--text|" + text + "|");
    assertThat(files.root.resolve("pwned")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 66, 69, 75, 77, 78})
  void exit_codes_and_complaints_come_through(int code) {
    ScriptResult result = ran(READ, "echo 'set the key' >&2\nexit " + code + "\n", Map.of());

    assertThat(result.exitCode()).isEqualTo(code);
    assertThat(result.succeeded()).isFalse();
    assertThat(result.complaint()).isEqualTo("test/it: set the key");
    assertThat(result.receipt().exitCode()).isEqualTo(code);
  }

  @Test
  void sees_what_it_declares_and_nothing_else() {
    files
        .variable("STRIPE_KEY", "sk-123456")
        .variable("BASE", "http://b")
        .variable("OTHER_TOKEN", "no");

    ScriptResult result =
        ran(
            READ + "needs: [STRIPE_KEY]\nenvironment: [BASE]\n",
            "echo \"$BASE ${OTHER_TOKEN-absent} ${QUARTET_TRUST_WORKSPACE-absent}"
                + " ${#STRIPE_KEY}\"\n",
            Map.of());

    assertThat(result.output()).isEqualTo("http://b absent absent 9");
  }

  @Test
  void a_secret_never_leaves() {
    files.secrets("STRIPE_KEY=sk-123456\nSTRIPE_KEY_LONG=sk-123456789\n");

    ScriptResult result =
        ran(
            READ + "needs: [STRIPE_KEY, STRIPE_KEY_LONG]\n",
            "echo \"out $STRIPE_KEY $STRIPE_KEY_LONG\"; echo \"err $STRIPE_KEY\" >&2\n",
            Map.of());

    assertThat(result.output()).isEqualTo("out ••• •••");
    assertThat(result.errors()).isEqualTo("err •••\n");
  }

  @Test
  void one_that_hangs_or_floods_is_ended() {
    ScriptResult hung = ran(READ + "timeout: 300ms\n", "sleep 60 & sleep 60\n", Map.of());
    assertThat(hung.trouble()).hasValueSatisfying(why -> assertThat(why).contains("took longer"));
    assertThat(hung.receipt().millis()).isLessThan(10_000);

    ScriptResult flooding =
        ran(READ, "while :; do echo yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy; done\n", Map.of());
    assertThat(flooding.trouble())
        .hasValueSatisfying(why -> assertThat(why).contains("wrote more"));
  }

  @Test
  void a_cached_result_is_given_again_and_says_so_until_it_expires() {
    files.script(
        "test/it", READ + "cache: 60s\n", "echo x >> \"" + files.root + "/ran\"; echo done\n");

    assertThat(ran(attempt(begin(), "test/it", Map.of())).receipt().cached()).isFalse();
    assertThat(ran(attempt(begin(), "test/it", Map.of())).receipt().cached()).isTrue();
    clock.advance(Duration.ofSeconds(61));
    assertThat(ran(attempt(begin(), "test/it", Map.of())).receipt().cached()).isFalse();

    assertThat(files.root.resolve("ran")).hasContent("x\nx\n");
  }

  @Test
  void a_write_waits_for_a_yes_and_then_runs_exactly_once() {
    files.script("test/it", WRITE, "echo \"$*\" >> \"" + files.root + "/ran\"\n");
    Run run = begin();

    assertThat(attempt(run, "test/it", Map.of())).isInstanceOf(Attempt.MustWait.class);
    assertThat(files.root.resolve("ran")).doesNotExist();

    approvals.decide(run.id(), true, "ann");
    Run approved = resumed(run);
    assertThat(ran(attempt(approved, "test/it", Map.of())).succeeded()).isTrue();
    assertThat(ran(attempt(resumed(approved), "test/it", Map.of())).succeeded()).isTrue();
    assertThat(files.root.resolve("ran")).hasContent("--yes\n");
  }

  @Test
  void a_script_that_changed_after_its_approval_does_not_run() {
    files.script("test/it", WRITE, "echo one\n");
    Run run = begin();
    assertThat(attempt(run, "test/it", Map.of())).isInstanceOf(Attempt.MustWait.class);
    approvals.decide(run.id(), true, "ann");
    files.script("test/it", WRITE, "echo two\n");

    assertThatThrownBy(() -> attempt(run, "test/it", Map.of()))
        .isInstanceOfSatisfying(
            Problem.class, e -> assertThat(e.code()).isEqualTo("approval_changed"));
  }
}
