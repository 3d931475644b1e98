package dev.quartet.library;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A head that is no YAML, written as its author meant it: each value as a quoted text. People write
 * {@code description: Use for: this}, which YAML refuses for its second colon.
 */
final class QuotedHead {
  private static final Pattern ENTRY = Pattern.compile("(\\s*)([A-Za-z][\\w-]*):\\s+(\\S.*)");

  private QuotedHead() {}

  /** The same lines, in the same number, with values quoted and tabs made blanks. */
  static List<String> of(List<String> lines) {
    List<String> quoted = new ArrayList<>();
    for (int i = 0; i < lines.size(); ) {
      String line = lines.get(i).replace("\t", "  ");
      Matcher entry = ENTRY.matcher(line);
      int next = entry.matches() ? end(lines, i, entry.group(1).length()) : i + 1;
      if (!entry.matches() || entry.group(3).matches("[|>][-+0-9]*")) {
        quoted.add(line);
        lines.subList(i + 1, next).forEach(more -> quoted.add(more.replace("\t", "  ")));
      } else {
        quoted.add(entry.group(1) + entry.group(2) + ": " + quote(lines, i, next, entry.group(3)));
        lines.subList(i + 1, next).forEach(_ -> quoted.add(""));
      }
      i = next;
    }
    return quoted;
  }

  /** Where the lines end that are indented below an entry and so belong to its value. */
  private static int end(List<String> lines, int at, int indent) {
    int end = at + 1;
    while (end < lines.size() && (lines.get(end).isBlank() || indent(lines.get(end)) > indent)) {
      end++;
    }
    return end;
  }

  private static int indent(String line) {
    String spaced = line.replace("\t", "  ");
    return spaced.length() - spaced.stripLeading().length();
  }

  private static String quote(List<String> lines, int at, int next, String first) {
    var value = new StringBuilder(unquoted(first.strip()));
    lines.subList(at + 1, next).stream()
        .filter(more -> !more.isBlank())
        .forEach(more -> value.append(' ').append(more.strip()));
    return "'" + value.toString().replace("'", "''") + "'";
  }

  private static String unquoted(String value) {
    boolean quoted =
        value.length() > 1
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.endsWith(value.substring(0, 1));
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
