package dev.quartet.jobs.heartbeat;

/** One check of the heartbeat: deterministic, without a model, done within a second or so. */
public interface Probe {
  /** Its name in records and alerts, such as {@code disk}. */
  String name();

  /** Looks; whatever it throws counts as trouble of its own. */
  Finding check();
}
