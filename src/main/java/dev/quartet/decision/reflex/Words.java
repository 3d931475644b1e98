package dev.quartet.decision.reflex;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks a sentence into comparable words. */
final class Words {
  private static final Pattern WORD =
      Pattern.compile("<[a-z-]+>|[\\p{L}\\p{N}][\\p{L}\\p{N}_'-]*|[#@/.][\\p{L}\\p{N}_/.-]+");

  private static final Map<String, String> CONTRACTIONS =
      Map.of(
          "what's",
          "what is",
          "whats",
          "what is",
          "how's",
          "how is",
          "who's",
          "who is",
          "where's",
          "where is",
          "i'm",
          "i am",
          "we're",
          "we are",
          "there's",
          "there is",
          "let's",
          "let us");

  /**
   * Words that carry no meaning of their own here. Words of asking why, comparing or denying are
   * not among them.
   */
  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          ("a an the is are was were be been am do does did have has had of in on at for from to by"
               + " with about as i me my we us our you your it its this that there here which what"
               + " who whose how much many please can could would will may might shall just now"
               + " currently right today's show tell give get list display print see check look"
               + " want need know let hey hi hello thanks thank any some all and or up out so ok"
               + " okay current")
              .split(" "));

  private static final Set<String> LEANING =
      Set.of("it", "that", "those", "them", "these", "same", "again", "instead");

  private Words() {}

  /** The words in order, lower-case, contractions written out, plural endings gone. */
  static List<String> of(String sentence) {
    String plain = sentence.toLowerCase(Locale.ROOT).replace('’', '\'');
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(plain);
    while (matcher.find()) {
      String word = matcher.group();
      String written = CONTRACTIONS.get(word);
      if (written == null) {
        words.add(stem(word));
      } else {
        words.addAll(List.of(written.split(" ")));
      }
    }
    return words;
  }

  /** The words that mean something. */
  static List<String> content(String sentence) {
    return of(sentence).stream().filter(word -> !FUNCTION_WORDS.contains(word)).toList();
  }

  /** The words that mean something, each once. */
  static Set<String> distinct(String sentence) {
    return new java.util.HashSet<>(content(sentence));
  }

  static boolean isFunctionWord(String word) {
    return FUNCTION_WORDS.contains(word);
  }

  /** Whether a sentence leans on something said before. */
  static boolean leans(String sentence) {
    List<String> words = of(sentence);
    return words.stream().anyMatch(LEANING::contains)
        || (!words.isEmpty()
            && (words.getFirst().equals("and")
                || sentence.toLowerCase(Locale.ROOT).startsWith("what about")));
  }

  private static String stem(String word) {
    String base = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
    boolean plural =
        base.length() > 3
            && base.endsWith("s")
            && !base.endsWith("ss")
            && !base.endsWith("us")
            && !base.endsWith("is");
    if (plural && base.endsWith("ies") && base.length() > 4) {
      return base.substring(0, base.length() - 3) + "y";
    }
    return plural ? base.substring(0, base.length() - 1) : base;
  }
}
