package dev.quartet.model;

import java.util.Locale;

/** Which model: the mid-tier one that also orchestrates, or the heavy one. */
public enum Role {
  WORKHORSE,
  SPECIALIST;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
