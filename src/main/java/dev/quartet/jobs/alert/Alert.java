package dev.quartet.jobs.alert;

import java.util.Map;

/**
 * What a person is told.
 *
 * @param key what it is about, such as {@code job:nightly:disabled}: alerts of one key are one
 *     matter, told once
 * @param title one line
 * @param text what happened, why, and what to do next
 * @param details further facts by name
 */
public record Alert(
    String key, Severity severity, String title, String text, Map<String, String> details) {
  /** How urgent it is. */
  public enum Severity {
    INFO,
    WARNING,
    CRITICAL
  }

  public Alert {
    details = Map.copyOf(details);
  }
}
