package dev.quartet.jobs.heartbeat;

import dev.quartet.jobs.alert.Alert;
import dev.quartet.jobs.alert.Alert.Severity;
import java.util.Map;

/** What a person is told of a probe. */
final class ProbeAlert {
  private ProbeAlert() {}

  /**
   * The alert. Its key says when the matter came up, so that raising it again is nothing new, and a
   * turn for the worse within the hour is.
   */
  static Alert of(String probe, ProbeState state) {
    String key = "heartbeat:" + probe + ":" + state.changed();
    Map<String, String> details = Map.of("probe", probe);
    return switch (state.finding()) {
      case Finding.Well well ->
          new Alert(
              key, Severity.INFO, "Heartbeat: " + probe + " is well again", well.what(), details);
      case Finding.Trouble trouble ->
          new Alert(
              key,
              trouble.severity(),
              "Heartbeat: " + trouble.what(),
              trouble.why() + "\n" + trouble.next(),
              details);
    };
  }
}
