package dev.quartet.decision.reflex;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mends typing errors in a request: a word that nobody knows, of which one known word is one slip
 * of the fingers away.
 */
final class Spelling {
  private static final int SHORTEST = 4;

  /** Plain words only: a value in quotes, a name in capitals or an address is not touched. */
  private static final Pattern WORD =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_@#/.:\"'“-])[\\p{L}]{4,}(?![\\p{L}\\p{N}_@/:\"'”-]|\\.\\w)");

  private final Set<String> known;
  private final Set<String> stems;

  /**
   * A speller.
   *
   * @param known words in lower case
   */
  Spelling(Set<String> known) {
    this.known = Set.copyOf(known);
    this.stems = new HashSet<>();
    known.forEach(word -> stems.add(Words.stem(word)));
  }

  String mended(String text) {
    Matcher matcher = WORD.matcher(text);
    return matcher.replaceAll(match -> {
      String word = match.group();
      boolean name = match.start() > 0 && Character.isUpperCase(word.charAt(0));
      return Matcher.quoteReplacement(name ? word : mendedWord(word));
    });
  }

  private String mendedWord(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (known.contains(lower) || stems.contains(Words.stem(lower)) || Words.isFunctionWord(lower)) {
      return word;
    }
    String found = "";
    for (String candidate : known) {
      if (candidate.length() >= SHORTEST
          && candidate.charAt(0) == lower.charAt(0)
          && isOneSlip(lower, candidate)) {
        if (!found.isEmpty() && !Words.stem(found).equals(Words.stem(candidate))) {
          return word;
        }
        found = candidate;
      }
    }
    return found.isEmpty() ? word : found;
  }

  /** One letter too many, too few, wrong, or two changed places. */
  static boolean isOneSlip(String a, String b) {
    int difference = a.length() - b.length();
    if (Math.abs(difference) > 1) {
      return false;
    }
    int same = 0;
    int shorter = Math.min(a.length(), b.length());
    while (same < shorter && a.charAt(same) == b.charAt(same)) {
      same++;
    }
    if (difference == 1) {
      return a.substring(same + 1).equals(b.substring(same));
    }
    if (difference == -1) {
      return a.substring(same).equals(b.substring(same + 1));
    }
    if (same == shorter || a.substring(same + 1).equals(b.substring(same + 1))) {
      return true;
    }
    return same + 1 < shorter
        && a.charAt(same) == b.charAt(same + 1)
        && a.charAt(same + 1) == b.charAt(same)
        && a.substring(same + 2).equals(b.substring(same + 2));
  }
}
