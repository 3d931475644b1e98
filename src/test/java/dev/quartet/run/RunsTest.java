package dev.quartet.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quartet.Request;
import dev.quartet.library.Effect;
import dev.quartet.platform.Cancellation;
import dev.quartet.platform.Ids;
import dev.quartet.platform.Problem;
import dev.quartet.platform.SettableClock;
import dev.quartet.run.Approvals.Action;
import dev.quartet.run.Approvals.Verdict;
import dev.quartet.run.RunBudget.Purse;
import dev.quartet.store.Database;
import dev.quartet.workspace.Configuration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {
  record Said(String text) implements StepResult {}

  private static final Step<Said> READ = Step.read(Step.Kind.TOOL, "look", Said.class);
  private static final Step<Said> WRITE =
      new Step<>(Step.Kind.SCRIPT, "mail/send", Effect.WRITE, Said.class);
  private static final Action SEND = new Action("hash", "/mail/send", Effect.WRITE);

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
  private final Ids ids = new Ids(clock);
  private Database database;
  private Runs runs;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("quartet.db"));
    runs = process();
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** What another process on the same database has. */
  private Runs process() {
    return new Runs(database, budgets(), clock, ids);
  }

  private Budgets budgets() {
    return new Budgets(database, clock, new Configuration.Budgets(100, 200, 300, 250));
  }

  private Run begin() {
    return runs.begin(Request.of("hello", "test"), EventSink.NONE);
  }

  private Run resumed(Run run) {
    database.change(handle -> runs.release(handle, run, "waiting"));
    return process().resume(run.id(), EventSink.NONE);
  }

  private String status(Run run) {
    return text("SELECT status FROM run WHERE id = ?", run.id());
  }

  private String text(String sql, Object... arguments) {
    return database.read(handle -> handle.select(sql, arguments).mapTo(String.class).one());
  }

  @Test
  void a_step_is_recorded_as_it_begins_and_as_it_ends() {
    Run run = begin();

    run.steps()
        .run(
            READ,
            () -> {
              assertThat(text("SELECT COUNT(*) FROM step_start WHERE run_id = ?", run.id()))
                  .isEqualTo("1");
              assertThat(text("SELECT COUNT(*) FROM step_end")).isEqualTo("0");
              return new Said("there");
            });

    assertThat(text("SELECT status FROM step_end")).isEqualTo("done");
  }

  @Test
  void a_resumed_run_does_not_repeat_a_finished_step() {
    Run run = begin();
    run.steps().run(WRITE, () -> new Said("once"));

    Run later = resumed(run);
    Said said = later.steps().run(WRITE, () -> new Said("twice"));

    assertThat(said.text()).isEqualTo("once");
    assertThat(later.steps().changedSomething()).isTrue();
    assertThat(text("SELECT COUNT(*) FROM step_start")).isEqualTo("1");
  }

  @Test
  void an_effect_under_way_in_a_crash_is_unknown_and_a_read_is_repeated() {
    Run writing = begin();
    crash(writing, WRITE);
    assertThatThrownBy(() -> resumed(writing).steps().run(WRITE, () -> new Said("again")))
        .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.code()).isEqualTo("unknown"));

    Run reading = begin();
    crash(reading, READ);
    assertThat(resumed(reading).steps().run(READ, () -> new Said("again")).text())
        .isEqualTo("again");
  }

  /** Leaves a step's beginning without its end, as a killed process does. */
  private void crash(Run run, Step<Said> step) {
    new JournalStore(database, ids).started(ids.next("s"), run.id(), 0, 0, step, clock.millis());
  }

  @Test
  void an_effect_that_broke_off_is_not_tried_again() {
    Run run = begin();
    assertThatThrownBy(() ->
            run.steps()
                .run(
                    WRITE,
                    () -> {
                      throw new Cancellation.Cancelled("stop");
                    }))
        .isInstanceOf(Cancellation.Cancelled.class);

    assertThatThrownBy(() -> resumed(run).steps().run(WRITE, () -> new Said("again")))
        .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.code()).isEqualTo("unknown"));
  }

  @Test
  void a_run_that_would_now_do_something_else_is_refused() {
    Run run = begin();
    run.steps().run(READ, () -> new Said("there"));

    assertThatThrownBy(() -> resumed(run).steps().run(WRITE, () -> new Said("other")))
        .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.code()).isEqualTo("journal"));
  }

  @Test
  void only_a_waiting_run_can_be_resumed_and_only_once() {
    Run run = begin();
    assertThatThrownBy(() -> runs.resume(run.id(), EventSink.NONE))
        .hasMessageContaining("does not wait");
    resumed(run);
    assertThatThrownBy(() -> runs.resume(run.id(), EventSink.NONE))
        .hasMessageContaining("does not wait");
    assertThatThrownBy(() -> runs.resume("r0", EventSink.NONE))
        .hasMessageContaining("no request r0");
  }

  @Test
  void a_sweep_marks_only_runs_whose_lease_has_expired() {
    Run reading = begin();
    Run writing = begin();
    crash(writing, WRITE);
    assertThat(process().sweep()).isEmpty();
    expireLeases();
    Run fresh = process().begin(Request.of("hello", "test"), EventSink.NONE);

    assertThat(process().sweep())
        .containsExactlyInAnyOrder(
            new Runs.Abandoned(reading.id(), false), new Runs.Abandoned(writing.id(), true));
    assertThat(status(reading)).isEqualTo("interrupted");
    assertThat(status(writing)).isEqualTo("unknown");
    assertThat(status(fresh)).isEqualTo("running");
    assertThat(process().sweep()).isEmpty();
  }

  private void expireLeases() {
    database.change(handle -> handle.execute("UPDATE run SET lease_until = 1, owner = 'gone'"));
  }

  @Test
  void another_process_can_cancel_a_run() throws InterruptedException {
    Run run = begin();
    var cancelled = new CountDownLatch(1);
    try (var _ = run.cancellation().onCancel(cancelled::countDown)) {
      assertThat(process().cancel(run.id(), "changed my mind")).isTrue();
      assertThat(cancelled.await(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(run.cancellation().reason()).contains("changed my mind");
    assertThat(process().cancel("r0", "no")).isFalse();
  }

  @Test
  void a_hold_is_settled_exactly() {
    Run run = begin();
    var hold = run.budget().hold(new Purse.OfRequest(), 100);
    run.budget().settle(hold, 37);

    assertThat(
            text(
                "SELECT held_nanos || ' ' || spent_nanos FROM budget WHERE scope LIKE '%:request'"))
        .isEqualTo("0 37");
    assertThat(
            text(
                "SELECT held_nanos || ' ' || spent_nanos FROM budget WHERE scope ="
                    + " 'day:2026-11-23'"))
        .isEqualTo("0 37");
  }

  @Test
  void what_does_not_fit_is_refused_and_nothing_stays_held() {
    Run run = begin();
    assertThatThrownBy(() -> run.budget().hold(new Purse.OfStage("content", Optional.of(50L)), 51))
        .isInstanceOfSatisfying(
            Problem.class, e -> assertThat(e.kind()).isEqualTo(Problem.Kind.REFUSED));

    assertThat(text("SELECT SUM(held_nanos) FROM budget")).isEqualTo("0");
  }

  @Test
  void concurrent_holds_never_exceed_the_limit() {
    var granted = new AtomicInteger();
    Budgets budgets = budgets();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 40; i++) {
        var _ =
            threads.submit(() -> {
              budgets.hold(Map.of("shared", 1000L), 10);
              granted.incrementAndGet();
            });
      }
    }

    assertThat(granted).hasValue(25);
    assertThat(text("SELECT held_nanos FROM budget WHERE scope = 'shared'")).isEqualTo("250");
  }

  private Approvals approvals() {
    return new Approvals(database, clock, ids, Duration.ofHours(1));
  }

  @Test
  void a_read_needs_nobody_and_a_write_waits() {
    Run run = begin();
    assertThat(approvals().ask(run, new Action("h", "/disk", Effect.READ)))
        .isInstanceOf(Verdict.Granted.class);

    assertThat(approvals().ask(run, SEND)).isInstanceOf(Verdict.Pending.class);
    assertThat(approvals().pending())
        .singleElement()
        .satisfies(approval -> {
          assertThat(approval.run()).isEqualTo(run.id());
          assertThat(approval.command()).isEqualTo("/mail/send");
        });
  }

  @Test
  void an_approval_is_decided_once_by_its_own_id_or_the_requests() {
    Run run = begin();
    approvals().ask(run, SEND);

    String id = approvals().decide(run.id(), true, "ann").id();

    assertThat(approvals().ask(run, SEND)).isInstanceOf(Verdict.Granted.class);
    assertThatThrownBy(() -> approvals().decide(id, false, "bob"))
        .isInstanceOfSatisfying(
            Problem.class, e -> assertThat(e.code()).isEqualTo("approval_decided"));
    assertThatThrownBy(() -> approvals().decide("a0", true, "bob"))
        .isInstanceOfSatisfying(
            Problem.class, e -> assertThat(e.code()).isEqualTo("unknown_approval"));
  }

  @Test
  void what_changed_after_its_approval_does_not_run() {
    Run run = begin();
    approvals().ask(run, SEND);
    approvals().decide(run.id(), true, "ann");

    assertRefused(run, new Action("other", "/mail/send", Effect.WRITE), "approval_changed");
  }

  @Test
  void a_denied_or_expired_action_does_not_run() {
    Run denied = begin();
    approvals().ask(denied, SEND);
    approvals().decide(denied.id(), false, "ann");
    assertRefused(denied, SEND, "denied");

    Run late = begin();
    approvals().ask(late, SEND);
    clock.advance(Duration.ofHours(2));
    assertThatThrownBy(() -> approvals().decide(late.id(), true, "ann"))
        .isInstanceOf(Problem.class);
    assertRefused(late, SEND, "approval_expired");
    assertThat(List.copyOf(approvals().pending())).isEmpty();
  }

  private void assertRefused(Run run, Action action, String code) {
    assertThatThrownBy(() -> approvals().ask(run, action))
        .isInstanceOfSatisfying(
            Problem.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Problem.Kind.REFUSED);
              assertThat(e.code()).isEqualTo(code);
            });
  }
}
