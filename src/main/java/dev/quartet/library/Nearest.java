package dev.quartet.library;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Finds what somebody probably meant. */
public final class Nearest {
  private Nearest() {}

  /** A sentence that names the nearest known word, or says how to list them. */
  public static String hint(String word, Iterable<String> known) {
    return among(word, known)
        .orElse("List what there is with: quartet scripts, quartet skills, quartet pipelines");
  }

  /** A sentence that names the nearest known word, or else all of them. */
  static String name(String word, List<String> known) {
    return among(word, known)
        .orElse(known.isEmpty() ? "It has none." : "It has: " + String.join(", ", known));
  }

  /** A sentence that names the nearest known word, when one is near. */
  public static Optional<String> among(String word, Iterable<String> known) {
    return StreamSupport.stream(known.spliterator(), false)
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .filter(candidate -> distance(word, candidate) <= Math.max(3, word.length() / 2))
        .map(candidate -> "Did you mean '" + candidate + "'?");
  }

  /** Levenshtein distance. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(substitution, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
