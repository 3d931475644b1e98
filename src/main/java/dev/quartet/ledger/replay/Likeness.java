package dev.quartet.ledger.replay;

/** How alike two sentences are by their vectors. */
final class Likeness {
  private Likeness() {}

  /** The mean of the cosines of a vector's two halves, each of length one: from -1 to 1. */
  static double of(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (double) one[i] * other[i];
    }
    return sum / 2;
  }
}
