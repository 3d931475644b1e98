package dev.quartet.decision.reflex.intent;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** How near a request is to every intent, by meaning and by words. */
public final class IntentScores {
  /**
   * The scores of one intent; similarities are cosines from -1 to 1.
   *
   * @param nearest of its examples the nearest
   * @param three mean of the three nearest
   * @param centroid to the mean of its examples
   * @param description to its description
   */
  record OfIntent(
      double nearest,
      double three,
      double centroid,
      double description,
      Vocabulary.Coverage words) {
    static final OfIntent NONE =
        new OfIntent(-1, -1, -1, -1, new Vocabulary.Coverage(0, 0, 0, 0, 0, 1));

    /** What candidates are ranked by. */
    double rank() {
      return centroid
          + 0.5 * three
          + 0.5 * nearest
          + 0.1 * description
          + 0.1 * Math.tanh(words.bm25() / 8);
    }
  }

  /**
   * An intent with its rank among the candidates.
   *
   * @param rank the higher, the nearer; comparable within one request only
   */
  public record Ranked(int intent, double rank) {}

  /** How much nearer a near-miss must be than the nearest example. */
  private static final double NEARER = 0.05;

  private final IntentIndex index;
  private final float[] vector;
  private final float[] similar;
  private final int words;
  private final OfIntent[] scores;

  IntentScores(IntentIndex index, float[] vector, float[] similar, int words, OfIntent[] scores) {
    this.index = index;
    this.vector = vector;
    this.similar = similar;
    this.words = words;
    this.scores = scores;
  }

  /** The nearest intents, best first. */
  public List<Ranked> ranked(int most) {
    return IntStream.range(0, scores.length)
        .mapToObj(i -> new Ranked(i, scores[i].rank()))
        .sorted(Comparator.comparingDouble(Ranked::rank).reversed())
        .limit(most)
        .toList();
  }

  /** The nearest intent; the first of equals. */
  public int first() {
    int first = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      double rank = scores[i].rank();
      if (rank > highest) {
        highest = rank;
        first = i;
      }
    }
    return first;
  }

  /** The scores with only some of the intents in the running. */
  public IntentScores only(IntPredicate kept) {
    OfIntent[] of = new OfIntent[scores.length];
    Arrays.setAll(of, i -> kept.test(i) ? scores[i] : OfIntent.NONE);
    return new IntentScores(index, vector, similar, words, of);
  }

  /** Whether a request is nearer to one of an intent's near-misses than to any example. */
  public boolean isNearMiss(int intent) {
    return nearMiss(intent) > scores[intent].nearest() + NEARER;
  }

  public Intent intent(int number) {
    return index.intents().get(number);
  }

  OfIntent of(int intent) {
    return scores[intent];
  }

  /** The highest score of the other intents. */
  double runnerUp(int intent, ToDoubleFunction<OfIntent> score) {
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      if (i != intent) {
        best = Math.max(best, score.applyAsDouble(scores[i]));
      }
    }
    return best == Double.NEGATIVE_INFINITY ? score.applyAsDouble(OfIntent.NONE) : best;
  }

  /** Whether an intent is the best by a score. */
  boolean leads(int intent, ToDoubleFunction<OfIntent> score) {
    return score.applyAsDouble(scores[intent]) >= runnerUp(intent, score);
  }

  /** How much of the closeness to all intents falls on one, from 0 to 1. */
  double share(int intent) {
    double all = 0;
    for (OfIntent score : scores) {
      all += Math.exp(20 * (score.centroid() - scores[intent].centroid()));
    }
    return 1 / all;
  }

  IntentIndex index() {
    return index;
  }

  /** The similarities to the nearest background sentences, the nearest first. */
  double[] background() {
    return index.background(similar);
  }

  /** The similarity to the nearest of an intent's near-misses; -1 when there is none. */
  double nearMiss(int intent) {
    return index.nearMiss(intent, vector);
  }

  int words() {
    return words;
  }
}
