package dev.quartet.library.scan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Source text in which brackets are followed, whatever language it is in. */
record Code(String text) {
  private static final Pattern BLOCK_COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
  private static final Pattern LINE_COMMENT = Pattern.compile("(?m)(^|[\\s;,{])//[^\\n]*");

  /**
   * What stands between a bracket and the one that closes it.
   *
   * @param open where the opening bracket is
   */
  Optional<String> within(int open) {
    int close = closing(open);
    return close < 0 ? Optional.empty() : Optional.of(text.substring(open + 1, close));
  }

  /**
   * Where the bracket is closed; negative when it is not. Brackets in quotes and comments do not
   * count, and {@code <} only where it opens arguments of a type.
   */
  int closing(int open) {
    Deque<Character> opened = new ArrayDeque<>();
    for (int i = open; i < text.length(); i++) {
      char at = text.charAt(i);
      if (at == '"' || at == '\'' || at == '`') {
        i = afterQuote(i);
      } else if (text.startsWith("//", i) && text.charAt(i - 1) != ':') {
        i = Math.max(i, text.indexOf('\n', i) < 0 ? text.length() : text.indexOf('\n', i));
      } else if (at == '<' ? i == open || opensType(i) : "({[".indexOf(at) >= 0) {
        opened.push(at);
      } else if (at == '>' ? closesType(i, opened) : ")}]".indexOf(at) >= 0) {
        close(at, opened);
        if (opened.isEmpty()) {
          return i;
        }
      }
    }
    return -1;
  }

  private boolean closesType(int at, Deque<Character> opened) {
    return !isArrow(at) && opened.peek() == '<';
  }

  /** A bracket also closes what was taken for arguments of a type and was a comparison. */
  private static void close(char bracket, Deque<Character> opened) {
    while (bracket != '>' && opened.size() > 1 && opened.peek() == '<') {
      opened.pop();
    }
    opened.pop();
  }

  private boolean isArrow(int at) {
    return text.charAt(at) == '>' && at > 0 && text.charAt(at - 1) == '=';
  }

  private int afterQuote(int from) {
    char quote = text.charAt(from);
    for (int i = from + 1; i < text.length(); i++) {
      char at = text.charAt(i);
      if (at == '\\') {
        i++;
      } else if (at == quote) {
        return i;
      } else if (at == '\n' && quote != '`') {
        // An apostrophe in running text.
        return from;
      }
    }
    return from;
  }

  /** The parts between separators that stand in no bracket or quote. */
  List<String> split(String separators) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char at = text.charAt(i);
      if (at == '"' || at == '\'' || at == '`') {
        i = afterQuote(i);
      } else if ("({[".indexOf(at) >= 0 || opensType(i)) {
        i = Math.max(i, closing(i));
      } else if (separators.indexOf(at) >= 0) {
        parts.add(text.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(text.substring(from));
    return parts.stream().map(String::strip).filter(part -> !part.isEmpty()).toList();
  }

  private boolean opensType(int at) {
    return text.charAt(at) == '<' && at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
  }

  /** The text without comments. */
  Code bare() {
    String without = BLOCK_COMMENT.matcher(text).replaceAll("");
    return new Code(LINE_COMMENT.matcher(without).replaceAll("$1"));
  }

  /** The comment that ends right before a place, in one line. */
  String commentBefore(int place) {
    String above = text.substring(0, place).stripTrailing();
    if (above.endsWith("*/")) {
      int begin = above.lastIndexOf("/*");
      return begin < 0 ? "" : inOneLine(above.substring(begin + 2, above.length() - 2));
    }
    List<String> lines = above.lines().toList();
    int first = lines.size();
    while (first > 0 && lines.get(first - 1).strip().startsWith("//")) {
      first--;
    }
    return inOneLine(String.join("\n", lines.subList(first, lines.size())));
  }

  /** A comment's first sentences, without its marks and tags. */
  static String inOneLine(String comment) {
    String plain =
        comment
            .replaceAll("(?m)^\\s*(\\*|//+)\\s?", "")
            .replaceAll("(?s)(^|\\n)\\s*@.*", "")
            .replaceAll("\\s+", " ")
            .strip();
    return plain.length() <= 200 ? plain : plain.substring(0, 199) + "…";
  }
}
