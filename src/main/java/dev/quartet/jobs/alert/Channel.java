package dev.quartet.jobs.alert;

import java.time.Duration;
import java.util.Optional;

/** One way to tell a person something. */
interface Channel {
  /** Its kind, with a number when there are several of one. */
  String name();

  /**
   * Sends a notice, within half a minute.
   *
   * @throws Undelivered when it did not arrive, as far as is known
   * @throws InterruptedException when nobody knows, since this process ends
   */
  void send(Notice notice) throws Undelivered, InterruptedException;

  /** Whether many alerts at once come as one message. */
  default boolean digests() {
    return true;
  }

  /** Why a notice did not arrive. */
  final class Undelivered extends Exception {
    private static final long serialVersionUID = 1L;
    private final boolean refused;
    private final transient Optional<Duration> wait;

    private Undelivered(String message, boolean refused, Optional<Duration> wait) {
      super(message);
      this.refused = refused;
      this.wait = wait;
    }

    /** The channel does not work at the moment, for whatever would be sent. */
    static Undelivered unreachable(String message) {
      return new Undelivered(message, false, Optional.empty());
    }

    /** The channel wants to be left alone for some time. */
    static Undelivered later(String message, Optional<Duration> wait) {
      return new Undelivered(message, false, wait);
    }

    /** The other side does not take this notice; it may take others. */
    static Undelivered refused(String message) {
      return new Undelivered(message, true, Optional.empty());
    }

    boolean isRefused() {
      return refused;
    }

    /** How long to wait at least. */
    Duration atLeast() {
      return wait.orElse(Duration.ZERO);
    }

    String message() {
      return String.valueOf(getMessage());
    }
  }
}
