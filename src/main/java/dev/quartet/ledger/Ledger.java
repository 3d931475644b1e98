package dev.quartet.ledger;

import dev.quartet.admission.Admitted;
import dev.quartet.admission.Conversations;
import dev.quartet.decision.Decision;
import dev.quartet.decision.Source;
import dev.quartet.execution.Outcome;
import dev.quartet.execution.Outcome.Fault;
import dev.quartet.ledger.misroute.Misrouting;
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
  private final Runs runs;
  private final Misrouting misrouting;
  private final Clock clock;
  private final Ids ids;
  private final Endings endings;

  public Ledger(
      Database database,
      Baseline baseline,
      Conversations conversations,
      Runs runs,
      Misrouting misrouting,
      Clock clock,
      Ids ids) {
    this.database = database;
    this.reader = new LedgerReader(database);
    this.baseline = baseline;
    this.conversations = conversations;
    this.runs = runs;
    this.misrouting = misrouting;
    this.clock = clock;
    this.ids = ids;
    this.endings = new Endings(reader);
  }

  /** Where to hear of requests that are over. */
  public Endings endings() {
    return endings;
  }

  /** Records a decision; a resumed run makes the same ones again, which are there already. */
  public void decided(Admitted admitted, int seq, Decision decision) {
    String run = admitted.run().id();
    String tier = decision.route().tier().label();
    String route = decision.route().label();
    database.change(handle -> {
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
          clock.millis());
      misrouting.decided(handle, run, seq, decision);
    });
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

  /**
   * Records how a request came to rest, what it cost, and what it would have cost; then gives the
   * run up.
   */
  public void finished(Run run, Outcome outcome) {
    List<BaselineLine> lines = baselineLines(run, outcome);
    var ending =
        new Ending(
            run.id(),
            Status.of(outcome),
            reader.lastDecision(run.id()),
            reader.totals(run.id()),
            fault(run, outcome),
            lines.stream().mapToLong(BaselineLine::costNanos).sum(),
            run.millis());
    database.change(handle -> {
      int seq = insert(handle, ending, body(handle, run, outcome));
      for (int i = 0; i < lines.size(); i++) {
        insert(handle, run, seq, i, lines.get(i));
      }
      runs.release(handle, run, Status.of(outcome).label());
    });
    remember(run, outcome);
    if (outcome instanceof Outcome.Answered) {
      misrouting.answered(run, ending.decision().route());
    }
    if (ending.status() != Status.WAITING) {
      endings.ended(run.id());
    }
  }

  /** What an outcome's row says. */
  private record Ending(
      String run,
      Status status,
      LedgerReader.LastDecision decision,
      LedgerReader.Totals totals,
      Optional<Fault> fault,
      long baselineNanos,
      long millis) {}

  /**
   * Adds the row; a request that waited has one for each time it came to rest, and their durations
   * add up.
   */
  private int insert(Handle handle, Ending ending, Optional<String> body) {
    int seq = count(handle, "COUNT(*)", ending.run()).intValue();
    Usage usage = ending.totals().usage();
    handle
        .createUpdate(
            """
            INSERT INTO outcome (run_id, seq, status, tier, route, source, confidence, reply_body,
              error_code, error_message, error_hint, input, output, cache_read, cache_write,
              cost_nanos, baseline_nanos, millis, created)
            VALUES (:run, :seq, :status, :tier, :route, :source, :confidence, :body,
              :code, :message, :hint, :input, :output, :cacheRead, :cacheWrite, :cost, :baseline, :millis, :created)
            """)
        .bind("run", ending.run())
        .bind("seq", seq)
        .bind("status", ending.status().label())
        .bind("tier", ending.decision().tier())
        .bind("route", ending.decision().route())
        .bind("source", ending.decision().source())
        .bind("confidence", ending.decision().confidence())
        .bind("body", body)
        .bind("code", ending.fault().map(Fault::code))
        .bind(
            "message", ending.fault().map(fault -> shortened(fault.message(), MESSAGE_CHARACTERS)))
        .bind("hint", ending.fault().map(fault -> shortened(fault.hint(), MESSAGE_CHARACTERS)))
        .bind("input", usage.input())
        .bind("output", usage.output())
        .bind("cacheRead", usage.cacheRead())
        .bind("cacheWrite", usage.cacheWrite())
        .bind("cost", ending.totals().costNanos())
        .bind("baseline", ending.baselineNanos())
        .bind("millis", ending.millis() + count(handle, "COALESCE(MAX(millis), 0)", ending.run()))
        .bind("created", clock.millis())
        .execute();
    return seq;
  }

  private static Long count(Handle handle, String expression, String run) {
    return handle
        .createQuery("SELECT " + expression + " FROM outcome WHERE run_id = :run")
        .bind("run", run)
        .mapTo(Long.class)
        .one();
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

  /** Whoever cancelled it said why; the work that ended only knows that it was. */
  private static Fault cancelled(Run run, Outcome.Cancelled outcome) {
    String reason = run.cancellation().reason().orElse(outcome.reason());
    return new Fault("cancelled", "It was cancelled: " + reason, "");
  }

  private static Optional<Fault> fault(Run run, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused refused -> Optional.of(refused.fault());
      case Outcome.Failed failed -> Optional.of(failed.fault());
      case Outcome.Cancelled cancelled -> Optional.of(cancelled(run, cancelled));
      case Outcome.Handoff handoff ->
          Optional.of(
              new Fault("handoff_limit", "It was passed on too often: " + handoff.reason(), ""));
      case Outcome.Answered _, Outcome.Waiting _ -> Optional.empty();
    };
  }

  /** Only what was answered has a baseline: nobody saves by failing. */
  private List<BaselineLine> baselineLines(Run run, Outcome outcome) {
    if (!(outcome instanceof Outcome.Answered answered)) {
      return List.of();
    }
    LedgerReader.LastDecision decision = reader.lastDecision(run.id());
    if (decision.source().equals(Source.POLICY.label())) {
      // What nobody asked for would not have been asked of another model either.
      return List.of();
    }
    LedgerReader.Totals totals = reader.totals(run.id());
    String conversation =
        run.request().conversation().map(conversations::messages).orElse(List.of()).stream()
            .map(Ledger::text)
            .collect(Collectors.joining("\n"));
    return baseline.lines(
        new Baseline.Work(
            decision.tier(),
            conversation,
            run.request().textWithAttachments(),
            reader.scriptOutput(run.id()),
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

  /** Records runs whose owner has gone, and ends those that nobody approved in time. */
  public void sweep() {
    for (Run run : runs.expired()) {
      finished(
          run,
          new Outcome.Refused(
              new Fault("approval_expired", "Nobody approved it in time", "Ask again.")));
    }
    for (Runs.Abandoned run : runs.sweep()) {
      Fault fault =
          run.effectUnderWay()
              ? new Fault(
                  "unknown",
                  "The process that carried it out ended while something was taking effect; nobody"
                      + " can say whether it did",
                  "Check at the service, then ask again if it did not happen.")
              : new Fault("interrupted", "The process that carried it out ended", "Ask again.");
      var ending =
          new Ending(
              run.id(),
              run.effectUnderWay() ? Status.UNKNOWN : Status.INTERRUPTED,
              reader.lastDecision(run.id()),
              reader.totals(run.id()),
              Optional.of(fault),
              0,
              0);
      database.change(handle -> insert(handle, ending, Optional.empty()));
      endings.ended(run.id());
    }
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
