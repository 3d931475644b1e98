package dev.quartet.ledger;

import dev.quartet.admission.Admitted;
import dev.quartet.admission.Conversations;
import dev.quartet.decision.Decision;
import dev.quartet.execution.Outcome;
import dev.quartet.execution.Outcome.Fault;
import dev.quartet.model.Message;
import dev.quartet.model.Usage;
import dev.quartet.platform.Ids;
import dev.quartet.platform.Json;
import dev.quartet.run.Event;
import dev.quartet.run.Run;
import dev.quartet.run.Runs;
import dev.quartet.store.Database;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Step 4: the append-only record. A decision is written before anything is spent on it. */
public final class Ledger {
  private static final int REASON_CHARACTERS = 500;
  private static final int MESSAGE_CHARACTERS = 2000;

  private final Database database;
  private final LedgerReader reader;
  private final Baseline baseline;
  private final Conversations conversations;
  private final Clock clock;
  private final Ids ids;

  public Ledger(
      Database database,
      LedgerReader reader,
      Baseline baseline,
      Conversations conversations,
      Clock clock,
      Ids ids) {
    this.database = database;
    this.reader = reader;
    this.baseline = baseline;
    this.conversations = conversations;
    this.clock = clock;
    this.ids = ids;
  }

  /** Records a decision; a resumed run makes the same ones again, which are there already. */
  public void decided(Admitted admitted, int seq, Decision decision) {
    String run = admitted.run().id();
    String tier = decision.route().tier().label();
    String route = decision.route().label();
    database.change(handle ->
        handle.execute(
            """
            INSERT INTO decision (run_id, seq, tier, route, source, confidence, reason, content, created)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (run_id, seq) DO NOTHING
            """,
            run,
            seq,
            tier,
            route,
            decision.source().label(),
            decision.confidence(),
            shortened(decision.reason(), REASON_CHARACTERS),
            Json.write(decision),
            clock.millis()));
    admitted
        .run()
        .emit(
            seq == 0
                ? new Event.Decided(
                    run,
                    tier,
                    route,
                    decision.source().label(),
                    decision.confidence(),
                    decision.reason())
                : new Event.HandedOff(run, tier, route, decision.reason()));
  }

  /** Records how a request came to rest, what it cost, and what it would have cost. */
  public void finished(
      Run run, Optional<Admitted> admitted, Optional<Decision> decision, Outcome outcome) {
    String tier = decision.map(last -> last.route().tier().label()).orElse("");
    LedgerReader.Totals totals = reader.totals(run.id());
    List<BaselineLine> lines =
        admitted
            .flatMap(request -> decision.map(last -> baselineLines(request, last, outcome)))
            .orElse(List.of());
    database.change(handle -> {
      int seq =
          handle
              .createQuery("SELECT COUNT(*) FROM outcome WHERE run_id = :run")
              .bind("run", run.id())
              .mapTo(Integer.class)
              .one();
      long before =
          handle
              .createQuery("SELECT COALESCE(SUM(millis), 0) FROM outcome WHERE run_id = :run")
              .bind("run", run.id())
              .mapTo(Long.class)
              .one();
      insert(handle, run, seq, tier, decision, outcome, totals, lines, before);
      for (int i = 0; i < lines.size(); i++) {
        insert(handle, run, seq, i, lines.get(i));
      }
    });
    remember(run, outcome);
  }

  private void insert(
      Handle handle,
      Run run,
      int seq,
      String tier,
      Optional<Decision> decision,
      Outcome outcome,
      LedgerReader.Totals totals,
      List<BaselineLine> lines,
      long millisBefore) {
    Optional<Fault> fault = fault(outcome);
    Usage usage = totals.usage();
    handle
        .createUpdate(
            """
            INSERT INTO outcome (run_id, seq, status, tier, route, source, confidence, reply_body,
              error_code, error_message, error_hint, input, output, cache_read, cache_write,
              cost_nanos, baseline_nanos, millis, created)
            VALUES (:run, :seq, :status, :tier, :route, :source, :confidence, :body,
              :code, :message, :hint, :input, :output, :cacheRead, :cacheWrite, :cost, :baseline, :millis, :created)
            """)
        .bind("run", run.id())
        .bind("seq", seq)
        .bind("status", Status.of(outcome).label())
        .bind("tier", tier)
        .bind("route", decision.map(last -> last.route().label()).orElse(""))
        .bind("source", decision.map(last -> last.source().label()).orElse("policy"))
        .bind("confidence", decision.map(Decision::confidence).orElse(1.0))
        .bind("body", body(handle, run, outcome))
        .bind("code", fault.map(Fault::code))
        .bind("message", fault.map(Fault::message).map(text -> shortened(text, MESSAGE_CHARACTERS)))
        .bind("hint", fault.map(Fault::hint).map(text -> shortened(text, MESSAGE_CHARACTERS)))
        .bind("input", usage.input())
        .bind("output", usage.output())
        .bind("cacheRead", usage.cacheRead())
        .bind("cacheWrite", usage.cacheWrite())
        .bind("cost", totals.costNanos())
        .bind("baseline", lines.stream().mapToLong(BaselineLine::costNanos).sum())
        .bind("millis", millisBefore + run.millis())
        .bind("created", clock.millis())
        .execute();
  }

