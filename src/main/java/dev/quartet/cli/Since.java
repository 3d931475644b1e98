package dev.quartet.cli;

import dev.quartet.platform.Yaml;
import java.time.Clock;

/** Reads how far back: 7d, 24h, 30m. */
final class Since {
  private Since() {}

  /** The moment in epoch milliseconds. */
  static long moment(String since, Clock clock) {
    try {
      return clock.millis() - new Yaml.Scalar(since, 1).asDuration().toMillis();
    } catch (Yaml.Malformed e) {
      throw dev.quartet.platform.Problem.usage("since", "--since: " + e.message(), e.hint());
    }
  }
}
