package dev.quartet.ledger;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Tells whoever listens of each request that is over, once, from its record; one that waits for an
 * approval is not over.
 */
public final class Endings {
  private static final System.Logger LOG = System.getLogger(Endings.class.getName());

  private final LedgerReader records;
  private final List<Consumer<LedgerEntry>> listeners = new CopyOnWriteArrayList<>();

  Endings(LedgerReader records) {
    this.records = records;
  }

  /** A listener is called on the request's own thread: it must not take long. */
  public void listen(Consumer<LedgerEntry> listener) {
    listeners.add(listener);
  }

  /** The request is answered and recorded by now: no listener can take that back. */
  void ended(String run) {
    if (listeners.isEmpty()) {
      return;
    }
    try {
      LedgerEntry entry = records.entry(run);
      listeners.forEach(listener -> listener.accept(entry));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "Nobody was told that " + run + " is over", e);
    }
  }
}
