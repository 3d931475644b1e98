package dev.quartet.decision;

/**
 * What the reflex made of one labelled request: its score for the nearest script, and whether that
 * script is the right one.
 *
 * @param score of the first candidate, from 0 (a rule forbids it) to 1
 * @param threshold the score from which on the library acts; 0 when none was reached
 * @param truth what acting on the first candidate is, or would have been
 * @param accepted whether the reflex acted
 * @param weight how much it counts; 1 unless groups of different size are to count alike
 */
public record Graded(double score, double threshold, Truth truth, boolean accepted, double weight) {

  /** What acting on the first candidate is, or would have been. */
  public enum Truth {
    RIGHT,
    WRONG_SCRIPT,
    NOT_FOR_A_SCRIPT;

    /** Whether a script was wanted. */
    public boolean inScope() {
      return this != NOT_FOR_A_SCRIPT;
    }
  }

  /** The same with another weight. */
  public Graded weighing(double other) {
    return new Graded(score, threshold, truth, accepted, other);
  }
}
