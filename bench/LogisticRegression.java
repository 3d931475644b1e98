import java.util.Arrays;
import java.util.List;

/**
 * A logistic regression with a quadratic penalty, fitted by Newton's method: exact and the same
 * each time.
 */
final class LogisticRegression {
  private static final int MOST_STEPS = 50;
  private static final double SETTLED = 1e-9;

  /** What is known of a case. */
  record Case(double[] figures, boolean answer, double weight) {
    Case weighing(double other) {
      return new Case(figures, answer, other);
    }
  }

  private final double[] mean;
  private final double[] deviation;
  private final double[] weights;

  private LogisticRegression(double[] mean, double[] deviation, double[] weights) {
    this.mean = mean;
    this.deviation = deviation;
    this.weights = weights;
  }

  /**
   * Fits.
   *
   * @param penalty on the squares of the weights, beside the mean loss of a case
   */
  static LogisticRegression fit(List<Case> cases, double penalty) {
    int size = cases.getFirst().figures().length;
    double[] mean = new double[size];
    double[] deviation = new double[size];
    for (int i = 0; i < size; i++) {
      int at = i;
      mean[i] = cases.stream().mapToDouble(one -> one.figures()[at]).average().orElse(0);
      double variance =
          cases.stream()
              .mapToDouble(one -> Math.pow(one.figures()[at] - mean[at], 2))
              .average()
              .orElse(0);
      deviation[i] = variance < 1e-12 ? 1 : Math.sqrt(variance);
    }
    var fit = new LogisticRegression(mean, deviation, new double[size + 1]);
    double all = cases.stream().mapToDouble(Case::weight).sum();
    for (int step = 0; step < MOST_STEPS && fit.step(cases, all, penalty) > SETTLED; step++) {}
    return fit;
  }

  /** One step of Newton's method; how far it went. */
  private double step(List<Case> cases, double all, double penalty) {
    int size = weights.length;
    double[] gradient = new double[size];
    double[][] curvature = new double[size][size];
    for (Case one : cases) {
      double[] seen = seen(one.figures());
      double probability = probability(seen);
      double share = one.weight() / all;
      double error = share * (probability - (one.answer() ? 1 : 0));
      double bend = share * probability * (1 - probability);
      for (int i = 0; i < size; i++) {
        gradient[i] += error * seen[i];
        for (int j = 0; j <= i; j++) {
          curvature[i][j] += bend * seen[i] * seen[j];
        }
      }
    }
    for (int i = 0; i < size; i++) {
      if (i < size - 1) {
        gradient[i] += penalty * weights[i];
        curvature[i][i] += penalty;
      }
      curvature[i][i] += 1e-9;
    }
    double[] step = solved(curvature, gradient);
    double far = 0;
    for (int i = 0; i < size; i++) {
      weights[i] -= step[i];
      far = Math.max(far, Math.abs(step[i]));
    }
    return far;
  }

  /** The figures in deviations from the mean, and a one. */
  private double[] seen(double[] figures) {
    double[] seen = Arrays.copyOf(figures, figures.length + 1);
    for (int i = 0; i < figures.length; i++) {
      seen[i] = (figures[i] - mean[i]) / deviation[i];
    }
    seen[figures.length] = 1;
    return seen;
  }

  private double probability(double[] seen) {
    double sum = 0;
    for (int i = 0; i < seen.length; i++) {
      sum += weights[i] * seen[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  /** Solves a symmetric positive system by Cholesky's decomposition, given its lower half. */
  private static double[] solved(double[][] system, double[] right) {
    int size = right.length;
    double[][] lower = new double[size][size];
    double[] solution = right.clone();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = system[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
      }
      for (int k = 0; k < i; k++) {
        solution[i] -= lower[i][k] * solution[k];
      }
      solution[i] /= lower[i][i];
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int k = i + 1; k < size; k++) {
        solution[i] -= lower[k][i] * solution[k];
      }
      solution[i] /= lower[i][i];
    }
    return solution;
  }

  double mean(int figure) {
    return mean[figure];
  }

  double deviation(int figure) {
    return deviation[figure];
  }

  double weight(int figure) {
    return weights[figure];
  }

  double intercept() {
    return weights[weights.length - 1];
  }
}
