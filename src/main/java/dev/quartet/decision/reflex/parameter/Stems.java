package dev.quartet.decision.reflex.parameter;

/** Compares words regardless of their endings and of a single typing error. */
final class Stems {
  private static final int LONG_ENOUGH_FOR_AN_ERROR = 6;

  private Stems() {}

  /** A word without its ending: alerting, alerted and alert are the same. */
  static String of(String word) {
    String stem = word.replace("isation", "ization").replace("ise", "ize");
    if (stem.length() > 4 && stem.endsWith("ies")) {
      return stem.substring(0, stem.length() - 3) + "y";
    }
    if (stem.length() > 5 && stem.endsWith("ing")) {
      stem = stem.substring(0, stem.length() - 3);
    } else if (stem.length() > 4 && stem.endsWith("ed")) {
      stem = stem.substring(0, stem.length() - 2);
    } else if (stem.length() > 3
        && stem.endsWith("s")
        && !stem.endsWith("ss")
        && !stem.endsWith("us")
        && !stem.endsWith("is")) {
      stem = stem.substring(0, stem.length() - 1);
    }
    int last = stem.length() - 1;
    if (last > 3
        && stem.charAt(last) == stem.charAt(last - 1)
        && "lprtnm".indexOf(stem.charAt(last)) >= 0) {
      stem = stem.substring(0, last);
    }
    return stem.length() > 3 && stem.endsWith("e") ? stem.substring(0, stem.length() - 1) : stem;
  }

  /** Whether one letter is wrong, missing, too many, or two are swapped. */
  static boolean isMistyped(String typed, String meant) {
    int shorter = Math.min(typed.length(), meant.length());
    if (shorter < LONG_ENOUGH_FOR_AN_ERROR - 1
        || Math.max(typed.length(), meant.length()) < LONG_ENOUGH_FOR_AN_ERROR
        || Math.abs(typed.length() - meant.length()) > 1
        || typed.charAt(0) != meant.charAt(0)) {
      return false;
    }
    int same = 0;
    while (same < shorter && typed.charAt(same) == meant.charAt(same)) {
      same++;
    }
    String left = typed.substring(same);
    String right = meant.substring(same);
    if (left.isEmpty() || right.isEmpty()) {
      return left.length() + right.length() == 1;
    }
    return left.substring(1).equals(right.substring(1))
        || left.substring(1).equals(right)
        || left.equals(right.substring(1))
        || (left.length() > 1
            && right.length() > 1
            && left.charAt(0) == right.charAt(1)
            && left.charAt(1) == right.charAt(0)
            && left.substring(2).equals(right.substring(2)));
  }
}
