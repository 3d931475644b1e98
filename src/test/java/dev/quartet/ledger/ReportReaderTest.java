package dev.quartet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quartet.ledger.Report.By;
import dev.quartet.model.Usage;
import dev.quartet.platform.SettableClock;
import dev.quartet.store.Database;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportReaderTest {
  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("quartet.db"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void adds_steps_up_to_the_nano_dollar() {
    run("r1", 100, "answered");
    step("s1", "r1", 0, 10, 1);
    step("s2", "r1", 1, 20, 333_333_333);
    outcome("r1", 0, "answered", "direct", "", 1_000_000_000, 40);
    run("r2", 101, "running");
    step("s3", "r2", 0, 5, 3);
    decision("r2", 0, "specialist", "workhorse", "chosen");

    Report report = report();

    assertThat(report.totals().requests()).isEqualTo(2);
    assertThat(report.totals().costUsd()).isEqualTo(new BigDecimal("0.333333337"));
    assertThat(report.totals().tokens()).isEqualTo(new Usage(35, 0, 0, 0));
    assertThat(report.totals().savingUsd()).isEqualTo(new BigDecimal("0.666666663"));
    assertThat(tier(report, "direct").costUsd()).isEqualTo(new BigDecimal("0.333333334"));
    assertThat(tier(report, "specialist").costUsd()).isEqualTo(new BigDecimal("0.000000003"));
    assertThat(report.totals().statuses())
        .containsEntry("answered", 1L)
        .containsEntry("running", 1L);
  }

  @Test
  void counts_only_the_newest_outcome_of_a_request() {
    run("r1", 100, "answered");
    outcome("r1", 0, "waiting", "script", "", 7, 10);
    outcome("r1", 1, "answered", "script", "", 9, 30);

    Report report = report();

    assertThat(report.totals().statuses()).containsOnlyKeys("answered");
    assertThat(report.totals().baselineUsd()).isEqualTo(new BigDecimal("0.000000009"));
    assertThat(tier(report, "script").p50()).isEqualTo(30);
  }

  @Test
  void takes_percentiles_by_nearest_rank_over_answered_requests() {
    for (int i = 1; i <= 100; i++) {
      run("r" + i, 100 + i, "answered");
      outcome("r" + i, 0, "answered", "script", "", 0, 10L * i);
    }
    run("slow", 300, "failed");
    outcome("slow", 0, "failed", "script", "script_exit_69", 0, 99_999);

    Report.TierFigures script = tier(report(), "script");

    assertThat(script.p50()).isEqualTo(500);
    assertThat(script.p95()).isEqualTo(950);
    assertThat(script.p99()).isEqualTo(990);
    assertThat(script.failures()).isEqualTo(1);
    assertThat(tier(report(), "pipeline").p99()).isZero();
  }

  @Test
  void shows_a_request_refused_at_admission_among_failures_only() {
    run("r1", 100, "failed");
    outcome("r1", 0, "failed", "", "empty_request", 0, 1);
    run("r2", 150, "failed");
    outcome("r2", 0, "failed", "", "empty_request", 0, 1);
    run("r3", 160, "answered");
    outcome("r3", 0, "answered", "direct", "", 0, 1);
    run("r4", 170, "cancelled");
    outcome("r4", 0, "cancelled", "direct", "cancelled", 0, 1);

    Report report = report();

    assertThat(report.totals().requests()).isEqualTo(4);
    assertThat(report.tiers().values())
        .extracting(Report.TierFigures::requests)
        .containsExactly(0L, 2L, 0L, 0L);
    assertThat(tier(report, "direct").share()).isEqualTo(new BigDecimal("0.5000"));
    assertThat(report.failures())
        .singleElement()
        .isEqualTo(
            new Report.FailureFigures(
                "empty_request", "other", "said", 2, 100, 150, "r2", 0, "new"));
  }

  @Test
  void counts_a_misroute_where_the_request_was_wrongly_sent_unless_it_was_dismissed() {
    for (int i = 1; i <= 4; i++) {
      run("r" + i, 100, "answered");
      decision("r" + i, 0, "script", "reflex", "every word explained");
      outcome("r" + i, 0, "answered", "direct", "", 0, 1);
    }
    misroute("x1", "r1", "audit");
    misroute("x2", "r1", "rephrased");
    misroute("x3", "r2", "handoff");
    execute("INSERT INTO misroute_review VALUES ('x3', 0, 'dismissed', '', 1)");
    misroute("x4", "r3", "feedback");
    execute("INSERT INTO misroute_review VALUES ('x4', 0, 'dismissed', '', 1)");
    execute("INSERT INTO misroute_review VALUES ('x4', 1, 'confirmed', '', 1)");

    Report report = report();

    assertThat(tier(report, "script").misroutes()).isEqualTo(3);
    assertThat(tier(report, "direct").misroutes()).isZero();
    assertThat(report.totals().misroutes()).isEqualTo(3);
    assertThat(report.misroutes().byTier())
        .singleElement()
        .satisfies(rate -> {
          assertThat(rate.route()).isEqualTo("script");
          assertThat(rate.decisions()).isEqualTo(4);
          assertThat(rate.misroutes()).isEqualTo(2);
          // Wilson's interval of 2 in 4
          assertThat(rate.low()).isEqualTo(0.15);
          assertThat(rate.high()).isEqualTo(0.85);
        });
  }

  private void misroute(String id, String run, String source) {
    execute("INSERT INTO misroute VALUES (?, ?, ?, 'script', 'x', NULL, '', 100)", id, run, source);
  }

  @Test
  void twelve_planted_causes_are_counted_exactly_and_grouped_by_what_they_are() {
    planted("script_exit_69", "script", "shop/down");
    planted("script_exit_77", "script", "shop/down");
    planted("script_exit_69", "script", "farm/rain");
    planted("model_rate_limited", "model", "anthropic/claude-sonnet-5");
    planted("model_rate_limited", "model", "openai/gpt-5.6");
    planted("model_unreachable", "model", "anthropic/claude-sonnet-5");
    planted("quality_check", "check", "length.sh");
    planted("quality_check", "check", "links.py");
    planted("budget", "", "");
    planted("time_limit", "", "");
    planted("call_limit", "", "");
    planted("journal", "", "");

    List<Report.FailureFigures> failures = report().failures();

    assertThat(failures)
        .extracting(
            Report.FailureFigures::cause,
            Report.FailureFigures::kind,
            Report.FailureFigures::count,
            Report.FailureFigures::example)
        .containsExactly(
            tuple("journal", "other", 12L, "f12-12"),
            tuple("call_limit", "limit", 11L, "f11-11"),
            tuple("time_limit", "limit", 10L, "f10-10"),
            tuple("budget", "limit", 9L, "f9-9"),
            tuple("check links.py", "check", 8L, "f8-8"),
            tuple("check length.sh", "check", 7L, "f7-7"),
            tuple("anthropic unreachable", "provider", 6L, "f6-6"),
            tuple("openai rate_limited", "provider", 5L, "f5-5"),
            tuple("anthropic rate_limited", "provider", 4L, "f4-4"),
            tuple("farm/rain exit 69", "script", 3L, "f3-3"),
            tuple("shop/down exit 77", "script", 2L, "f2-2"),
            tuple("shop/down exit 69", "script", 1L, "f1-1"));
    assertThat(failures.getFirst().first()).isEqualTo(1201);
    assertThat(failures.getFirst().last()).isEqualTo(1212);
  }

  private int plantedCauses;

  /** One failure more than the cause planted before. */
  private void planted(String code, String stepKind, String step) {
    int cause = ++plantedCauses;
    for (int i = 1; i <= cause; i++) {
      String id = "f" + cause + "-" + i;
      run(id, cause * 100L + i, "failed");
      outcome(id, 0, "failed", "direct", code, 0, 1);
      if (!step.isEmpty()) {
        execute(
            "INSERT INTO step_start VALUES (?, ?, 0, 0, ?, ?, 'read', 1)", id, id, stepKind, step);
        execute(
            "INSERT INTO step_end VALUES (?, 'failed', 1, 'no', NULL, NULL, 0, 0, 0, 0, 0)", id);
      }
    }
  }

  @Test
  void says_which_causes_are_new_growing_steady_or_falling() {
    var clock = new SettableClock("1970-01-01T00:00:02Z");
    failures("grows", 2, 6);
    failures("stays", 3, 3);
    failures("falls", 6, 2);
    failures("is_new", 0, 1);

    assertThat(new ReportReader(database, clock).report(1000).failures())
        .extracting(
            Report.FailureFigures::cause,
            Report.FailureFigures::before,
            Report.FailureFigures::trend)
        .containsExactlyInAnyOrder(
            tuple("grows", 2L, "growing"),
            tuple("stays", 3L, "steady"),
            tuple("falls", 6L, "falling"),
            tuple("is_new", 0L, "new"));
  }

  /** Failures in the second before and in the second after. */
  private void failures(String code, int before, int after) {
    for (int i = 0; i < before + after; i++) {
      String id = code + i;
      run(id, i < before ? 500 : 1500, "failed");
      outcome(id, 0, "failed", "direct", code, 0, 1);
    }
  }

  @ParameterizedTest
  @EnumSource(Report.By.class)
  void lines_of_a_breakdown_add_up_to_the_totals(Report.By by) {
    run("r1", 100, "answered");
    decision("r1", 0, "script", "reflex", "sure");
    outcome("r1", 0, "answered", "script", "", 500, 10);
    run("r2", 86_400_100, "answered");
    step("s2", "r2", 0, 20, 7);
    outcome("r2", 0, "answered", "direct", "", 9, 30);
    run("r3", 120, "failed");
    step("s3", "r3", 0, 5, 3);
    outcome("r3", 0, "failed", "specialist", "budget", 0, 1);
    run("r4", 130, "failed");
    outcome("r4", 0, "failed", "", "empty_request", 0, 1);
    misroute("x1", "r1", "audit");

    Report report = new ReportReader(database).report(100, Optional.of(by));

    Report.Totals totals = report.totals();
    List<Report.TierFigures> lines =
        report.breakdown().orElseThrow().lines().stream().map(Report.Line::figures).toList();
    assertThat(lines.stream().mapToLong(Report.TierFigures::requests).sum()).isEqualTo(4);
    assertThat(
            lines.stream()
                .map(Report.TierFigures::costUsd)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(totals.costUsd());
    assertThat(
            lines.stream()
                .map(Report.TierFigures::savingUsd)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(totals.savingUsd());
    assertThat(lines.stream().mapToLong(line -> line.tokens().total()).sum()).isEqualTo(25);
    assertThat(lines.stream().mapToLong(Report.TierFigures::failures).sum()).isEqualTo(2);
    assertThat(lines.stream().mapToLong(Report.TierFigures::misroutes).sum()).isEqualTo(1);
  }

  @Test
  void hours_come_in_their_order_with_the_requests_of_each_tier_and_a_clock_set_back_makes_two() {
    long first = Instant.parse("2026-10-25T00:30:00Z").toEpochMilli();
    run("r1", first, "answered");
    outcome("r1", 0, "answered", "script", "", 0, 1);
    run("r2", first + 60, "answered");
    outcome("r2", 0, "answered", "direct", "", 0, 1);
    run("r3", first + 3_600_000, "answered");
    outcome("r3", 0, "answered", "direct", "", 0, 1);

    Clock berlin = Clock.fixed(Instant.parse("2026-10-26T00:00:00Z"), ZoneId.of("Europe/Berlin"));
    Report report = new ReportReader(database, berlin).report(100, Optional.of(By.HOUR));

    assertThat(report.breakdown().orElseThrow().lines())
        .extracting(Report.Line::key, Report.Line::tiers)
        .containsExactly(
            tuple(
                "2026-10-25T02:00+02:00",
                Map.of("script", 1L, "direct", 1L, "specialist", 0L, "pipeline", 0L)),
            tuple(
                "2026-10-25T02:00+01:00",
                Map.of("script", 0L, "direct", 1L, "specialist", 0L, "pipeline", 0L)));
  }

  @Test
  void estimates_the_time_that_the_baseline_would_have_taken() {
    run("r1", 100, "answered");
    outcome("r1", 0, "answered", "script", "", 500, 10);
    execute(
        "INSERT INTO baseline_line VALUES ('r1', 0, 0, 'instructions, tools and skills, from the"
            + " cache, 2 calls', 9000, 1, 1)");
    execute("INSERT INTO baseline_line VALUES ('r1', 0, 1, 'writing the reply', 150, 1, 1)");

    // two calls of a second to the first token, and 150 tokens at 75 a second
    assertThat(report().totals().baselineMillis()).isEqualTo(4000);
    assertThat(report().totals().millis()).isEqualTo(10);
  }

  @Test
  void leaves_out_what_came_before() {
    run("old", 99, "answered");
    outcome("old", 0, "answered", "direct", "", 5, 1);

    assertThat(report().totals().requests()).isZero();
  }

  private Report report() {
    return new ReportReader(database).report(100);
  }

  private void run(String id, long created, String status) {
    execute(
        "INSERT INTO run (id, caller, request_body, status, created) VALUES (?, 'test', 'b', ?, ?)",
        id,
        status,
        created);
  }

  private void step(String id, String run, int seq, long input, long nanos) {
    execute("INSERT INTO step_start VALUES (?, ?, ?, 0, 'model', 'm', 'read', 1)", id, run, seq);
    execute(
        "INSERT INTO step_end VALUES (?, 'done', 1, NULL, NULL, 'm', ?, 0, 0, 0, ?)",
        id,
        input,
        nanos);
  }

  private void decision(String run, int seq, String tier, String source, String reason) {
    execute(
        "INSERT INTO decision VALUES (?, ?, ?, 'x', ?, 1, ?, '{}', 1)",
        run,
        seq,
        tier,
        source,
        reason);
  }

  private void outcome(
      String run, int seq, String status, String tier, String error, long baseline, long millis) {
    execute(
        """
        INSERT INTO outcome VALUES (?, ?, ?, ?, 'x', 'reflex', 1, NULL, NULLIF(?, ''), 'said', NULL,
          0, 0, 0, 0, 0, ?, ?, 1)
        """,
        run,
        seq,
        status,
        tier,
        error,
        baseline,
        millis);
  }

  private void execute(String sql, Object... arguments) {
    database.change(handle -> handle.execute(sql, arguments));
  }

  private static Report.TierFigures tier(Report report, String tier) {
    return java.util.Objects.requireNonNull(report.tiers().get(tier));
  }
}
