package dev.quartet;

import dev.quartet.admission.Admission;
import dev.quartet.admission.Admitted;
import dev.quartet.decision.Decision;
import dev.quartet.decision.Router;
import dev.quartet.execution.Executors;
import dev.quartet.execution.Outcome;
import dev.quartet.ledger.Ledger;
import dev.quartet.ledger.LedgerReader;
import dev.quartet.ledger.Status;
import dev.quartet.platform.Cancellation;
import dev.quartet.platform.Problem;
import dev.quartet.reply.Reply;
import dev.quartet.run.EventSink;
import dev.quartet.run.Run;
import dev.quartet.run.Runs;
import java.util.Optional;

/** The way of a request: admission, decision, execution, ledger, reply. */
public record RequestFlow(
    Runs runs,
    Admission admission,
    Router router,
    Executors executors,
    Ledger ledger,
    LedgerReader records,
    int handoffs) {

  /** Answers a request. Whatever happens on the way, there is a record and a reply. */
  public Reply answer(Request request, EventSink events) {
    return carryOut(runs.begin(request, events));
  }

  /**
   * Goes on with a request that waited for an approval.
   *
   * @throws Problem when it does not wait
   */
  public Reply resume(String id, EventSink events) {
    return carryOut(runs.resume(id, events));
  }

  /** Carries out a run that was begun or taken over. */
  public Reply carryOut(Run run) {
    var way = new Way(run);
    Outcome outcome = way.guarded();
    ledger.finished(run, way.admitted, way.decision, outcome);
    runs.release(run, Status.of(outcome).label());
    return Reply.of(records.entry(run.id()));
  }

  /** How far one request has come. */
  private final class Way {
    private final Run run;
    private Optional<Admitted> admitted = Optional.empty();
    private Optional<Decision> decision = Optional.empty();

    Way(Run run) {
      this.run = run;
    }

    Outcome guarded() {
      try {
        return follow(admission.admit(run));
      } catch (Cancellation.Cancelled e) {
        return new Outcome.Cancelled(String.valueOf(e.getMessage()));
      } catch (Problem e) {
        return Outcome.of(e);
      } catch (RuntimeException e) {
        return Outcome.failed(
            "internal",
            "Something unforeseen happened: " + e,
            "Please report it with: quartet ledger show " + run.id());
      }
    }

    private Outcome follow(Admitted request) {
      admitted = Optional.of(request);
      Outcome outcome = execute(request, router.decide(request), 0);
      for (int count = 1;
          outcome instanceof Outcome.Handoff handoff && count <= handoffs;
          count++) {
        outcome = execute(request, router.handoff(handoff.route(), handoff.reason()), count);
      }
      return outcome;
    }

    private Outcome execute(Admitted request, Decision next, int number) {
      decision = Optional.of(next);
      ledger.decided(request, number, next);
      return executors.execute(request, next);
    }
  }
}
