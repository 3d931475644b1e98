package dev.quartet.decision.reflex.intent;

/**
 * What the words of a request say of a candidate, beyond its likeness.
 *
 * @param unexplained how much the words weigh that say something the candidate does not know; 0:
 *     every word is explained
 * @param against whether a rule speaks against the candidate
 */
public record Explanation(int unexplained, boolean against) {
  /** Every word is explained. */
  public static final Explanation WHOLE = new Explanation(0, false);
}
