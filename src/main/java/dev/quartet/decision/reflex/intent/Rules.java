package dev.quartet.decision.reflex.intent;

/** Looks at the words of a request for a candidate. */
@FunctionalInterface
public interface Rules {
  /**
   * What the words say.
   *
   * @param sentence a request; if it is one of the candidate's own examples, it is looked at as if
   *     it were not
   */
  Explanation explain(String sentence, int candidate);
}
