package dev.quartet.jobs.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quartet.App;
import dev.quartet.TestWorkspace;
import dev.quartet.jobs.alert.Alert;
import dev.quartet.jobs.alert.Alert.Severity;
import dev.quartet.platform.Problem;
import dev.quartet.platform.SettableClock;
import dev.quartet.standin.ModelServer;
import dev.quartet.store.Database;
import dev.quartet.workspace.HeartbeatSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real record on a real database; the probes find what a test says. */
class HeartbeatTest {
  private static final Duration LIMIT = Duration.ofMillis(200);

  /** A probe whose finding is set. */
  private record Told(String name, Supplier<Finding> finding) implements Probe {
    @Override
    public Finding check() {
      return finding.get();
    }
  }

  @TempDir private Path folder;
  private final SettableClock clock = new SettableClock("2026-11-20T10:00:00Z");
  private final List<Alert> alerts = new ArrayList<>();
  private Database database;
  private Finding finding = new Finding.Well("fine");
  private long tokens;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("quartet.db"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Heartbeat heartbeat(HeartbeatSettings settings, Probe... probes) {
    var work = new Heartbeat.Work(() -> List.of(probes), LIMIT, () -> tokens);
    return new Heartbeat(work, database, alerts::add, settings, clock);
  }

  private Heartbeat heartbeat() {
    return heartbeat(HeartbeatSettings.DEFAULT, new Told("disk", () -> finding));
  }

  private Beat beatLater(Heartbeat heartbeat) {
    clock.advance(Duration.ofHours(1));
    return heartbeat.now();
  }

  private static Finding trouble(Severity severity, String... about) {
    return new Finding.Trouble(severity, "it is full", "3 MB", "make room", Set.of(about));
  }

  private List<String> titles() {
    return alerts.stream().map(alert -> alert.severity() + " " + alert.title()).toList();
  }

  @Test
  void only_new_or_worse_trouble_is_told_and_recovery_once() {
    Heartbeat heartbeat = heartbeat();
    heartbeat.now();
    assertThat(alerts).isEmpty();

    finding = trouble(Severity.WARNING);
    beatLater(heartbeat);
    beatLater(heartbeat);
    assertThat(titles()).containsExactly("WARNING Heartbeat: it is full");
    assertThat(alerts.getFirst().key()).startsWith("heartbeat:disk:");
    assertThat(alerts.getFirst().text()).contains("3 MB", "make room");

    finding = trouble(Severity.CRITICAL);
    beatLater(heartbeat);
    beatLater(heartbeat());
    assertThat(titles()).last().isEqualTo("CRITICAL Heartbeat: it is full");
    assertThat(alerts).hasSize(2);

    finding = trouble(Severity.WARNING);
    beatLater(heartbeat);
    assertThat(alerts).hasSize(2);

    finding = new Finding.Well("room enough");
    beatLater(heartbeat);
    beatLater(heartbeat);
    assertThat(titles()).last().isEqualTo("INFO Heartbeat: disk is well again");
    assertThat(alerts).hasSize(3);
    assertThat(alerts.stream().map(Alert::key)).doesNotHaveDuplicates();
  }

  @Test
  void one_more_thing_in_trouble_is_worse_and_one_that_comes_again_is_new() {
    Heartbeat heartbeat = heartbeat();
    finding = trouble(Severity.WARNING, "a", "b");
    heartbeat.now();
    finding = trouble(Severity.WARNING, "b");
    beatLater(heartbeat);
    assertThat(alerts).hasSize(1);
    finding = trouble(Severity.WARNING, "a", "b");
    beatLater(heartbeat);
    assertThat(alerts).hasSize(2);
    beatLater(heartbeat);
    assertThat(alerts).hasSize(2);
  }

  @Test
  void what_is_only_shown_is_not_told() {
    finding = trouble(Severity.INFO);
    assertThat(heartbeat().now().troubles()).hasSize(1);
    finding = new Finding.Well("fine");
    heartbeat().now();
    assertThat(alerts).isEmpty();
  }

  @Test
  void in_quiet_hours_only_critical_trouble_is_told_and_the_rest_when_they_end() {
    var quiet =
        new HeartbeatSettings.Quiet(
            LocalTime.of(22, 0), LocalTime.of(7, 30), ZoneId.of("Europe/Berlin"));
    var settings = new HeartbeatSettings(true, Duration.ofHours(1), Optional.of(quiet), false);
    Finding[] other = {new Finding.Well("fine")};
    Heartbeat heartbeat =
        heartbeat(settings, new Told("disk", () -> finding), new Told("database", () -> other[0]));
    clock.advance(Duration.ofHours(11));
    finding = trouble(Severity.WARNING);
    heartbeat.now();
    assertThat(alerts).isEmpty();

    other[0] = trouble(Severity.CRITICAL);
    beatLater(heartbeat);
    assertThat(alerts)
        .extracting(alert -> alert.details().get("probe"))
        .containsExactly("database");

    while (clock.instant().isBefore(quiet.end(clock.instant()).minus(Duration.ofMinutes(1)))
        && quiet.covers(clock.instant())) {
      heartbeat.now();
      clock.advance(Duration.between(clock.instant(), settings.after(clock.instant())));
    }
    assertThat(clock.instant()).hasToString("2026-11-21T06:30:00Z");
    assertThat(alerts).hasSize(1);
    heartbeat.now();
    assertThat(alerts).extracting(alert -> alert.details().get("probe")).endsWith("disk");
    assertThat(alerts).hasSize(2);
  }

  @Test
  void trouble_that_came_and_went_in_quiet_hours_is_not_told() {
    var quiet =
        new HeartbeatSettings.Quiet(LocalTime.of(9, 0), LocalTime.of(12, 0), ZoneId.of("UTC"));
    var settings = new HeartbeatSettings(true, Duration.ofHours(1), Optional.of(quiet), false);
    Heartbeat heartbeat = heartbeat(settings, new Told("disk", () -> finding));
    finding = trouble(Severity.WARNING);
    heartbeat.now();
    finding = new Finding.Well("fine");
    beatLater(heartbeat);
    clock.advance(Duration.ofHours(5));
    heartbeat.now();
    assertThat(alerts).isEmpty();
  }

  @Test
  void a_probe_that_hangs_or_breaks_is_a_finding_and_holds_nothing_up() {
    var never = new CountDownLatch(1);
    Probe hanging =
        new Told(
            "providers",
            () -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return new Finding.Well("never said");
            });
    Probe breaking =
        new Told(
            "budget",
            () -> {
              throw Problem.failed("budget", "the ledger has a hole", "mend it");
            });
    Heartbeat heartbeat =
        heartbeat(HeartbeatSettings.DEFAULT, hanging, breaking, new Told("disk", () -> finding));
    Beat first = heartbeat.now();
    assertThat(first.findings().getFirst().severity()).hasValue("info");
    assertThat(titles()).containsExactly("WARNING Heartbeat: The check of budget broke off");
    Beat beat = heartbeat.now();
    assertThat(beat.findings().getFirst().severity()).hasValue("warning");
    assertThat(titles())
        .last()
        .isEqualTo("WARNING Heartbeat: The check of providers does not come to an end");
    assertThat(beat.millis()).isLessThan(2000);
    assertThat(beat.findings())
        .extracting(Beat.Line::probe, Beat.Line::state)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("providers", "trouble"),
            org.assertj.core.api.Assertions.tuple("budget", "trouble"),
            org.assertj.core.api.Assertions.tuple("disk", "well"));
    assertThat(beat.findings().get(0).what()).contains("does not come to an end");
    assertThat(beat.findings().get(1).why()).hasValue("the ledger has a hole");
    assertThat(beat.findings().get(1).next()).hasValue("mend it");
  }

  @Test
  void a_look_without_result_changes_nothing_of_what_was_told() {
    Probe[] probe = {new Told("disk", () -> trouble(Severity.CRITICAL, "a"))};
    var work = new Heartbeat.Work(() -> List.of(probe), LIMIT, () -> 0);
    var heartbeat = new Heartbeat(work, database, alerts::add, HeartbeatSettings.DEFAULT, clock);
    heartbeat.now();
    Finding none = Finding.Trouble.noResult("no answer", "too slow", "wait");
    Probe known = probe[0];
    probe[0] = new Told("disk", () -> none);
    beatLater(heartbeat);
    probe[0] = known;
    beatLater(heartbeat);
    assertThat(alerts).hasSize(1);
  }

  @Test
  void an_alert_that_a_crash_cut_is_raised_again_under_its_key() {
    finding = trouble(Severity.WARNING);
    var work = new Heartbeat.Work(() -> List.of(new Told("disk", () -> finding)), LIMIT, () -> 0);
    var crashing =
        new Heartbeat(
            work,
            database,
            alert -> {
              alerts.add(alert);
              throw new IllegalStateException("the power went");
            },
            HeartbeatSettings.DEFAULT,
            clock);
    assertThatThrownBy(crashing::now).hasMessage("the power went");
    beatLater(heartbeat());
    beatLater(heartbeat());
    assertThat(alerts).hasSize(2);
    assertThat(alerts.get(1).key()).isEqualTo(alerts.get(0).key());
  }

  @Test
  void a_database_that_takes_no_record_is_told() {
    Heartbeat heartbeat = heartbeat();
    database.change(handle -> handle.execute("DROP TABLE heartbeat"));
    assertThatThrownBy(heartbeat::now).isInstanceOf(Problem.class);
    assertThat(titles()).containsExactly("CRITICAL Heartbeat: the database cannot be written");
  }

  @Test
  void keeps_a_history_of_90_days() {
    Heartbeat heartbeat = heartbeat();
    heartbeat.now();
    finding = trouble(Severity.WARNING);
    tokens = 1200;
    clock.advance(Duration.ofDays(89));
    heartbeat.now();
    assertThat(heartbeat.history(10))
        .extracting(Beat.Summary::troubles, Beat.Summary::tokens)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(1L, 1200L),
            org.assertj.core.api.Assertions.tuple(0L, 0L));
    clock.advance(Duration.ofDays(2));
    heartbeat.now();
    assertThat(heartbeat.history(10)).hasSize(2);
    assertThat(heartbeat.last().orElseThrow().findings().getFirst().since())
        .isEqualTo(clock.instant().minus(Duration.ofDays(2)).toEpochMilli());
  }

  @Test
  void a_month_with_nothing_new_costs_no_token_and_tells_nobody_anything() {
    try (var model = ModelServer.replying()) {
      var workspace =
          new TestWorkspace(folder)
              .trusted()
              .variable("ANTHROPIC_API_KEY", "key")
              .variable("ANTHROPIC_BASE_URL", model.anthropicBaseUrl());
      workspace.script("shop/orders", "description: Orders\neffect: read\n", "echo 42\n");
      workspace.write("jobs/count.yaml", "every: 1h\nscript: shop/orders\n");
      var setting = new App.Setting(Path.of("").toAbsolutePath(), workspace.environment(), clock);
      try (var app = new App(setting)) {
        App.Engine engine = app.engine.get();
        var heartbeat =
            new Heartbeat(
                new Heartbeat.Work(engine.monitoring.probes, Duration.ofSeconds(20), () -> 0),
                engine.database,
                alerts::add,
                HeartbeatSettings.DEFAULT,
                clock);
        List<Long> millis = new ArrayList<>();
        for (int hour = 0; hour < 720; hour++) {
          Beat beat = beatLater(heartbeat);
          // A machine that is busy with other tests may leave a look without a result; no more.
          assertThat(beat.troubles()).allMatch(line -> line.severity().equals(Optional.of("info")));
          assertThat(beat.tokens()).isZero();
          millis.add(beat.millis());
        }
        millis.sort(Long::compare);
        assertThat(millis.get(720 / 2)).isLessThan(2000);
        assertThat(heartbeat.history(1000)).hasSize(720);
        assertThat(model.requests()).isEmpty();
        assertThat(alerts).isEmpty();
        assertThat(engine.records.since(0, 10)).isEmpty();
      }
    }
  }
}
