package dev.quartet.decision.reflex;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks a sentence into comparable words. */
public final class Words {
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

  /** Short forms that people use for words that manifests write out. */
  private static final Map<String, String> SHORT_FORMS =
      Map.of(
          "repo", "repository",
          "repos", "repository",
          "db", "database",
          "dbs", "database",
          "org", "organization",
          "orgs", "organization",
          "cert", "certificate",
          "certs", "certificate",
          "env", "environment",
          "msg", "message");

  /**
   * Words that carry no meaning of their own here. Words of asking why, comparing or denying are
   * not among them.
   */
  private static final Set<String> FUNCTION_WORDS =
      Set.copyOf(
          List.of(
              ("a an the is are was were be been being am do does did doing done have has had"
                   + " having of in on at for from to by with about into as i me my mine we us our"
                   + " ours you your yours he she they them their theirs it its this that these"
                   + " those there here which what who whose whom where when how much many please"
                   + " pls plz kindly can could would will may might shall just now currently right"
                   + " today's show tell give get fetch list display print see check look find pull"
                   + " bring know let want need wanna hey hi hello hiya yo thanks thank thx cheers"
                   + " ta any some all and or up out so ok okay current got gets getting go going"
                   + " goes s re ve ll d m t im lemme gimme quick quickly lot sorry bother morning"
                   + " afternoon moment sec second minute whether exactly actually still already"
                   + " ever yet again too very really maybe perhaps ones one something anything"
                   + " somebody someone anybody anyone everything everyone everybody people team"
                   + " guys folks us overview rundown complete full whole entire every each"
                   + " at-a-glance info information details detail quick-look available exist"
                   + " exists existing say says said seem seems happen happened happening appear"
                   + " come comes came only per recent recently lately lying around sitting"
                   + " according coming went taken takes take taking till u use uses using")
                  .split(" ")));

  private static final Pattern ISE = Pattern.compile("is(e|ed|ing)$");

  private static final Set<String> LEANING =
      Set.of("it", "that", "those", "them", "these", "same", "again", "instead");

  private Words() {}

  /** The words in order, lower-case, contractions written out, plural endings gone. */
  public static List<String> of(String sentence) {
    String plain = sentence.toLowerCase(Locale.ROOT).replace('’', '\'');
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(plain);
    while (matcher.find()) {
      String word = matcher.group();
      String written = CONTRACTIONS.get(word);
      if (written == null) {
        words.add(stem(SHORT_FORMS.getOrDefault(word, word)));
      } else {
        words.addAll(List.of(written.split(" ")));
      }
    }
    return words;
  }

  /** The words in order as they are written, lower-case. */
  static List<String> tokens(String sentence) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = WORD.matcher(sentence.toLowerCase(Locale.ROOT).replace('’', '\''));
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }

  /** The words that mean something. */
  public static List<String> content(String sentence) {
    return of(sentence).stream().filter(word -> !FUNCTION_WORDS.contains(word)).toList();
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

  /**
   * The common form of a word's inflections and spellings; not always a word itself, and meant to
   * be compared only.
   */
  static String stem(String word) {
    String base = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
    base = american(plural(base));
    base = without(base, "ing", 6);
    base = without(base, "ed", 5);
    int last = base.length() - 1;
    boolean doubled =
        last > 2
            && base.charAt(last) == base.charAt(last - 1)
            && "lmnprtg".indexOf(base.charAt(last)) >= 0;
    if (doubled) {
      return base.substring(0, last);
    }
    return last > 3 && base.charAt(last) == 'e' ? base.substring(0, last) : base;
  }

  private static String plural(String word) {
    boolean plural =
        word.length() > 3
            && word.endsWith("s")
            && !word.endsWith("ss")
            && !word.endsWith("us")
            && !word.endsWith("is");
    if (plural && word.endsWith("ies") && word.length() > 4) {
      return word.substring(0, word.length() - 3) + "y";
    }
    return plural ? word.substring(0, word.length() - 1) : word;
  }

  private static String american(String word) {
    if (word.length() < 5) {
      return word;
    }
    String american = ISE.matcher(word.replace("isation", "ization")).replaceFirst("iz$1");
    american = ending(american, "our", "or");
    american = ending(american, "tre", "ter");
    return ending(american, "ogue", "og");
  }

  private static String ending(String word, String british, String american) {
    return word.endsWith(british)
        ? word.substring(0, word.length() - british.length()) + american
        : word;
  }

  private static String without(String word, String ending, int least) {
    return word.endsWith(ending) && word.length() >= least
        ? word.substring(0, word.length() - ending.length())
        : word;
  }
}
