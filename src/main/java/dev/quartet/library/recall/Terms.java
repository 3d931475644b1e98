package dev.quartet.library.recall;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of a text that tell what it is about, cut back to their stems. */
final class Terms {
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern JOINT = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int SHORTEST_STEM = 3;

  private static final Set<String> EMPTY_WORDS =
      Set.of(
          ("a about after again all also am an and any are as at be because been before being both"
               + " but by can could d did do does doing don during each every few for from further"
               + " get gets give go goes got had has have having he her here hers him his how i if"
               + " in into is it its itself just know let ll me more most must my need no nor not"
               + " now of off on once one only or other our ours out over own please re s said same"
               + " say says she should so some such t tell than that the their them then there"
               + " these they this those to too under until up us use used ve very want was we were"
               + " what when where which while who whom whose why will with would you your")
              .split(" "));

  private Terms() {}

  static List<String> of(String text) {
    String plain =
        ACCENTS
            .matcher(Normalizer.normalize(JOINT.matcher(text).replaceAll(" "), Normalizer.Form.NFD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    List<String> terms = new ArrayList<>();
    for (String word : BETWEEN.split(plain, -1)) {
      if (!word.isEmpty() && !EMPTY_WORDS.contains(word)) {
        terms.add(stem(word));
      }
    }
    return terms;
  }

  /** Takes the common endings of English off; the same word ends up the same, which suffices. */
  private static String stem(String word) {
    if (word.chars().anyMatch(Character::isDigit)) {
      return word;
    }
    String stem = word;
    for (String ending :
        List.of(
            "ational", "ization", "ations", "ation", "ments", "ment", "ingly", "edly", "ings",
            "ing", "ies", "ied", "ers", "er", "ed", "es", "ly", "s", "e", "y")) {
      if (stem.endsWith(ending)
          && stem.length() - ending.length() >= SHORTEST_STEM
          && !(ending.equals("s") && stem.endsWith("ss"))) {
        stem = stem.substring(0, stem.length() - ending.length());
        break;
      }
    }
    int last = stem.length() - 1;
    boolean doubled = last > SHORTEST_STEM - 1 && stem.charAt(last) == stem.charAt(last - 1);
    return doubled && "bdgmnprt".indexOf(stem.charAt(last)) >= 0 ? stem.substring(0, last) : stem;
  }
}
