package dev.quartet.decision.reflex.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Breaks a sentence into words and values. */
final class Tokens {
  private static final String CUTS = "\"“”„«»<>()[]{};,!?";
  private static final String ENDS = ".:'’`*…";
  private static final String SPACED_NUMBER = "\\d{3} \\d{3,4} \\d{3,4}";
  private static final Pattern MEETING_NUMBER = Pattern.compile(SPACED_NUMBER + "(?![\\w ]?\\d)");
  private static final Pattern THOUSANDS =
      Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d+)?(?![\\d,]*\\d)");
  private static final Pattern DATE_TIME =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(:\\d{2})?Z?(?![\\w:])");
  private static final Pattern MONEY =
      Pattern.compile("[$€£¥]\\s?\\d{1,3}(,?\\d{3})*(\\.\\d{1,3})?(?![\\w.]?\\d)");
  private static final String OPENING = "\"“„«";
  private static final String CLOSING = "\"”“»";
  private static final Set<String> NO_REPOSITORIES =
      Set.of("and/or", "ci/cd", "w/o", "n/a", "24/7", "he/she", "tcp/ip", "i/o", "a/b", "on/off");

  private final String sentence;
  private final List<PhoneNumbers.Found> phones;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokens(String sentence) {
    this.sentence = sentence;
    this.phones = PhoneNumbers.find(sentence);
  }

  static List<Token> of(String sentence) {
    var tokens = new Tokens(sentence);
    while (tokens.at < sentence.length()) {
      tokens.next();
    }
    return tokens.tokens;
  }

  private void next() {
    if (Character.isWhitespace(sentence.charAt(at))) {
      at++;
    } else if (!phone()
        && !quoted()
        && !shaped(DATE_TIME, Kind.TIME)
        && !shaped(MEETING_NUMBER, Kind.NUMBER)
        && !shaped(THOUSANDS, Kind.NUMBER)
        && !shaped(MONEY, Kind.MONEY)) {
      run();
    }
  }

  private boolean phone() {
    for (PhoneNumbers.Found phone : phones) {
      if (phone.span().start() == at) {
        add(phone.span(), phone.number(), Kind.PHONE);
        return true;
      }
    }
    return false;
  }

  private boolean quoted() {
    char c = sentence.charAt(at);
    int kind = OPENING.indexOf(c);
    int end = -1;
    if (kind >= 0) {
      end = sentence.indexOf(CLOSING.charAt(kind), at + 1);
    } else if (c == '\'' || c == '‘' || c == '`') {
      end = singleQuoteEnd(c == '‘' ? '’' : c);
    }
    if (end <= at + 1) {
      return false;
    }
    add(new Span(at, end + 1), sentence.substring(at + 1, end), Kind.QUOTED);
    return true;
  }

  /** A closing single quote stands at a word's end; others are apostrophes. */
  private int singleQuoteEnd(char closing) {
    int end = sentence.indexOf(closing, at + 1);
    while (end >= 0
        && end + 1 < sentence.length()
        && Character.isLetterOrDigit(sentence.charAt(end + 1))) {
      end = sentence.indexOf(closing, end + 1);
    }
    return end;
  }

  private boolean shaped(Pattern shape, Kind kind) {
    char c = sentence.charAt(at);
    if (!Character.isDigit(c) && "$€£¥".indexOf(c) < 0) {
      return false;
    }
    var matcher =
        shape
            .matcher(sentence)
            .region(at, Math.min(sentence.length(), at + 40))
            .useTransparentBounds(true);
    if (!matcher.lookingAt()) {
      return false;
    }
    String text = matcher.group();
    add(
        new Span(at, matcher.end()),
        kind == Kind.NUMBER && text.contains(",") ? text.replace(",", "") : text,
        kind);
    return true;
  }

  private void add(Span span, String text, Kind kind) {
    tokens.add(Token.of(span, text, kind));
    at = span.end();
  }

  /** A word, or a value without blanks. */
  private void run() {
    boolean url =
        sentence.startsWith("http://", at)
            || sentence.startsWith("https://", at)
            || sentence.startsWith("HTTPS://", at)
            || sentence.startsWith("Https://", at);
    int end = at;
    while (end < sentence.length()
        && !Character.isWhitespace(sentence.charAt(end))
        && !(url && sentence.startsWith(",http", end))
        && (url
            ? "\"“”<>".indexOf(sentence.charAt(end)) < 0
            : CUTS.indexOf(sentence.charAt(end)) < 0)) {
      end++;
    }
    int next = Math.max(end, at + 1);
    int start = at;
    while (start < end && "'’‘`*(:=-–—>".indexOf(sentence.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && (ENDS + (url ? ",;!?)" : "")).indexOf(sentence.charAt(end - 1)) >= 0) {
      end--;
    }
    if (!url) {
      end = withoutPossessive(start, end);
    }
    if (end > start && hasLetterOrDigit(start, end)) {
      String text = sentence.substring(start, end);
      tokens.add(Token.of(new Span(start, end), text, url ? Kind.URL : kind(text)));
    }
    at = next;
  }

  private int withoutPossessive(int start, int end) {
    boolean possessive =
        end - start > 2
            && (sentence.charAt(end - 1) == 's')
            && (sentence.charAt(end - 2) == '\'' || sentence.charAt(end - 2) == '’');
    return possessive ? end - 2 : end;
  }

  private boolean hasLetterOrDigit(int start, int end) {
    for (int i = start; i < end; i++) {
      if (Character.isLetterOrDigit(sentence.charAt(i))) {
        return true;
      }
    }
    return sentence.charAt(start) == '@'
        || sentence.charAt(start) == '~'
        || sentence.charAt(start) == '/';
  }

  private static Kind kind(String text) {
    if (DayNames.number(text.toLowerCase(java.util.Locale.ROOT)).isPresent()) {
      return Kind.NUMBER_WORD;
    }
    for (Shape shape : Shape.values()) {
      if (shape.fits(text)) {
        return shape.kind() == Kind.REPOSITORY
                && NO_REPOSITORIES.contains(text.toLowerCase(java.util.Locale.ROOT))
            ? Kind.WORD
            : shape.kind();
      }
    }
    return Kind.WORD;
  }
}
