package dev.quartet.ledger;

import dev.quartet.execution.Outcome;
import java.util.Locale;

/** How a request stands. */
public enum Status {
  RUNNING,
  ANSWERED,
  WAITING,
  REFUSED,
  FAILED,
  CANCELLED,
  INTERRUPTED,
  UNKNOWN;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Status of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  /** The status that an outcome means. */
  public static Status of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Answered _ -> ANSWERED;
      case Outcome.Waiting _ -> WAITING;
      case Outcome.Refused _ -> REFUSED;
      case Outcome.Failed failed -> failed.fault().code().equals("unknown") ? UNKNOWN : FAILED;
      case Outcome.Handoff _ -> FAILED;
      case Outcome.Cancelled _ -> CANCELLED;
    };
  }
}
