package dev.quartet.jobs.heartbeat.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.quartet.App;
import dev.quartet.Request;
import dev.quartet.TestWorkspace;
import dev.quartet.jobs.alert.Alert.Severity;
import dev.quartet.jobs.alert.FailingChannels;
import dev.quartet.jobs.heartbeat.Finding;
import dev.quartet.jobs.heartbeat.Probe;
import dev.quartet.ledger.ReportReader;
import dev.quartet.model.ModelSpec;
import dev.quartet.model.Provider;
import dev.quartet.model.ProviderCheck;
import dev.quartet.model.ProviderCheck.Answer;
import dev.quartet.platform.SettableClock;
import dev.quartet.run.EventSink;
import dev.quartet.store.Database;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each probe once well and once in trouble, in a real workspace. */
class ProbesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock("2026-11-20T12:00:00Z");
  private TestWorkspace workspace;
  private Optional<App> app = Optional.empty();

  @BeforeEach
  void team() {
    workspace = new TestWorkspace(folder).trusted();
  }

  @AfterEach
  void close() {
    app.ifPresent(App::close);
  }

  private App app() {
    if (app.isEmpty()) {
      var setting = new App.Setting(Path.of("").toAbsolutePath(), workspace.environment(), clock);
      app = Optional.of(new App(setting));
    }
    return app.get();
  }

  private App.Engine engine() {
    return app().engine.get();
  }

  private void sql(String sql, Object... values) {
    engine().database.change(handle -> handle.execute(sql, values));
  }

  private Probe probe(String name) {
    return engine().monitoring.probes.get().stream()
        .filter(probe -> probe.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void isWell(String name) {
    assertThat(probe(name).check()).isInstanceOf(Finding.Well.class);
  }

  private static Finding.Trouble trouble(Probe probe) {
    Finding finding = probe.check();
    assertThat(finding).isInstanceOf(Finding.Trouble.class);
    var trouble = (Finding.Trouble) finding;
    assertThat(trouble.what()).isNotBlank();
    assertThat(trouble.why()).isNotBlank();
    assertThat(trouble.next()).isNotBlank();
    return trouble;
  }

  private long hoursAgo(long hours) {
    return clock.millis() - Duration.ofHours(hours).toMillis();
  }

  private void run(String id, String status, long created) {
    sql(
        "INSERT INTO run (id, caller, request_body, status, lease_until, created) VALUES (?, 'ada',"
            + " 'b', ?, ?, ?)",
        id,
        status,
        created + 15_000,
        created);
  }

  private static HttpServer provider(int status) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/models",
        exchange -> {
          boolean known = "good".equals(exchange.getRequestHeaders().getFirst("x-api-key"));
          exchange.sendResponseHeaders(known ? 200 : status, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private void anthropic(String key, HttpServer server) {
    workspace
        .variable("ANTHROPIC_API_KEY", key)
        .variable("ANTHROPIC_BASE_URL", "http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Test
  void a_provider_that_takes_the_credential_is_well() throws IOException {
    HttpServer server = provider(401);
    anthropic("good", server);
    isWell("providers");
    server.stop(0);
  }

  @Test
  void a_provider_that_refuses_the_credential_is_critical_when_nothing_stands_in()
      throws IOException {
    HttpServer server = provider(401);
    anthropic("expired", server);
    Finding.Trouble trouble = trouble(probe("providers"));
    assertThat(trouble.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(trouble.why()).contains("anthropic does not take the credential (401)");
    assertThat(trouble.next()).contains("ANTHROPIC_API_KEY");
    assertThat(trouble.about()).containsExactly("anthropic");
    server.stop(0);
  }

  @Test
  void a_provider_for_which_another_stands_in_is_a_warning() throws IOException {
    HttpServer server = provider(500);
    anthropic("good", server);
    String base = "http://127.0.0.1:" + server.getAddress().getPort();
    workspace.variable("OPENAI_API_KEY", "key");
    workspace.write(
        "quartet.yaml",
        """
        library: {shipped: false}
        models:
          workhorse:
            provider: openai
            model: m
            baseUrl: "%1$s/v1"
            fallback: [{provider: anthropic, model: n, baseUrl: "%1$s"}]
        """
            .formatted(base));
    Finding.Trouble trouble = trouble(probe("providers"));
    assertThat(trouble.severity()).isEqualTo(Severity.WARNING);
    assertThat(trouble.why()).contains("openai answers with an error of its own (500)");
    server.stop(0);
  }

  @Test
  void a_provider_that_is_not_there_and_a_named_model_without_a_key_are_trouble()
      throws IOException {
    HttpServer server = provider(200);
    anthropic("good", server);
    server.stop(0);
    assertThat(trouble(probe("providers")).why()).contains("nothing is reached");

    close();
    app = Optional.empty();
    workspace.variable("ANTHROPIC_API_KEY", "").variable("ANTHROPIC_BASE_URL", "");
    workspace.write(
        "quartet.yaml",
        "library: {shipped: false}\nmodels: {workhorse: {provider: anthropic, model: m}}\n");
    Finding.Trouble missing = trouble(probe("providers"));
    assertThat(missing.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(missing.what()).contains("needs a credential");
  }

  @Test
  void a_damaged_database_is_critical() throws IOException {
    Path file = folder.resolve("broken.db");
    try (var database = Database.open(file)) {
      assertThat(new DatabaseProbe(database, clock, PATIENCE, Long.MAX_VALUE).check())
          .isInstanceOf(Finding.Well.class);
      for (int i = 0; i < 400; i++) {
        String id = "b" + i;
        database.change(
            handle -> handle.execute("INSERT INTO body VALUES (?, 'r', ?)", id, "x".repeat(2000)));
      }
    }
    try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
      raw.seek(raw.length() - 400_000);
      raw.write("nonsense".repeat(25_000).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    try (var database = Database.open(file)) {
      Finding.Trouble trouble =
          trouble(new DatabaseProbe(database, clock, PATIENCE, Long.MAX_VALUE));
      assertThat(trouble.severity()).isEqualTo(Severity.CRITICAL);
      assertThat(trouble.what()).contains("damaged");
      assertThat(trouble.next()).contains(file.toString());
    }
  }

  @Test
  void a_database_that_cannot_be_written_is_critical() {
    Database database = engine().database;
    sql("DROP TABLE heartbeat_write");
    Finding.Trouble trouble = trouble(new DatabaseProbe(database, clock));
    assertThat(trouble.severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void a_log_that_grows_and_is_not_taken_over_is_trouble() {
    sql("INSERT INTO heartbeat_write VALUES (1)");
    var probe = new DatabaseProbe(engine().database, clock, PATIENCE, 100);
    assertThat(trouble(probe).what()).contains("log grows");
  }

  @Test
  void a_disk_that_is_nearly_full_is_trouble() {
    isWell("disk");
    assertThat(trouble(new DiskProbe(folder, Long.MAX_VALUE, 0)).severity())
        .isEqualTo(Severity.WARNING);
    assertThat(trouble(new DiskProbe(folder, Long.MAX_VALUE, Long.MAX_VALUE)).severity())
        .isEqualTo(Severity.CRITICAL);
  }

  @Test
  void a_run_whose_lease_expired_and_one_that_takes_for_ever_are_stuck() {
    run("r-well", "running", clock.millis());
    isWell("runs");
    run("r-lost", "running", hoursAgo(1));
    assertThat(trouble(probe("runs")).about()).containsExactly("r-lost");

    sql("DELETE FROM run");
    run("r-slow", "running", hoursAgo(7));
    sql("UPDATE run SET lease_until = ?", clock.millis() + 10_000);
    assertThat(trouble(probe("runs")).what()).contains("1 request is under way for over 6 hours");
  }

  @Test
  void an_approval_that_waits_too_long_is_trouble() {
    approval("a-new", hoursAgo(1));
    isWell("approvals");
    approval("a-old", hoursAgo(5));
    Finding.Trouble trouble = trouble(probe("approvals"));
    assertThat(trouble.about()).containsExactly("a-old");
    assertThat(trouble.why()).contains("pay a-old");
  }

  private void approval(String id, long created) {
    sql(
        "INSERT INTO approval (id, run_id, seq, action_hash, command, effect, status, created,"
            + " expires) VALUES (?, ?, 0, 'h', ?, 'money', 'pending', ?, ?)",
        id,
        "r" + id,
        "pay " + id,
        created,
        created + Duration.ofHours(24).toMillis());
  }

  private void failed(String id, String route, String code, long created) {
    run(id, "failed", created);
    sql(
        "INSERT INTO outcome VALUES (?, 0, 'failed', 'script', ?, 's', 1, NULL, ?, 'it is down',"
            + " '', 0, 0, 0, 0, 0, 0, 1, ?)",
        id,
        route,
        code,
        created);
  }

  @Test
  void failures_that_are_new_or_grow_are_trouble_and_steady_ones_are_not() {
    for (int i = 0; i < 4; i++) {
      failed("steady" + i, "shop/old", "script_exit_69", hoursAgo(20));
      failed("before" + i, "shop/old", "script_exit_69", hoursAgo(40));
      if (i < 2) {
        failed("few" + i, "shop/few", "script_exit_1", hoursAgo(2));
      }
    }
    isWell("failures");
    for (int i = 0; i < 3; i++) {
      failed("new" + i, "shop/down", "script_exit_69", hoursAgo(3));
    }
    Finding.Trouble trouble = trouble(probe("failures"));
    assertThat(trouble.about()).containsExactly("shop/down exit 69");
    assertThat(trouble.why()).contains("3 times in a day, 0 the day before", "it is down");
    clock.advance(Duration.ofHours(23));
    isWell("failures");
  }

  @Test
  void a_command_that_prints_no_secret_is_trouble_until_it_does() throws IOException {
    Path vault = folder.resolve("vault");
    workspace.write(
        "quartet.yaml",
        "library: {shipped: false}\nsecrets: {SHOP_TOKEN: [cat, \"" + vault + "\"]}\n");
    var commands = new SecretCommands(app().workspace, PATIENCE);
    var probe = new CredentialsProbe(commands, engine().database, clock);
    commands.begin();
    Finding.Trouble trouble = trouble(probe);
    assertThat(trouble.why()).contains("The command that prints SHOP_TOKEN ended with 1");
    assertThat(trouble.next()).contains("cat " + vault);

    Files.writeString(vault, "secret-of-the-shop");
    commands.begin();
    assertThat(probe.check()).isInstanceOf(Finding.Well.class);
    Files.delete(vault);
    commands.begin();
    assertThat(probe.check()).isInstanceOf(Finding.Well.class);
  }

  @Test
  void a_script_that_was_refused_twice_in_a_row_is_trouble_until_it_answers() {
    workspace.script(
        "shop/closed",
        "description: Closed\neffect: read\n",
        "test -e \"$(dirname \"$0\")/../../open\" && exit 0; echo 'no' >&2; exit 77\n");
    ask("/shop/closed");
    isWell("credentials");
    ask("/shop/closed");
    Finding.Trouble trouble = trouble(probe("credentials"));
    assertThat(trouble.about()).containsExactly("shop/closed");
    assertThat(trouble.next()).contains("quartet scripts show shop/closed");

    workspace.write("open", "");
    ask("/shop/closed");
    isWell("credentials");
  }

  private void ask(String text) {
    clock.advance(Duration.ofSeconds(5));
    var _ =
        engine()
            .flow
            .answer(
                new Request(text, "ada", Optional.empty(), Request.Options.NONE), EventSink.NONE);
  }

  @Test
  void a_budget_that_goes_too_fast_is_a_warning_and_one_that_is_spent_critical() {
    spent(20);
    isWell("budget");
    spent(30);
    isWell("budget");
    clock.advance(Duration.ofHours(-6));
    Finding.Trouble fast = trouble(probe("budget"));
    assertThat(fast.severity()).isEqualTo(Severity.WARNING);
    assertThat(fast.why()).contains("$30.00 of the day's $50.00", "25 % of the day");
    spent(49);
    assertThat(trouble(probe("budget")).severity()).isEqualTo(Severity.CRITICAL);
  }

  private void spent(long dollars) {
    sql("DELETE FROM budget");
    sql("INSERT INTO budget VALUES ('day:2026-11-20', 1, 0, ?)", dollars * 1_000_000_000L);
  }

  @Test
  void a_job_that_is_late_is_told_and_a_disabled_one_is_shown() {
    workspace.write("jobs/count.yaml", "every: 1h\nscript: shop/orders\n");
    workspace.script("shop/orders", "description: Orders\neffect: read\n", "echo 42\n");
    sql("INSERT INTO job_state VALUES ('count', 'enabled', 0, '', 0, ?, NULL)", hoursAgo(0));
    isWell("jobs");
    clock.advance(Duration.ofMinutes(6));
    Finding.Trouble late = trouble(probe("jobs"));
    assertThat(late.severity()).isEqualTo(Severity.WARNING);
    assertThat(late.about()).containsExactly("count");

    sql("UPDATE job_state SET state = 'disabled', failures = 3, reason = 'it is down'");
    Finding.Trouble disabled = trouble(probe("jobs"));
    assertThat(disabled.severity()).isEqualTo(Severity.INFO);
    assertThat(disabled.why()).contains("it is down");
  }

  @Test
  void a_file_of_the_library_that_cannot_be_used_is_trouble() {
    isWell("library");
    workspace.script("shop/typo", "descriptoin: Orders\neffect: read\n", "echo 42\n");
    clock.advance(Duration.ofMinutes(1));
    Finding.Trouble trouble = trouble(probe("library"));
    assertThat(trouble.why()).contains("typo.sh", "descriptoin");
  }

  @Test
  void a_router_that_is_wrong_too_often_is_trouble() {
    for (int i = 0; i < 20; i++) {
      run("r" + i, "answered", hoursAgo(1));
      sql(
          "INSERT INTO decision VALUES (?, 0, 'script', 'shop/orders', 'reflex', 1, 'why', '{}',"
              + " 1)",
          "r" + i);
    }
    misroute(0);
    misroute(1);
    isWell("misroutes");
    misroute(2);
    Finding.Trouble trouble = trouble(probe("misroutes"));
    assertThat(trouble.about()).containsExactlyInAnyOrder("script", "shop/orders");
    assertThat(trouble.why()).contains("3 of 20 in a week went wrong (15 %)");

    var patient = new MisroutesProbe(new ReportReader(engine().database, clock), clock, 0.1, 21);
    assertThat(patient.check()).isInstanceOf(Finding.Well.class);
  }

  private void misroute(int number) {
    sql(
        "INSERT INTO misroute VALUES (?, ?, 'feedback', 'script', 'shop/orders', NULL, '', 1)",
        "x" + number,
        "r" + number);
  }

  @Test
  void an_alert_channel_that_fails_is_trouble() {
    isWell("alerts");
    var failing = new FailingChannels.Failing("slack", clock.millis(), "no such channel");
    Finding.Trouble trouble = trouble(new AlertsProbe(() -> List.of(failing)));
    assertThat(trouble.about()).containsExactly("slack");
    assertThat(trouble.why()).contains("2026-11-20T12:00:00Z", "no such channel");
  }

  @Test
  void a_clock_that_was_set_back_is_trouble() {
    run("r1", "answered", clock.millis() + 30_000);
    isWell("clock");
    run("r2", "answered", clock.millis() + Duration.ofMinutes(30).toMillis());
    assertThat(trouble(probe("clock")).what()).contains("set back by 30 minutes");
  }

  @Test
  void a_clock_that_a_provider_contradicts_is_trouble_but_not_by_a_model_on_this_machine() {
    Answer late = new Answer.Accepted(Optional.of(Duration.ofMinutes(9)));
    assertThat(trouble(clockProbe(Optional.empty(), late)).what()).contains("9 minutes slow");
    Answer early = new Answer.Accepted(Optional.of(Duration.ofMinutes(-9)));
    assertThat(trouble(clockProbe(Optional.empty(), early)).what()).contains("9 minutes fast");
    assertThat(clockProbe(Optional.of("http://127.0.0.1:1"), late).check())
        .isInstanceOf(Finding.Well.class);
  }

  private Probe clockProbe(Optional<String> baseUrl, Answer answer) {
    var model = new ModelSpec(Provider.ANTHROPIC, "m", baseUrl, Optional.of("key"), 100);
    return new ClockProbe(
        engine().database,
        new ProviderAnswers(_ -> List.of(model), _ -> answer, () -> true),
        clock);
  }

  @Test
  void a_provider_says_its_time() throws IOException {
    HttpServer server = provider(401);
    var spec =
        new ModelSpec(
            Provider.ANTHROPIC,
            "m",
            Optional.of("http://127.0.0.1:" + server.getAddress().getPort()),
            Optional.of("good"),
            100);
    clock.advance(Duration.between(clock.instant(), java.time.Instant.now().minusSeconds(600)));
    Answer answer = new ProviderCheck(PATIENCE, clock).ask(spec);
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Accepted.class,
            accepted -> assertThat(accepted.ahead().orElseThrow().toMinutes()).isBetween(9L, 11L));
    server.stop(0);
  }

  @Test
  void nobody_is_asked_while_a_command_still_prints_a_credential() {
    var model = new ModelSpec(Provider.ANTHROPIC, "m", Optional.empty(), Optional.of("key"), 100);
    var answers =
        new ProviderAnswers(
            _ -> List.of(model),
            _ -> {
              throw new IllegalStateException("it was asked");
            },
            () -> false);
    assertThat(new ProvidersProbe(answers, true).check()).isInstanceOf(Finding.Well.class);
  }
}
