package dev.quartet.decision.reflex.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern taken apart: the words among its alternatives, and the rest.
 *
 * @param list whether it is one thing repeated with commas
 */
record PatternShape(List<String> words, List<Pattern> rest, boolean list) {
  static final PatternShape NONE = new PatternShape(List.of(), List.of(), false);
  private static final Pattern REPEATED = Pattern.compile("\\((.+)\\)\\(,\\(\\1\\)\\)\\*");
  private static final Pattern EITHER_CASE = Pattern.compile("\\[([A-Za-z])([A-Za-z])\\]");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_:-]+");

  static PatternShape of(Pattern pattern) {
    try {
      return takenApart(pattern);
    } catch (PatternSyntaxException e) {
      return new PatternShape(List.of(), List.of(pattern), false);
    }
  }

  private static PatternShape takenApart(Pattern pattern) {
    Matcher repeated = REPEATED.matcher(pattern.pattern());
    boolean list = repeated.matches();
    List<String> words = new ArrayList<>();
    List<Pattern> rest = new ArrayList<>();
    for (String alternative : alternatives(list ? repeated.group(1) : pattern.pattern())) {
      String plain =
          EITHER_CASE
              .matcher(alternative)
              .replaceAll(found ->
                  found.group(1).equalsIgnoreCase(found.group(2))
                      ? found.group(1).toLowerCase(Locale.ROOT)
                      : Matcher.quoteReplacement(found.group()));
      if (WORD.matcher(plain).matches()) {
        if (words.stream().noneMatch(plain::equalsIgnoreCase)) {
          words.add(plain);
        }
      } else {
        rest.add(Pattern.compile(alternative));
      }
    }
    return new PatternShape(words, rest, list);
  }

  /** What stands between the bars outside of brackets. */
  private static List<String> alternatives(String pattern) {
    List<String> alternatives = new ArrayList<>();
    int depth = 0;
    int begin = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '(' || c == '[') {
        depth++;
      } else if (c == ')' || c == ']') {
        depth--;
      } else if (c == '|' && depth == 0) {
        alternatives.add(pattern.substring(begin, i));
        begin = i + 1;
      }
    }
    alternatives.add(pattern.substring(begin));
    return alternatives;
  }

  boolean matchesRest(String text) {
    return rest.stream().anyMatch(pattern -> pattern.matcher(text).matches());
  }
}
