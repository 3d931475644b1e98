package dev.quartet.library.recall;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * Something that can be recalled: a section of a file, a component, a line of history.
 *
 * @param file where it stands, such as {@code memory/deploys.md}
 * @param title what it belongs to: its file's title, or its project
 * @param heading what it is about
 */
public record Passage(
    Source source, String file, String title, String heading, LocalDate date, String text) {
  /** Where a name such as {@code DateRangePicker} falls into words. */
  private static final Pattern JOINT = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

  /** What is said of the passage before its text. */
  String about() {
    String spoken = source == Source.COMPONENTS ? JOINT.matcher(heading).replaceAll(" ") : heading;
    return title.isBlank() || title.equals(heading) ? spoken : title + ": " + spoken;
  }
}