  private static void insert(Handle handle, Run run, int seq, int number, BaselineLine line) {
    handle.execute(
        "INSERT INTO baseline_line (run_id, seq, line, label, tokens, nanos_per_million,"
            + " cost_nanos) VALUES (?, ?, ?, ?, ?, ?, ?)",
        run.id(),
        seq,
        number,
        line.label(),
        line.tokens(),
        line.nanosPerMillion(),
        line.costNanos());
  }

  private Optional<String> body(Handle handle, Run run, Outcome outcome) {
    if (!(outcome instanceof Outcome.Answered)) {
      return Optional.empty();
    }
    String id = ids.next("b");
    handle.execute(
        "INSERT INTO body (id, run_id, content) VALUES (?, ?, ?)",
        id,
        run.id(),
        Json.write(outcome));
    return Optional.of(id);
  }

  private static Optional<Fault> fault(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused refused -> Optional.of(refused.fault());
      case Outcome.Failed failed -> Optional.of(failed.fault());
      case Outcome.Cancelled cancelled ->
          Optional.of(new Fault("cancelled", "It was cancelled: " + cancelled.reason(), ""));
      case Outcome.Handoff handoff ->
          Optional.of(
              new Fault("handoff_limit", "It was passed on too often: " + handoff.reason(), ""));
      case Outcome.Answered _, Outcome.Waiting _ -> Optional.empty();
    };
  }

  /** Only what was answered has a baseline: nobody saves by failing. */
  private List<BaselineLine> baselineLines(Admitted admitted, Decision decision, Outcome outcome) {
    if (!(outcome instanceof Outcome.Answered answered)) {
      return List.of();
    }
    String run = admitted.run().id();
    LedgerReader.Totals totals = reader.totals(run);
    String conversation =
        admitted.history().stream().map(Ledger::text).collect(Collectors.joining("\n"));
    return baseline.lines(
        new Baseline.Work(
            decision.route().tier(),
            conversation,
            admitted.textWithAttachments(),
            reader.scriptOutput(run),
            answered.text(),
            totals.modelCalls(),
            totals.usage()));
  }

  private static String text(Message message) {
    return switch (message) {
      case Message.User user -> user.text();
      case Message.Assistant assistant -> assistant.text();
      case Message.ToolResults _ -> "";
    };
  }

  private void remember(Run run, Outcome outcome) {
    if (outcome instanceof Outcome.Answered answered) {
      run.request()
          .conversation()
          .ifPresent(id ->
              conversations.append(
                  id, run.request().caller(), run.id(), run.request().text(), answered.text()));
    }
  }

  /** Records runs whose owner has gone. */
  public void sweep(Runs runs) {
    for (Runs.Abandoned run : runs.sweep()) {
      LedgerReader.Totals totals = reader.totals(run.id());
      LedgerReader.LastDecision last = reader.lastDecision(run.id());
      Status status = run.effectUnderWay() ? Status.UNKNOWN : Status.INTERRUPTED;
      database.change(handle ->
          handle.execute(
              """
              INSERT INTO outcome (run_id, seq, status, tier, route, source, confidence,
                error_code, error_message, error_hint, input, output, cache_read, cache_write,
                cost_nanos, baseline_nanos, millis, created)
              SELECT ?, (SELECT COUNT(*) FROM outcome WHERE run_id = ?), ?, ?, ?, ?, 1.0, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?
              """,
              run.id(),
              run.id(),
              status.label(),
              last.tier(),
              last.route(),
              last.source(),
              status.label(),
              status == Status.UNKNOWN
                  ? "The process that carried it out ended while something was taking effect;"
                      + " nobody can say whether it did"
                  : "The process that carried it out ended",
              status == Status.UNKNOWN
                  ? "Check at the service, then ask again if it did not happen."
                  : "Ask again.",
              totals.usage().input(),
              totals.usage().output(),
              totals.usage().cacheRead(),
              totals.usage().cacheWrite(),
              totals.costNanos(),
              clock.millis()));
    }
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
