package dev.quartet.decision.reflex.parameter;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Words before or around a value.
 *
 * @param weak whether they are only small words, which stand before other things too
 */
record Cue(Phrase before, Phrase after, boolean weak) {
  private static final Set<String> FILLERS =
      Set.of(
          "the", "a", "an", "our", "my", "this", "is", "number", "no", "id", "called", "named",
          "it");
  private static final int MOST_FILLERS = 2;

  /** The tokens of a cue and its value, from the first to the last. */
  record Covered(int first, int last) {}

  static Cue of(String text) {
    int place = text.indexOf('…');
    Phrase before = Phrase.of(place < 0 ? text : text.substring(0, place));
    Phrase after = Phrase.of(place < 0 ? "" : text.substring(place + 1));
    boolean weak = after.isEmpty() && before.words().stream().allMatch(CommonWords::isFunction);
    return new Cue(before, after, weak);
  }

  /** How many words it has: the longer one tells more. */
  int size() {
    return (before.isEmpty() ? 0 : before.size()) + (after.isEmpty() ? 0 : after.size());
  }

  /** Where the cue begins that stands before a token, or -1. */
  int startBefore(List<Token> tokens, int at, ScriptWords script) {
    int end = at;
    for (int fillers = 0; fillers <= MOST_FILLERS && end > 0; fillers++) {
      int start = end - before.size();
      if (start >= 0 && before.lengthAt(tokens, start, script) == before.size()) {
        return start;
      }
      if (before.size() > 1 && before.lengthAt(tokens, end - 1, script) == 1) {
        return end - 1;
      }
      if (!FILLERS.contains(tokens.get(end - 1).word())) {
        return -1;
      }
      end--;
    }
    return -1;
  }

  /**
   * The tokens that the cue covers with a value, when it stands around it.
   *
   * @param first the value's first token
   * @param last its last token
   */
  Optional<Covered> around(List<Token> tokens, int first, int last, ScriptWords script) {
    int start = before.isEmpty() ? first : startBefore(tokens, first, script);
    if (start < 0) {
      return Optional.empty();
    }
    if (after.isEmpty()) {
      return Optional.of(new Covered(start, last));
    }
    int length = last + 1 < tokens.size() ? after.lengthAt(tokens, last + 1, script) : 0;
    return length == 0 ? Optional.empty() : Optional.of(new Covered(start, last + length));
  }
}
