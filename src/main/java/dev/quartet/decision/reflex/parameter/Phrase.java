package dev.quartet.decision.reflex.parameter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Words that say something together, compared without regard to endings and typing errors. */
record Phrase(List<String> words, List<String> stems, String joined) {

  static Phrase of(String text) {
    List<String> words =
        text.startsWith("-") ? List.of(text.toLowerCase(Locale.ROOT)) : words(text);
    return new Phrase(
        words, words.stream().map(Stems::of).toList(), text.toLowerCase(Locale.ROOT).strip());
  }

  private static List<String> words(String text) {
    String plain = text.replaceAll("([a-z])([A-Z])", "$1 $2").replaceAll("[\"“”]", "");
    return Arrays.stream(plain.toLowerCase(Locale.ROOT).split("[\\s_-]+", -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  int size() {
    return words.size();
  }

  /**
   * How many tokens the phrase covers from one on; 0 when it does not stand there.
   *
   * @param script whose own words are not taken for other forms of these
   */
  int lengthAt(List<Token> tokens, int at, ScriptWords script) {
    return lengthAt(tokens, at, script, false);
  }

  /** The same of a synonym: the service's name may stand in it, and it may be in the plural. */
  int looseLengthAt(List<Token> tokens, int at, ScriptWords script) {
    return lengthAt(tokens, at, script, true);
  }

  private int lengthAt(List<Token> tokens, int at, ScriptWords script, boolean loose) {
    Token first = tokens.get(at);
    if (first.word().equals(joined) && first.kind() != Kind.QUOTED) {
      return 1;
    }
    if (words.size() > 1 && isJoined(first.word())) {
      return 1;
    }
    return wordByWord(tokens, at, script, loose);
  }

  private int wordByWord(List<Token> tokens, int at, ScriptWords script, boolean loose) {
    int token = at;
    for (int i = 0; i < words.size(); i++) {
      if (i > 0
          && loose
          && token < tokens.size()
          && script.service().contains(tokens.get(token).word())) {
        token++;
      }
      if (token >= tokens.size() || !isSame(tokens.get(token), i, script, loose)) {
        return 0;
      }
      token++;
    }
    return token - at;
  }

  private boolean isJoined(String word) {
    return word.equals(String.join("-", words))
        || word.equals(String.join("_", words))
        || (word.length() > 6 && word.equals(String.join("", words)));
  }

  private boolean isSame(Token token, int index, ScriptWords script, boolean loose) {
    if (token.kind() == Kind.QUOTED) {
      return false;
    }
    String word = words.get(index);
    if (token.word().equals(word) || (loose && token.word().equals(word + "s"))) {
      return true;
    }
    if (word.length() < 3 || token.kind() != Kind.WORD || script.says(token.word())) {
      return false;
    }
    return token.stem().equals(stems.get(index))
        || (!CommonWords.contains(token.word()) && Stems.isMistyped(token.word(), word));
  }
}
