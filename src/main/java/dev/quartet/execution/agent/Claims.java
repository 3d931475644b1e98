package dev.quartet.execution.agent;

import java.util.regex.Pattern;

/** Marks a reply that says something was done when no step of the run did anything. */
public final class Claims {
  private static final Pattern DONE =
      Pattern.compile(
          "\\b(I(?:'ve| have)?|has been|have been|was|were|is now) (?:just |now |successfully )?"
              + "(sent|posted|created|paid|refunded|deleted|removed|e-?mailed|published|merged|cancelled|canceled|scheduled)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final String NOTE = "\n\n(Unverified: no step of this request did that.)";

  private Claims() {}

  /**
   * The text, marked when it claims an effect without proof.
   *
   * @param proven whether a step of the run changed something
   */
  public static String checked(String text, boolean proven) {
    return !proven && DONE.matcher(text).find() ? text + NOTE : text;
  }
}
