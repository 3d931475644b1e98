package dev.quartet.decision;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How well the router does on labelled requests. Shares go from 0 to 1; one is absent when the file
 * has nothing to measure it by.
 *
 * @param confusion how often each label was decided how: label, then decision
 * @param precision of the requests sent to a script, those sent to the right one
 * @param coverage of the requests for a script, those sent to the right one
 * @param argumentExactness of the requests sent to the right script and labelled with arguments,
 *     those with exactly these
 * @param hintAccuracy of the requests labelled with a model's tier, those with the right hint
 */
public record Evaluation(
    int requests,
    Map<String, Map<String, Integer>> confusion,
    Optional<Double> precision,
    Optional<Double> coverage,
    Optional<Double> argumentExactness,
    Optional<Double> hintAccuracy,
    List<Wrong> wrong) {

  /**
   * A request that was decided otherwise than its label says.
   *
   * @param line in the file, from 1
   * @param reason the router's own
   */
  public record Wrong(int line, String text, String expected, String got, String reason) {}

  /**
   * Grades a way of deciding.
   *
   * @param file one JSON object a line: {@code text}, {@code tier}, and optionally {@code route},
   *     {@code arguments}, {@code approval}
   * @param decide decides a text alone
   * @throws dev.quartet.platform.Problem naming the line when the file is malformed
   */
  public static Evaluation of(Path file, Function<String, Decision> decide) {
    var grading = new EvaluationGrading();
    EvaluationFile.read(file).forEach(request -> grading.grade(request, decide));
    return grading.result();
  }
}
