package dev.quartet.library.recall;

import java.time.LocalDate;

/**
 * A passage, or as much of it as fits, as it is given back.
 *
 * @param score how well it fits, from 0 to about 1
 * @param tokens what it takes of a context, with its label ({@code o200k_base})
 */
public record Excerpt(
    Source source,
    String file,
    String heading,
    LocalDate date,
    String text,
    double score,
    int tokens) {

  /** With its label, as a model reads it. */
  String labelled() {
    return "## " + heading + " (" + file + ", " + date + ")\n" + text;
  }
}
