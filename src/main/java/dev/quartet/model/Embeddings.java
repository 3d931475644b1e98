package dev.quartet.model;

/** Turns sentences into vectors whose directions tell their meaning. */
@FunctionalInterface
public interface Embeddings {
  /** Numbers in a vector: the sentence's own, then the mean of its words', each of length one. */
  int DIMENSIONS = 768;

  /** The vector of a sentence that is not blank. */
  float[] embed(String sentence);

  /**
   * How alike two sentences are: the mean of the cosines of their vectors' halves, from -1 to 1.
   */
  static double likeness(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (double) one[i] * other[i];
    }
    return sum / 2;
  }
}
