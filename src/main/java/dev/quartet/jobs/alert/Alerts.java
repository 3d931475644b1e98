package dev.quartet.jobs.alert;

/** Where alerts go. Raising one never fails and never waits for a channel. */
@FunctionalInterface
public interface Alerts {
  /**
   * Tells a person of something. It writes to the database: not to be called within a transaction.
   *
   * @return whether it is on record, and will be told; if not, raise it again later
   */
  boolean raise(Alert alert);

  /** A matter is over: when it comes again, it is told again. */
  default void resolve(String key) {
    // Where every alert is told, there is nothing to forget.
  }
}
