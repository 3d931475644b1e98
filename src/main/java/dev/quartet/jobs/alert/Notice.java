package dev.quartet.jobs.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a channel sends: an alert, or several in one.
 *
 * @param id the same whenever it is sent again, so that a receiver can tell
 * @param at when it was raised first, in epoch milliseconds
 * @param severity {@code info | warning | critical}
 * @param times how often it was raised
 * @param alerts of a digest, the alerts that it tells of; else empty
 */
record Notice(
    String id,
    long at,
    String key,
    String severity,
    String title,
    String text,
    int times,
    Map<String, String> details,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Notice> alerts) {

  private static final int LINES = 40;

  /** Of one alert. */
  static Notice of(String id, AlertRecord alert) {
    return new Notice(
        id,
        alert.at(),
        alert.key(),
        alert.severity().label(),
        alert.title(),
        alert.text(),
        alert.times(),
        alert.details(),
        List.of());
  }

  /** Of what is sent together. */
  static Notice of(String id, List<AlertRecord> alerts) {
    return alerts.size() == 1 ? of(id, alerts.getFirst()) : digest(id, alerts);
  }

  private static Notice digest(String id, List<AlertRecord> alerts) {
    List<Notice> parts = alerts.stream().map(alert -> of(alert.id(), alert)).toList();
    Alert.Severity worst =
        alerts.stream().map(AlertRecord::severity).max(Comparator.naturalOrder()).orElseThrow();
    String lines =
        parts.stream()
            .limit(LINES)
            .map(part -> "- " + part.severity() + ": " + part.title())
            .collect(Collectors.joining("\n"));
    int more = Math.max(0, parts.size() - LINES);
    return new Notice(
        id,
        parts.getFirst().at(),
        "digest",
        worst.label(),
        parts.size() + " alerts within a short time",
        lines + (more > 0 ? "\nand " + more + " more" : "") + "\nAll of them: quartet alerts",
        parts.stream().mapToInt(Notice::times).sum(),
        Map.of(),
        parts);
  }

  /** The further facts, and how often it was raised, as lines of text. */
  String facts() {
    String named =
        details.entrySet().stream()
            .filter(detail -> !detail.getValue().isBlank() && !text.contains(detail.getValue()))
            .sorted(Map.Entry.comparingByKey())
            .map(detail -> detail.getKey() + ": " + detail.getValue())
            .collect(Collectors.joining("\n"));
    String often = times > 1 && alerts.isEmpty() ? "raised " + times + " times\n" : "";
    return (often + named).strip();
  }
}
