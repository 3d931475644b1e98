package dev.quartet.decision.reflex.intent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What an index's own sentences say of how to judge requests: each example is asked with and
 * without its intent there, each near-miss as if it had not been told.
 *
 * @param whole the score from which on a candidate is meant that explains every word, from 0 to 1
 * @param partly the same for one that leaves words unexplained
 * @param strict whether a rule that speaks against a candidate ends the matter
 */
public record Calibration(double whole, double partly, boolean strict) {
  /** How often something unknown that is near may pass, of those that are known and pass. */
  private static final double UNKNOWN_TOLERATED = 0.015;

  /** Likewise for near-misses, which are written to be harder than what people ask. */
  private static final double NEAR_MISSES_TOLERATED = 0.05;

  /** The verifier's own figure is not undercut: few examples may look too easy. */
  private static final double LEAST = 0.3;

  private static final double LEAST_OF_STRICT = 0.8;

  /** With fewer sentences than this the shares above say little. */
  private static final int FEW = 200;

  private static final double LEAST_OF_FEW = 0.85;

  /**
   * One hard near-miss for so many examples tells the bounds; without them, what would happen if an
   * intent were unknown must tell, which is stricter.
   */
  private static final int TELLING = 16;

  /**
   * Where nobody said what the intents are not for, and rules speak against more of an index's own
   * examples than this, they do not fit how its sentences are worded, and count as one figure among
   * others.
   */
  private static final double WRONGLY_AGAINST = 0.05;

  private record Scored(double score, boolean whole, boolean good) {}

  /** The calibration of an index. */
  public static Calibration of(
      IntentIndex index,
      Function<Boolean, Verifier> verifiers,
      Rules rules,
      Function<String, List<String>> words) {
    var validation = new CrossValidation(index, rules, words);
    List<CrossValidation.Case> known = validation.known();
    List<CrossValidation.Case> nearMisses = validation.nearMisses();
    boolean told = nearMisses.size() * TELLING >= known.size();
    boolean strict = told || wronglyAgainst(known) <= WRONGLY_AGAINST;
    Verifier verifier = verifiers.apply(strict);
    List<CrossValidation.Case> cases = new ArrayList<>(known);
    cases.addAll(told ? nearMisses : validation.unknown());
    double usual = strict ? LEAST_OF_STRICT : LEAST;
    double least = cases.size() < FEW ? LEAST_OF_FEW : usual;
    List<Scored> scored =
        cases.stream()
            .filter(each -> !(strict && each.explanation().against()))
            .map(each ->
                new Scored(
                    verifier.score(each.features()),
                    each.explanation().unexplained() == 0,
                    each.isRight()))
            .toList();
    double tolerated = told ? NEAR_MISSES_TOLERATED : UNKNOWN_TOLERATED;
    if (!strict) {
      double threshold = Math.max(least, lowest(tolerated, scored));
      return new Calibration(threshold, threshold, false);
    }
    double whole = lowest(tolerated, scored.stream().filter(Scored::whole).toList());
    double partly = lowest(tolerated, scored.stream().filter(each -> !each.whole()).toList());
    return new Calibration(Math.max(least, whole), Math.max(least, partly), true);
  }

  /** Whether a candidate is taken. */
  boolean accepts(double score, Explanation explanation) {
    return score >= threshold(explanation) && !(strict && explanation.against());
  }

  /**
   * Requests for an intent that would go to another one.
   *
   * @param concerned which intents matter, on either side
   */
  public List<Collision> collisions(
      IntentIndex index, Verifier verifier, Rules rules, Predicate<String> concerned) {
    return Collision.of(index, this, verifier, rules, concerned);
  }

  /** The score from which on a candidate is meant. */
  public double threshold(Explanation explanation) {
    return explanation.unexplained() == 0 ? whole : partly;
  }

  private static double wronglyAgainst(List<CrossValidation.Case> known) {
    List<CrossValidation.Case> right =
        known.stream().filter(CrossValidation.Case::isRight).toList();
    long against = right.stream().filter(each -> each.explanation().against()).count();
    return right.isEmpty() ? 0 : (double) against / right.size();
  }

  /** The lowest score at and above which the bad ones stay within the tolerance. */
  private static double lowest(double tolerance, List<Scored> scored) {
    List<Scored> ranked =
        scored.stream().sorted(Comparator.comparingDouble(Scored::score).reversed()).toList();
    double threshold = 1;
    int good = 0;
    int bad = 0;
    for (Scored next : ranked) {
      if (next.good()) {
        good++;
      } else {
        bad++;
      }
      if (bad <= tolerance * good) {
        threshold = next.score();
      }
    }
    return threshold;
  }
}
