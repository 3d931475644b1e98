package dev.quartet.decision;

import java.util.List;
import java.util.Map;

/**
 * What the reflex saw: enough to explain a decision and to replay it.
 *
 * @param score how surely the first candidate is meant, from 0 to 1
 * @param threshold the score from which on the reflex acts with this library; 0 when it was not
 *     reached
 * @param candidates scripts that came near, best first
 * @param unexplained words of the request that the first candidate does not explain
 * @param features what the score was made of, by name
 */
public record Evidence(
    double score,
    double threshold,
    List<Candidate> candidates,
    List<String> unexplained,
    Map<String, Double> features) {

  /** The reflex was not asked, or did not look. */
  public static final Evidence NONE = new Evidence(0, 0, List.of(), List.of(), Map.of());

  /**
   * A script that came near.
   *
   * @param score from 0 to 1
   */
  public record Candidate(String route, double score) {}
}
