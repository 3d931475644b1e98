package dev.quartet.decision.reflex;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A sentence with a common stand-in for each telling value, so that two requests that differ in
 * their values alone look alike to words and to meaning.
 */
public final class Canonical {
  private static final String DIGITS = "0123456789";

  /**
   * What is replaced by what.
   *
   * @param signs a text without any of these has nothing to replace, which is seen at once; empty:
   *     that cannot be told
   */
  private record StandIn(String signs, Pattern pattern, String value) {
    StandIn(String signs, String regex, String value) {
      this(signs, Pattern.compile(regex), value);
    }

    String in(String text) {
      return signs.isEmpty() || hasSign(text) ? pattern.matcher(text).replaceAll(value) : text;
    }

    private boolean hasSign(String text) {
      for (int i = 0; i < text.length(); i++) {
        if (signs.indexOf(text.charAt(i)) >= 0) {
          return true;
        }
      }
      return false;
    }
  }

  /** In this order. */
  private static final List<StandIn> STAND_INS =
      List.of(
          new StandIn(":", "https?://[^\\s\"“”<>]+", "https://acme.com/page"),
          new StandIn("@", "[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+", "bob@acme.com"),
          new StandIn("#", "(?<!\\S)#[\\p{L}][\\p{L}\\p{N}_-]*", "#general"),
          new StandIn("-", "\\b[A-Z][A-Z0-9]{1,9}-\\d{1,7}\\b", "ABC-123"),
          new StandIn("/", "(?<![\\w./-])[A-Za-z][\\w.-]*/[\\w.-]*\\w(?![\\w/])", "acme/app"),
          new StandIn("+", "\\+\\d[\\d ().-]{6,}\\d", "+15550100100"),
          new StandIn("-", "\\b\\d{4}-\\d{2}-\\d{2}\\b", "2026-10-01"),
          new StandIn(
              ".",
              "\\b(?:[A-Za-z0-9-]+\\.)+(?:com|org|net|io|dev|app|co|ai|example)\\b",
              "acme.com"),
          new StandIn(
              "\"“'", "\"[^\"]+\"|“[^”]+”|(?<=^|[\\s(:])'[^']+'(?=$|[\\s,.!?);])", "\"text\""),
          new StandIn(
              "",
              "(?i)(?<![\\w\"'])(?:select\\s.+\\sfrom\\s|insert\\s+into\\s|update\\s+\\S+\\s+set\\s|delete\\s+from\\s|(?:alter|create|drop)\\s+table\\s).+$",
              "\"text\""),
          new StandIn("=~<>", "(?<![\\w\"'])[A-Za-z]+ (?:!?=|!?~|[<>]=?) .+$", "\"text\""),
          new StandIn(DIGITS, "\\b[A-Za-z]*_?(?=[A-Za-z_-]*\\d)[A-Za-z0-9_-]{8,}\\b", "id12345"),
          new StandIn(DIGITS, "\\b\\d{3,}\\b", "100"));

  private Canonical() {}

  public static String of(String sentence) {
    String text = sentence.strip();
    for (StandIn standIn : STAND_INS) {
      text = standIn.in(text);
    }
    return text;
  }
}
