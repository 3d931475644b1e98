package dev.quartet.cli;

import dev.quartet.decision.PrecisionCurve;
import dev.quartet.decision.PrecisionCurve.Point;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Precision against coverage as a person reads it, in 80 columns. */
final class CurveText {
  private static final int ROWS = 12;
  private static final int WIDTH = 64;
  private static final int HEIGHT = 9;
  private static final List<Double> FLOORS = List.of(0.99, 0.95, 0.9, 0.8, 0.5, 0.0);
  private static final List<String> TARGETS = List.of("95", "99", "99.5");

  private final Console console;
  private final PrecisionCurve curve;

  CurveText(Console console, PrecisionCurve curve) {
    this.console = console;
    this.curve = curve;
  }

  /** The coverage at 95, 99 and 99.5 % precision, by that name. */
  static Map<String, Double> coverageAt(PrecisionCurve curve) {
    Map<String, Double> coverage = new LinkedHashMap<>();
    TARGETS.forEach(
        target -> coverage.put(target, curve.coverageAt(Double.parseDouble(target) / 100)));
    return coverage;
  }

  void print() {
    console.say("");
    if (curve.points().isEmpty()) {
      console.say("No request came near a script: there is no curve.");
      return;
    }
    table();
    console.say("");
    plot();
    console.say("");
    coverageAt(curve)
        .forEach((target, coverage) ->
            console.say(
                String.format(
                    Locale.ROOT,
                    "%-28s %7s",
                    "coverage at " + target + " % precision:",
                    percent(coverage))));
    console.say(realised());
  }

  private void table() {
    var table =
        new Table(
            "THRESHOLD", "COVERAGE", "PRECISION", "WRONG", "WRONG SCRIPT", "MEANT FOR THE MODEL");
    for (Point point : curve.rows(ROWS)) {
      table.row(
          threshold(point),
          percent(point.coverage()),
          percent(point.precision()),
          "" + point.wrong(),
          "" + point.wrongScript(),
          "" + point.notForAScript());
    }
    table.print(console);
  }

  private void plot() {
    double floor = floor();
    var plot = new BraillePlot(WIDTH, HEIGHT);
    List<Point> points = curve.points();
    for (int i = 0; i < points.size(); i++) {
      Point from = points.get(Math.max(0, i - 1));
      Point to = points.get(i);
      plot.line(from.coverage(), height(from, floor), to.coverage(), height(to, floor));
    }
    curve
        .realised()
        .ifPresent(point -> plot.mark(point.coverage(), Math.max(0, height(point, floor)), '●'));
    console.say("precision (up) against coverage (right)");
    List<String> lines = plot.lines();
    for (int i = 0; i < lines.size(); i++) {
      boolean labelled = i % (HEIGHT / 2) == 0;
      double level = 1 - (1 - floor) * i / (HEIGHT - 1);
      console.say(
          (labelled ? String.format(Locale.ROOT, "%5.1f %% ┤", level * 100) : "        │")
              + lines.get(i));
    }
    console.say("        └" + "─".repeat(WIDTH));
    console.say("         0 %" + quarters());
  }

  /** The ticks under the plot at 25, 50, 75 and 100 % coverage. */
  private static String quarters() {
    var ticks = new StringBuilder();
    for (String tick : new String[] {"25 %", "50 %", "75 %", "100 %"}) {
      ticks.append(String.format(Locale.ROOT, "%" + WIDTH / 4 + "s", tick));
    }
    return ticks.substring(3);
  }

  /** The curve fills the plot: it begins where the table's worst row lies. */
  private double floor() {
    DoubleStream realised = curve.realised().stream().mapToDouble(Point::precision);
    DoubleStream rows = curve.rows(ROWS).stream().mapToDouble(Point::precision);
    double worst = DoubleStream.concat(rows, realised).min().orElse(0);
    return FLOORS.stream().filter(floor -> floor <= worst).findFirst().orElse(0.0);
  }

  private static double height(Point point, double floor) {
    return (point.precision() - floor) / (1 - floor);
  }

  private String realised() {
    return curve
        .realised()
        .map(point ->
            "● what you get, at the library's own threshold "
                + threshold(point)
                + ":\n  coverage "
                + percent(point.coverage())
                + ", precision "
                + percent(point.precision())
                + "\n  "
                + wrong(point))
        .orElse("What you get: no request was sent to a script.");
  }

  private static String wrong(Point point) {
    String count = point.wrong() + " of " + point.accepted() + " wrong";
    return point.wrong() == 0
        ? count
        : count
            + ": "
            + point.wrongScript()
            + " wrong script, "
            + point.notForAScript()
            + " meant for the model";
  }

  private static String threshold(Point point) {
    return String.format(Locale.ROOT, "%.3f", point.threshold());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }
}
