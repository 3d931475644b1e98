package dev.quartet.decision.reflex.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A run of letters, a run of digits, or a sign of a text. */
record DateWord(int start, int end, String text) {
  static List<DateWord> of(String sentence) {
    List<DateWord> words = new ArrayList<>();
    int at = 0;
    while (at < sentence.length()) {
      int end = at + 1;
      if (Character.isLetter(sentence.charAt(at))) {
        while (end < sentence.length() && Character.isLetter(sentence.charAt(end))) {
          end++;
        }
      } else if (isDigit(sentence.charAt(at))) {
        while (end < sentence.length() && isDigit(sentence.charAt(end))) {
          end++;
        }
      }
      if (!Character.isWhitespace(sentence.charAt(at))) {
        words.add(new DateWord(at, end, sentence.substring(at, end).toLowerCase(Locale.ROOT)));
      }
      at = end;
    }
    return words;
  }

  boolean isNumber() {
    return isDigit(text.charAt(0)) && text.length() < 10;
  }

  int number() {
    return Integer.parseInt(text);
  }

  boolean touches(DateWord next) {
    return end == next.start;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
