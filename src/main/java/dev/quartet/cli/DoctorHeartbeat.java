package dev.quartet.cli;

import dev.quartet.App;
import dev.quartet.jobs.heartbeat.Beat;
import dev.quartet.jobs.heartbeat.Heartbeat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the doctor says of the heartbeat. */
record DoctorHeartbeat(String text, boolean isWell, List<String> critical) {
  static DoctorHeartbeat of(App app) {
    Heartbeat heartbeat = app.engine.get().monitoring.heartbeat;
    String off = heartbeat.enabled() ? "" : "switched off in quartet.yaml; ";
    Optional<Beat> last = heartbeat.last();
    if (last.isEmpty()) {
      return new DoctorHeartbeat(
          "heartbeat: " + off + "none yet; look now with: quartet heartbeat --now",
          true,
          List.of());
    }
    Beat beat = last.get();
    Duration ago = Duration.ofMillis(app.setting.clock().millis() - beat.at());
    int troubles = beat.troubles().size();
    return new DoctorHeartbeat(
        "heartbeat: "
            + off
            + ago.toMinutes()
            + " minutes ago, "
            + (troubles == 0 ? "all well" : troubles + " in trouble; see: quartet heartbeat"),
        troubles == 0,
        beat.findings().stream()
            .filter(Beat.Line::isCritical)
            .map(line -> line.probe() + ": " + line.what() + ". " + line.next().orElse(""))
            .toList());
  }
}
