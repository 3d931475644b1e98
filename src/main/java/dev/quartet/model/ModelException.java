package dev.quartet.model;

import java.time.Duration;
import java.util.Optional;

/** A model call that gave no reply. */
public final class ModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why, and whether another try can help. */
  public enum Kind {
    AUTHENTICATION(false),
    NOT_FOUND(false),
    BAD_REQUEST(false),
    RATE_LIMITED(true),
    OVERLOADED(true),
    SERVER(true),
    UNREACHABLE(true),
    CUT(true),
    STALLED(true),
    BAD_REPLY(true),
    CANCELLED(false);

    private final boolean retryable;

    Kind(boolean retryable) {
      this.retryable = retryable;
    }

    public boolean retryable() {
      return retryable;
    }
  }

  private final Kind kind;
  private final transient Optional<Duration> retryAfter;
  private final transient Usage usage;

  /**
   * A failed call.
   *
   * @param retryAfter how long the provider asked to wait
   * @param usage what the provider had counted before the call failed
   */
  public ModelException(
      Kind kind, String message, Optional<Duration> retryAfter, Usage usage, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.retryAfter = retryAfter;
    this.usage = usage;
  }

  public Kind kind() {
    return kind;
  }

  public String message() {
    return String.valueOf(getMessage());
  }

  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  public Usage usage() {
    return usage;
  }
}
