import dev.quartet.decision.Graded;
import dev.quartet.decision.PrecisionCurve;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one seed gave.
 *
 * @param strata what the reflex made of each request, by stratum
 * @param millis of each decision on a sentence, ascending
 * @param learning until the first decision, in seconds
 */
record IntentResult(
    String seed, Map<String, List<Graded>> strata, double[] millis, double learning) {

  /** In scope against what must be refused, pooled so that both sides weigh the same. */
  Map<String, PrecisionCurve> curves() {
    Map<String, PrecisionCurve> curves = new LinkedHashMap<>();
    curves.put("far", against("oos", "llm"));
    curves.put("near", against("near"));
    curves.put("all", against("near", "oos", "llm"));
    return curves;
  }

  private PrecisionCurve against(String... refused) {
    List<Graded> pool = new ArrayList<>(strata.get("in scope"));
    List<Graded> outside = new ArrayList<>();
    for (String stratum : refused) {
      outside.addAll(strata.get(stratum));
    }
    double weight = (double) pool.size() / outside.size();
    outside.forEach(graded -> pool.add(graded.weighing(weight)));
    return PrecisionCurve.of(pool);
  }

  /** Of the requests in scope, those that went to another script. */
  double wrongScripts() {
    List<Graded> inScope = strata.get("in scope");
    long wrong =
        inScope.stream()
            .filter(graded -> graded.accepted() && graded.truth() == Graded.Truth.WRONG_SCRIPT)
            .count();
    return (double) wrong / inScope.size();
  }

  double falseAccepts(String stratum) {
    return PrecisionCurve.falseAccepts(strata.get(stratum));
  }

  double threshold() {
    return strata.values().stream()
        .flatMap(List::stream)
        .mapToDouble(Graded::threshold)
        .max()
        .orElse(0);
  }

  double millis(double quantile) {
    return millis[(int) (quantile * (millis.length - 1))];
  }
}
