package dev.quartet.library;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.platform.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a command line into its words, without a shell. */
public final class CommandWords {
  private static final Pattern WORD =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)'|(\\S+)");

  private CommandWords() {}

  /** The words of a line; quotes hold words together. */
  public static List<String> of(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      if (matcher.group(1) != null) {
        words.add(matcher.group(1).replaceAll("\\\\(.)", "$1"));
      } else if (matcher.group(2) != null) {
        words.add(matcher.group(2));
      } else {
        words.add(matcher.group(3));
      }
    }
    return words;
  }

  /** The words of a line, or those of a JSON array of texts, which models like to write. */
  static List<String> ofLineOrArray(String text) {
    if (text.strip().startsWith("[")) {
      try {
        List<String> words = new ArrayList<>();
        for (JsonNode word : Json.tree(text)) {
          words.add(word.isTextual() ? word.textValue() : word.toString());
        }
        return words;
      } catch (IllegalArgumentException e) {
        // A line that begins with a bracket is a line all the same.
      }
    }
    return of(text);
  }
}
