package dev.quartet.jobs.alert;

import java.time.Duration;

/**
 * How often people are told, and how long it is tried.
 *
 * @param repeat what is raised again within this time after it was raised last is the same matter
 * @param tried for how long at least a channel is tried before an alert is given up
 * @param burst how many messages a channel gets one by one within {@code digest}; what is more
 *     comes as one
 * @param digest at most one digest comes in this time
 * @param kept how long alerts are kept
 */
record AlertPolicy(Duration repeat, Duration tried, int burst, Duration digest, Duration kept) {
  static final AlertPolicy USUAL =
      new AlertPolicy(
          Duration.ofHours(1),
          Duration.ofHours(24),
          20,
          Duration.ofMinutes(10),
          Duration.ofDays(90));

  /** A sender that has not reported by then has died; longer than any channel may take. */
  static final Duration LEASE = Duration.ofMinutes(2);

  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final int DOUBLINGS = 6;

  /** How long to wait after so many failures: a minute, then twice as long, at most an hour. */
  static Duration wait(int failures) {
    Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.clamp(failures - 1, 0, DOUBLINGS));
    return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
  }
}
