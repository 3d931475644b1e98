package dev.quartet.jobs.alert;

import java.util.List;

/** Which channels do not work: an alert about them can only come by another way. */
@FunctionalInterface
public interface FailingChannels {
  /**
   * A channel through which nothing went since.
   *
   * @param since when it failed first, in epoch milliseconds
   */
  record Failing(String channel, long since, String error) {}

  /** Those of the channels in use. */
  List<Failing> failing();
}
