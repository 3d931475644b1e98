package dev.quartet.cli;

import dev.quartet.App;
import dev.quartet.jobs.alert.Outbox;
import java.util.List;

/** What the doctor says of the alerts. */
record DoctorAlerts(String channels, List<String> notes, List<String> wrong) {
  static DoctorAlerts of(App app) {
    Outbox alerts = app.engine.get().monitoring.alerts;
    List<String> wrong =
        alerts.failing().stream()
            .map(failing ->
                "the alert channel "
                    + failing.channel()
                    + " does not work: "
                    + failing.error()
                    + ". Mend it, then: quartet alerts test "
                    + failing.channel())
            .toList();
    List<String> notes =
        alerts.names().size() == 1
            ? List.of(
                "alerts go to the log alone, where nobody may look. Name a channel under 'alerts'"
                    + " in quartet.yaml (docs/alerts.md)")
            : List.of();
    return new DoctorAlerts("alerts: " + String.join(", ", alerts.names()), notes, wrong);
  }
}
