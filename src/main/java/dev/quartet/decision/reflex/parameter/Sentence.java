package dev.quartet.decision.reflex.parameter;

import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * A sentence with all that can be said of it without knowing the script.
 *
 * @param tokens its words and values in order
 * @param past its days, taken as past
 * @param ahead its days, taken as to come; the same when it asks for what was
 */
record Sentence(String text, List<Token> tokens, List<DatePhrase> past, List<DatePhrase> ahead) {
  private static final Set<Kind> HOLD_NO_DAYS =
      Set.of(
          Kind.QUOTED,
          Kind.EMAIL,
          Kind.URL,
          Kind.PHONE,
          Kind.CHANNEL,
          Kind.PERSON,
          Kind.ISSUE_KEY,
          Kind.PATH,
          Kind.ID,
          Kind.MONEY);
  private static final Set<String> PAST_TENSE = Set.of("did", "had", "was", "were");

  static Sentence of(String text, Clock clock) {
    List<Token> tokens = Tokens.of(text);
    String open = masked(text, tokens);
    List<DatePhrase> past = DatePhrases.find(open, clock, false);
    boolean asksForPast = tokens.stream().anyMatch(token -> PAST_TENSE.contains(token.word()));
    return new Sentence(
        text, tokens, past, asksForPast ? past : DatePhrases.find(open, clock, true));
  }

  /** The text without what looks like a date and is a part of something else. */
  private static String masked(String text, List<Token> tokens) {
    var open = new StringBuilder(text);
    for (Token token : tokens) {
      boolean opaque =
          HOLD_NO_DAYS.contains(token.kind())
              || (token.kind() == Kind.HOST && !token.text().matches("[\\d.]+"))
              || (token.kind() == Kind.REPOSITORY && !token.text().matches("[\\d/]+"))
              || (token.kind() == Kind.TIME && token.text().length() > 12)
              || (token.kind() == Kind.WORD && token.text().matches(".*[=:].*"));
      for (int i = token.span().start(); opaque && i < token.span().end(); i++) {
        open.setCharAt(i, '_');
      }
    }
    return open.toString();
  }
}
