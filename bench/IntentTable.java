import dev.quartet.decision.PrecisionCurve;
import dev.quartet.decision.PrecisionCurve.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The results of all seeds, and their mean, in 100 columns; shares in percent. */
final class IntentTable {
  private static final List<Integer> COVERAGES = List.of(10, 20, 30, 40, 50, 60, 70, 80);
  private static final List<Double> PRECISIONS = List.of(0.95, 0.99);

  /** A row of the upper table by pool, for the mean. */
  private final Map<String, List<List<OptionalDouble>>> curves = new LinkedHashMap<>();

  private final List<List<OptionalDouble>> rates = new ArrayList<>();
  private final List<String> lower = new ArrayList<>();

  void head(int registered, Map<String, List<IntentDraw.Asked>> strata) {
    System.out.println(
        registered
            + " intents are scripts; with the first seed "
            + strata.entrySet().stream()
                .map(stratum -> stratum.getValue().size() + " " + stratum.getKey())
                .collect(Collectors.joining(", "))
            + "\nfar: in scope against oos and llm; near: against near; all: against the three;"
            + " both sides weigh 1:1\n");
    System.out.println(
        String.format(
            "%66s%14s%18s", "best precision at a coverage of (%)", "coverage at", "realised"));
    System.out.println(
        "seed pool "
            + cells(COVERAGES.stream().map(String::valueOf).toList(), 7)
            + cells(List.of("95 %", "99 %"), 7)
            + cells(List.of("prec.", "cover."), 9));
  }

  void add(IntentResult result) {
    result
        .curves()
        .forEach((pool, curve) -> {
          List<OptionalDouble> figures = figures(curve);
          curves.computeIfAbsent(pool, _ -> new ArrayList<>()).add(figures);
          row(result.seed(), pool, figures);
        });
    List<OptionalDouble> rate = rates(result);
    rates.add(rate);
    lower.add(lower(result.seed(), rate));
  }

  private static List<OptionalDouble> figures(PrecisionCurve curve) {
    List<OptionalDouble> figures = new ArrayList<>();
    for (int coverage : COVERAGES) {
      figures.add(
          curve
              .precisionAt(coverage / 100.0)
              .map(precision -> OptionalDouble.of(100 * precision))
              .orElse(OptionalDouble.empty()));
    }
    PRECISIONS.forEach(
        precision -> figures.add(OptionalDouble.of(100 * curve.coverageAt(precision))));
    figures.add(
        curve
            .realised()
            .map(point -> OptionalDouble.of(100 * point.precision()))
            .orElse(OptionalDouble.empty()));
    figures.add(OptionalDouble.of(100 * curve.realised().map(Point::coverage).orElse(0.0)));
    return figures;
  }

  private static List<OptionalDouble> rates(IntentResult result) {
    return List.of(
        OptionalDouble.of(100 * result.wrongScripts()),
        OptionalDouble.of(100 * result.falseAccepts("near")),
        OptionalDouble.of(100 * result.falseAccepts("oos")),
        OptionalDouble.of(100 * result.falseAccepts("llm")),
        OptionalDouble.of(result.threshold()),
        OptionalDouble.of(result.millis(0.5)),
        OptionalDouble.of(result.millis(0.95)),
        OptionalDouble.of(result.learning()));
  }

  private static void row(String seed, String pool, List<OptionalDouble> figures) {
    List<String> texts = figures.stream().map(figure -> text(figure, "%.1f")).toList();
    int shares = COVERAGES.size() + PRECISIONS.size();
    System.out.println(
        String.format(Locale.ROOT, "%-4s %-5s", seed, pool)
            + cells(texts.subList(0, shares), 7)
            + cells(texts.subList(shares, texts.size()), 9));
  }

  private static String lower(String seed, List<OptionalDouble> rates) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < rates.size(); i++) {
      texts.add(text(rates.get(i), i < 4 ? "%.2f" : i == 4 ? "%.3f" : "%.1f"));
    }
    return String.format(Locale.ROOT, "%-4s ", seed)
        + cells(texts.subList(0, 1), 14)
        + cells(texts.subList(1, 4), 8)
        + cells(texts.subList(4, texts.size()), 11);
  }

  /** Prints the mean, and what was accepted wrongly. */
  void foot() {
    curves.forEach((pool, figures) -> row("mean", pool, mean(figures)));
    System.out.println(
        String.format(
            "%n%-41s%13s%22s%11s",
            "accepted wrongly, of its stratum (%)",
            "the library's",
            "a decision (ms)",
            "learning"));
    System.out.println(
        "seed "
            + cells(List.of("wrong script"), 14)
            + cells(List.of("near", "oos", "llm"), 8)
            + cells(List.of("threshold", "p50", "p95", "s"), 11));
    lower.forEach(System.out::println);
    System.out.println(lower("mean", mean(rates)));
  }

  /** By column; absent where one is absent. */
  private static List<OptionalDouble> mean(List<List<OptionalDouble>> rows) {
    List<OptionalDouble> means = new ArrayList<>();
    for (int i = 0; i < rows.getFirst().size(); i++) {
      int column = i;
      List<OptionalDouble> values = rows.stream().map(row -> row.get(column)).toList();
      means.add(
          values.stream().allMatch(OptionalDouble::isPresent)
              ? values.stream().mapToDouble(OptionalDouble::getAsDouble).average()
              : OptionalDouble.empty());
    }
    return means;
  }

  private static String text(OptionalDouble figure, String format) {
    return figure.isPresent() ? String.format(Locale.ROOT, format, figure.getAsDouble()) : "-";
  }

  private static String cells(List<String> texts, int width) {
    return texts.stream()
        .map(text -> String.format(Locale.ROOT, "%" + width + "s", text))
        .collect(Collectors.joining());
  }
}
