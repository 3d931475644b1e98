package dev.quartet.ledger.misroute;

import dev.quartet.decision.Decision;
import dev.quartet.run.Run;
import org.jdbi.v3.core.Handle;

/** Notices misroutes while requests are recorded. */
public record Misrouting(Misroutes misroutes, Rephrasing rephrasing) {
  /** A decision of this number was recorded; the first follows on none. */
  public void decided(Handle handle, String run, int seq, Decision decision) {
    if (seq > 0) {
      misroutes.passedOn(handle, run, seq, decision);
    }
  }

  /** A route has answered a request. */
  public void answered(Run run, String route) {
    rephrasing.notice(run, route);
  }
}
