package dev.quartet.decision.reflex.intent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * From which score on a candidate is meant, found from an index's own sentences alone: each example
 * is asked with and without its intent there.
 */
public final class Threshold {
  /** How often something unknown that is near may pass, of those that are known and pass. */
  private static final double UNKNOWN_TOLERATED = 0.06;

  /** Likewise for near-misses, which are written to be harder than what people ask. */
  private static final double NEAR_MISSES_TOLERATED = 0.065;

  /** The verifier's own figure is not undercut: few examples may look too easy. */
  private static final double LEAST = 0.3;

  /** With fewer sentences than this the shares above say little. */
  private static final int FEW = 200;

  private static final double LEAST_OF_FEW = 0.85;

  /**
   * One hard near-miss for so many examples tells the bounds; without them, what would happen if an
   * intent were unknown must tell, which is stricter.
   */
  private static final int TELLING = 16;

  private record Scored(double score, boolean good) {}

  private Threshold() {}

  /** What the rules that come after the scores say of a candidate for a sentence. */
  @FunctionalInterface
  public interface Rules {
    /** How many words the candidate leaves unexplained; empty: a rule speaks against it. */
    OptionalInt unexplained(String sentence, int candidate);
  }

  /** The threshold of an index whose candidates also have to pass rules. */
  public static double of(
      IntentIndex index, Verifier verifier, Rules rules, Function<String, List<String>> words) {
    List<CrossValidation.Case> cases = new ArrayList<>(CrossValidation.known(index));
    List<CrossValidation.Case> nearMisses = CrossValidation.nearMisses(index, words);
    boolean told = nearMisses.size() * TELLING >= cases.size();
    cases.addAll(told ? nearMisses : CrossValidation.unknown(index));
    double least = cases.size() < FEW ? LEAST_OF_FEW : LEAST;
    return Math.max(
        least,
        lowest(
            told ? NEAR_MISSES_TOLERATED : UNKNOWN_TOLERATED,
            cases.parallelStream().flatMap(each -> scored(each, verifier, rules)).toList()));
  }

  private static Stream<Scored> scored(CrossValidation.Case each, Verifier verifier, Rules rules) {
    OptionalInt unexplained = rules.unexplained(each.sentence(), each.candidate());
    return unexplained.isEmpty()
        ? Stream.empty()
        : Stream.of(
            new Scored(
                verifier.score(each.features(), unexplained.getAsInt()),
                each.top().equals(each.truth())));
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
