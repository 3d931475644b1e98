package dev.quartet.jobs.alert;

import java.util.Locale;
import java.util.Map;

/**
 * What a person is told.
 *
 * @param key what it is about, such as {@code disk:full}: alerts of one key are one matter, told
 *     once as long as it is raised again within an hour and not resolved
 * @param title one line
 * @param text what happened, why, and what to do next
 * @param details further facts by name
 * @param once whether the key names one event, which is told once however long ago it was raised
 */
public record Alert(
    String key,
    Severity severity,
    String title,
    String text,
    Map<String, String> details,
    boolean once) {
  /** How urgent it is. */
  public enum Severity {
    INFO,
    WARNING,
    CRITICAL;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Severity of(String label) {
      return valueOf(label.toUpperCase(Locale.ROOT));
    }
  }

  public Alert {
    details = Map.copyOf(details);
  }

  /** Of a matter that may come back. */
  public Alert(
      String key, Severity severity, String title, String text, Map<String, String> details) {
    this(key, severity, title, text, details, false);
  }
}
