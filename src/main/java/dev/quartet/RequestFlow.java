package dev.quartet;

import dev.quartet.admission.Admission;
import dev.quartet.admission.Admitted;
import dev.quartet.decision.Decision;
import dev.quartet.decision.Router;
import dev.quartet.execution.Executors;
import dev.quartet.execution.Outcome;
import dev.quartet.ledger.Ledger;
import dev.quartet.reply.Replies;
import dev.quartet.reply.Reply;
import dev.quartet.run.EventSink;
import dev.quartet.run.Run;
import dev.quartet.run.Runs;

/** The way of a request: admission, decision, execution, ledger, reply. */
public record RequestFlow(
    Runs runs,
    Admission admission,
    Router router,
    Executors executors,
    Ledger ledger,
    Replies replies,
    int handoffs) {

  /** Answers a request. Whatever happens on the way, there is a record and a reply. */
  public Reply answer(Request request, EventSink events) {
    return carryOut(runs.begin(request, events));
  }

  /**
   * Goes on with a request that waited for an approval.
   *
   * @throws dev.quartet.platform.Problem when it does not wait
   */
  public Reply resume(String id, EventSink events) {
    return carryOut(runs.resume(id, events));
  }

  /** Ends a request that runs, here or elsewhere, or that waits; says whether there was one. */
  public boolean cancel(String id, String reason) {
    if (runs.cancel(id, reason)) {
      return true;
    }
    return runs.waiting(id).map(run -> conclude(run, new Outcome.Cancelled(reason))).isPresent();
  }

  /** Carries out a run that was begun or taken over. */
  public Reply carryOut(Run run) {
    return conclude(run, Outcome.guarded(() -> follow(run)));
  }

  private Outcome follow(Run run) {
    Admitted admitted = admission.admit(run);
    Outcome outcome = execute(admitted, router.decide(admitted), 0);
    for (int count = 1; outcome instanceof Outcome.Handoff handoff && count <= handoffs; count++) {
      outcome = execute(admitted, router.handoff(handoff.route(), handoff.reason()), count);
    }
    return outcome;
  }

  private Outcome execute(Admitted admitted, Decision decision, int number) {
    ledger.decided(admitted, number, decision);
    return executors.execute(admitted, decision);
  }

  private Reply conclude(Run run, Outcome outcome) {
    ledger.finished(run, outcome);
    return replies.of(run);
  }
}
