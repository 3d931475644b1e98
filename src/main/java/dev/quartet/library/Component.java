package dev.quartet.library;

import java.time.LocalDate;
import java.util.List;

/**
 * A part of a site or repository that exists and is to be used again.
 *
 * @param path where its source lies; empty when nobody wrote it down
 * @param purpose what it is for, in a line
 * @param props what it takes, one each
 * @param file the file that describes it
 * @param date when that was last changed
 * @param text the whole description
 */
public record Component(
    String name,
    String path,
    String purpose,
    List<String> props,
    String file,
    LocalDate date,
    String text) {

  /** Its line in the index. */
  public String line() {
    return name
        + (path.isBlank() ? "" : " (" + path + ")")
        + (purpose.isBlank() ? "" : ": " + purpose)
        + (props.isEmpty() ? "" : ". Props: " + String.join(", ", props));
  }

  /** What it is for, then where it lies and what it takes. */
  public String described() {
    return (purpose
            + (path.isBlank() ? "" : "\n\nPath: " + path)
            + (props.isEmpty() ? "" : "\n\nProps: " + String.join(", ", props)))
        .strip();
  }
}
