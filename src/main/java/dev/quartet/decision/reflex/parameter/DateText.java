package dev.quartet.decision.reflex.parameter;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The words of a text, as dates are made of them; beside the text there are empty ones. */
record DateText(List<DateWord> words) {
  String word(int at) {
    return at >= 0 && at < words.size() ? words.get(at).text() : "";
  }

  int size() {
    return words.size();
  }

  Span span(int from, int next) {
    return new Span(words.get(from).start(), words.get(next - 1).end());
  }

  /** Whether nothing is written against the word's left side, as in pre-2026. */
  boolean beginsWord(int at) {
    return at == 0 || !words.get(at - 1).touches(words.get(at)) || isApart(word(at - 1));
  }

  boolean endsWord(int next) {
    return next >= words.size()
        || !words.get(next - 1).touches(words.get(next))
        || isApart(word(next))
        || (word(next).equals("-") && next + 1 < words.size() && !touching(next));
  }

  private static boolean isApart(String sign) {
    return sign.length() == 1 && "()[],;:!?.'’\"“”–—".contains(sign);
  }

  boolean touching(int at) {
    return at + 1 < words.size() && words.get(at).touches(words.get(at + 1));
  }

  /** The third number of three that a sign joins. */
  Optional<Integer> joined(int at, String sign) {
    boolean fits =
        at + 4 < words.size()
            && words.get(at).isNumber()
            && words.get(at + 2).isNumber()
            && words.get(at + 4).isNumber()
            && word(at + 1).equals(sign)
            && word(at + 3).equals(sign)
            && touching(at)
            && touching(at + 1)
            && touching(at + 2)
            && touching(at + 3);
    return fits ? Optional.of(at + 4) : Optional.empty();
  }

  int ordinalEnd(int at) {
    boolean ordinal = touching(at) && Set.of("st", "nd", "rd", "th").contains(word(at + 1));
    return ordinal ? at + 2 : at + 1;
  }

  boolean isYear(int at) {
    return at < words.size()
        && words.get(at).isNumber()
        && word(at).length() == 4
        && words.get(at).number() >= 1990
        && words.get(at).number() < 2100;
  }

  Optional<Integer> count(int at) {
    if (at < words.size() && words.get(at).isNumber() && word(at).length() <= 4) {
      return Optional.of(words.get(at).number());
    }
    return DayNames.number(word(at));
  }

  boolean isNumber(int at) {
    return at < words.size() && words.get(at).isNumber();
  }

  int number(int at) {
    return words.get(at).number();
  }
}
