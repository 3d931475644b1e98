package dev.quartet.decision.reflex.intent;

import java.util.List;

/** A sentence of an intent, seen from the index's centre. */
final class Example {
  private final int intent;
  private final float[] vector;
  private final List<String> words;

  Example(int intent, float[] vector, List<String> words) {
    this.intent = intent;
    this.vector = vector;
    this.words = List.copyOf(words);
  }

  int intent() {
    return intent;
  }

  float[] vector() {
    return vector;
  }

  List<String> words() {
    return words;
  }
}
