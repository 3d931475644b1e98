package dev.quartet.decision.reflex.parameter;

import java.util.Locale;
import java.util.Map;

/**
 * A word or a value of a sentence.
 *
 * @param span its place, with quotes
 * @param text what it says, without quotes
 * @param word the same in lower case
 * @param stem the word without its ending
 */
record Token(Span span, String text, String word, String stem, Kind kind) {
  private static final Map<String, String> SHORT = Map.of("w/o", "without", "w/", "with");

  static Token of(Span span, String text, Kind kind) {
    String lower = text.toLowerCase(Locale.ROOT);
    String word = SHORT.getOrDefault(lower, lower);
    return new Token(span, text, word, kind == Kind.WORD ? Stems.of(word) : word, kind);
  }

  /** Whether it looks like a name that someone gave: with a digit, a dash, an inner capital. */
  boolean looksNamed() {
    if (kind != Kind.WORD) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean inner = i > 0 && Character.isUpperCase(c) && !Character.isUpperCase(text.charAt(0));
      if (Character.isDigit(c) || c == '_' || c == '-' || c == '.' || c == '/' || inner) {
        return true;
      }
    }
    return false;
  }

  boolean hasDigit() {
    return text.chars().anyMatch(Character::isDigit);
  }
}
