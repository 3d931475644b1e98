package dev.quartet.decision.reflex.intent;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What the verifier sees of a candidate: scores, margins, agreement, lengths. */
public final class Features {
  /** The names in the order of the values. */
  public static final List<String> NAMES =
      List.of(
          "nearest",
          "nearest margin",
          "three",
          "three margin",
          "centroid",
          "centroid margin",
          "description",
          "description margin",
          "over background",
          "over near background",
          "over near-misses",
          "inside",
          "as near as its own",
          "share",
          "agreement",
          "bm25",
          "bm25 margin",
          "words covered",
          "words covered margin",
          "words counted",
          "words counted margin",
          "pairs",
          "pairs margin",
          "wording",
          "wording margin",
          "rarest word left",
          "words",
          "unexplained",
          "against");

  private static final List<ToDoubleFunction<IntentScores.OfIntent>> MARGINS =
      List.of(
          IntentScores.OfIntent::nearest,
          IntentScores.OfIntent::three,
          IntentScores.OfIntent::centroid,
          IntentScores.OfIntent::description);

  private static final List<ToDoubleFunction<IntentScores.OfIntent>> WORD_MARGINS =
      List.of(
          score -> score.words().bm25(),
          score -> score.words().weighed(),
          score -> score.words().counted(),
          score -> score.words().pairs(),
          score -> score.words().wording());

  private static final int MOST_UNEXPLAINED = 4;

  private final double[] values;

  private Features(double[] values) {
    this.values = values;
  }

  /** The values for a candidate, in the order of {@link #NAMES}. */
  public static Features of(IntentScores scores, int candidate, Explanation explanation) {
    IntentScores.OfIntent top = scores.of(candidate);
    IntentIndex index = scores.index();
    double[] background = scores.background();
    double nearMiss = scores.nearMiss(candidate);
    double[] values = new double[NAMES.size()];
    int next = 0;
    for (var score : MARGINS) {
      next = margin(values, next, scores, candidate, score);
    }
    double nearestBackground = background.length == 0 ? 0 : background[0];
    values[next++] = top.nearest() - nearestBackground;
    values[next++] = top.three() - Arrays.stream(background).average().orElse(0);
    values[next++] = top.nearest() - Math.max(nearestBackground, nearMiss);
    values[next++] = top.centroid() - index.cohesionOfCentre(candidate);
    values[next++] = top.nearest() - index.cohesionOfNearest(candidate);
    values[next++] = scores.share(candidate);
    values[next++] = agreement(scores, candidate);
    for (var score : WORD_MARGINS) {
      next = margin(values, next, scores, candidate, score);
    }
    values[next++] = top.words().rarestLeft();
    values[next++] = Math.log1p(scores.words());
    values[next++] = Math.min(MOST_UNEXPLAINED, explanation.unexplained());
    values[next] = explanation.against() ? 1 : 0;
    return new Features(values);
  }

  /** The value at a place of {@link #NAMES}. */
  public double at(int place) {
    return values[place];
  }

  private static int margin(
      double[] values,
      int at,
      IntentScores scores,
      int candidate,
      ToDoubleFunction<IntentScores.OfIntent> score) {
    double own = score.applyAsDouble(scores.of(candidate));
    values[at] = own;
    values[at + 1] = own - scores.runnerUp(candidate, score);
    return at + 2;
  }

  /** The part of the scores by which the candidate leads. */
  private static double agreement(IntentScores scores, int candidate) {
    long leading = MARGINS.stream().filter(score -> scores.leads(candidate, score)).count();
    boolean byWords = scores.leads(candidate, score -> score.words().bm25());
    return (leading + (byWords ? 1 : 0)) / (MARGINS.size() + 1.0);
  }

  /** The values by name, rounded, for the record. */
  public Map<String, Double> named() {
    Map<String, Double> named = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      named.put(NAMES.get(i), Math.round(values[i] * 10_000) / 10_000.0);
    }
    return named;
  }
}
