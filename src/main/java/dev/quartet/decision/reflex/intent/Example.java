package dev.quartet.decision.reflex.intent;

import java.util.List;

/**
 * A sentence of an intent.
 *
 * @param words its telling words
 */
record Example(int intent, List<String> words) {
  Example {
    words = List.copyOf(words);
  }
}
