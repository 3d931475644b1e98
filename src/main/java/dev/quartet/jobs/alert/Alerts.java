package dev.quartet.jobs.alert;

/** Where alerts go. Raising one never fails and never waits for a channel. */
@FunctionalInterface
public interface Alerts {
  void raise(Alert alert);
}
