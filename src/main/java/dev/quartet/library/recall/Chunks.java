package dev.quartet.library.recall;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a passage into pieces of a few sentences of one paragraph: what the embedding model can take
 * in.
 */
final class Chunks {
  private static final int CHARACTERS = 240;
  private static final Pattern PARAGRAPHS = Pattern.compile("\\n\\s*\\n");
  private static final Pattern SENTENCES = Pattern.compile("(?<=[.!?;:])\\s+|\\s*\\n\\s*");

  private Chunks() {}

  static List<String> of(String text) {
    return PARAGRAPHS
        .splitAsStream(text.strip())
        .flatMap(paragraph -> pieces(paragraph.strip()).stream())
        .toList();
  }

  private static List<String> pieces(String paragraph) {
    List<String> pieces = new ArrayList<>();
    var open = new StringBuilder();
    for (String sentence : SENTENCES.split(paragraph, -1)) {
      if (!open.isEmpty() && open.length() + sentence.length() > CHARACTERS) {
        pieces.add(open.toString());
        open.setLength(0);
      }
      open.append(open.isEmpty() ? "" : " ").append(sentence);
    }
    pieces.add(open.toString());
    return pieces;
  }
}
