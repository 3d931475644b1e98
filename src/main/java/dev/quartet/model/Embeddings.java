package dev.quartet.model;

/** Turns sentences into vectors whose directions tell their meaning. */
@FunctionalInterface
public interface Embeddings {
  /** Numbers in a vector: the sentence's own, then the mean of its words', each of length one. */
  int DIMENSIONS = 768;

  /** The vector of a sentence that is not blank. */
  float[] embed(String sentence);
}
