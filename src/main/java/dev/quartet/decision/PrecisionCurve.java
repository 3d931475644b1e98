package dev.quartet.decision;

import dev.quartet.decision.Graded.Truth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Precision against coverage: what the reflex would do at every threshold, and what it does at its
 * own. Shares go from 0 to 1.
 *
 * @param points from the highest threshold to the lowest, one for each score that occurs
 * @param realised what a user gets; absent when nothing was accepted
 */
public record PrecisionCurve(List<Point> points, Optional<Point> realised) {

  /**
   * One threshold.
   *
   * @param threshold the least score that is accepted
   * @param coverage of the requests for a script, those sent to the right one
   * @param precision of the requests sent to a script, those sent to the right one
   * @param accepted requests sent to a script, counted without weights
   * @param wrongScript of these, requests for another script
   * @param notForAScript of these, requests that should have gone to the model
   */
  public record Point(
      double threshold,
      double coverage,
      double precision,
      int accepted,
      int wrongScript,
      int notForAScript) {
    public int wrong() {
      return wrongScript + notForAScript;
    }
  }

  /** A point while it is counted. */
  private static final class Tally {
    private final double inScope;
    private double right;
    private double all;
    private int accepted;
    private int wrongScript;
    private int notForAScript;

    Tally(List<Graded> graded) {
      inScope =
          graded.stream()
              .filter(request -> request.truth().inScope())
              .mapToDouble(Graded::weight)
              .sum();
    }

    void accept(Graded request) {
      accepted++;
      all += request.weight();
      switch (request.truth()) {
        case RIGHT -> right += request.weight();
        case WRONG_SCRIPT -> wrongScript++;
        case NOT_FOR_A_SCRIPT -> notForAScript++;
      }
    }

    Point at(double threshold) {
      double coverage = inScope == 0 ? 0 : right / inScope;
      return new Point(threshold, coverage, right / all, accepted, wrongScript, notForAScript);
    }
  }

  /** The curve of these requests, in any order. */
  public static PrecisionCurve of(List<Graded> graded) {
    return new PrecisionCurve(points(graded), realised(graded));
  }

  private static List<Point> points(List<Graded> graded) {
    List<Graded> ranked =
        graded.stream()
            .filter(request -> request.score() > 0)
            .sorted(Comparator.comparingDouble(Graded::score).reversed())
            .toList();
    List<Point> points = new ArrayList<>();
    var tally = new Tally(graded);
    for (int i = 0; i < ranked.size(); i++) {
      tally.accept(ranked.get(i));
      double score = ranked.get(i).score();
      boolean last = i + 1 == ranked.size() || ranked.get(i + 1).score() < score;
      if (last) {
        points.add(tally.at(score));
      }
    }
    return List.copyOf(points);
  }

  private static Optional<Point> realised(List<Graded> graded) {
    List<Graded> accepted = graded.stream().filter(Graded::accepted).toList();
    if (accepted.isEmpty()) {
      return Optional.empty();
    }
    var tally = new Tally(graded);
    accepted.forEach(tally::accept);
    return Optional.of(tally.at(accepted.stream().mapToDouble(Graded::threshold).max().orElse(0)));
  }

  /** The most coverage that some threshold gives with at least this precision; 0 when none does. */
  public double coverageAt(double precision) {
    return points.stream()
        .filter(point -> point.precision() >= precision)
        .mapToDouble(Point::coverage)
        .max()
        .orElse(0);
  }

  /** The best precision that some threshold gives with at least this coverage. */
  public Optional<Double> precisionAt(double coverage) {
    return points.stream()
        .filter(point -> point.coverage() >= coverage)
        .map(Point::precision)
        .max(Comparator.naturalOrder());
  }

  /** Points for a table: in about equal steps of coverage, the highest threshold of each. */
  public List<Point> rows(int most) {
    double reached = points.isEmpty() ? 0 : points.getLast().coverage();
    List<Point> rows = new ArrayList<>();
    for (int step = 1; step <= most; step++) {
      double wanted = reached * step / most;
      points.stream()
          .filter(point -> point.coverage() >= wanted)
          .findFirst()
          .filter(point -> !rows.contains(point))
          .ifPresent(rows::add);
    }
    return rows;
  }

  /** The share of requests not meant for a script that were accepted nevertheless. */
  public static double falseAccepts(List<Graded> graded) {
    List<Graded> outside =
        graded.stream().filter(request -> request.truth() == Truth.NOT_FOR_A_SCRIPT).toList();
    long accepted = outside.stream().filter(Graded::accepted).count();
    return outside.isEmpty() ? 0 : (double) accepted / outside.size();
  }
}
