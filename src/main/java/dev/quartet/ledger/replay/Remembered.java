package dev.quartet.ledger.replay;

import dev.quartet.model.Embeddings;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Vectors that were computed once already: a log asks the same again and again. */
final class Remembered implements Embeddings {
  private final Embeddings embeddings;
  private final Map<String, float[]> known = new ConcurrentHashMap<>();

  Remembered(Embeddings embeddings) {
    this.embeddings = embeddings;
  }

  @Override
  public float[] embed(String sentence) {
    return known.computeIfAbsent(sentence, embeddings::embed);
  }
}
