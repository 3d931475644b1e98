package dev.quartet.execution.agent;

import dev.quartet.model.TokenCounter;

/** A text that is too long, without its middle, and saying so. */
public final class Excerpt {
  /** What the note in the middle takes. */
  private static final int NOTE = 24;

  private Excerpt() {}

  /** The text, or its beginning and its end, in at most so many tokens. */
  public static String of(String text, int most, TokenCounter counter) {
    int tokens = counter.count(text);
    if (tokens <= most) {
      return text;
    }
    String note = "[… cut here: " + tokens + " tokens do not fit …]";
    int kept = (int) ((long) text.length() * Math.max(0, most - NOTE) / tokens);
    while (kept > 0) {
      String excerpt = head(text, kept * 2 / 3) + "\n" + note + "\n" + tail(text, kept / 3);
      if (counter.count(excerpt) <= most) {
        return excerpt;
      }
      kept = kept * 9 / 10;
    }
    return note;
  }

  private static String head(String text, int characters) {
    boolean split = characters > 0 && Character.isHighSurrogate(text.charAt(characters - 1));
    return text.substring(0, split ? characters - 1 : characters);
  }

  private static String tail(String text, int characters) {
    int from = text.length() - characters;
    boolean split = from < text.length() && Character.isLowSurrogate(text.charAt(from));
    return text.substring(split ? from + 1 : from);
  }
}
