package dev.quartet.decision;

import java.util.Locale;

/** Who made a decision. */
public enum Source {
  EXPLICIT,
  REFLEX,
  WORKHORSE,
  POLICY,
  JOB;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
