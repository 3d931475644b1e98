package dev.quartet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.model.Usage;
import dev.quartet.store.Database;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        .isEqualTo(new Report.FailureFigures("empty_request", "said", 2, 100, 150, "r2"));
  }

  @Test
  void counts_a_handoff_after_a_reflex_and_a_failed_check_as_misroutes() {
    run("r1", 100, "answered");
    decision("r1", 0, "script", "reflex", "every word explained");
    decision("r1", 1, "direct", "workhorse", "it was something else");
    outcome("r1", 0, "answered", "direct", "", 0, 1);
    run("r2", 100, "answered");
    decision("r2", 0, "direct", "workhorse", "no script is about this");
    decision("r2", 1, "specialist", "workhorse", "a quality check failed twice: too long");
    outcome("r2", 0, "answered", "specialist", "", 0, 1);
    run("r3", 100, "answered");
    decision("r3", 0, "direct", "workhorse", "no script is about this");
    decision("r3", 1, "script", "workhorse", "a script answers this");
    outcome("r3", 0, "answered", "script", "", 0, 1);

    Report report = report();

    assertThat(tier(report, "script").misroutes()).isEqualTo(1);
    assertThat(tier(report, "direct").misroutes()).isEqualTo(1);
    assertThat(report.totals().misroutes()).isEqualTo(2);
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
