package dev.quartet.decision;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
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
 * @param wrong in the order of the file
 * @param graded what the reflex made of each; requests that name their route outright are not among
 *     them
 */
public record Evaluation(
    int requests,
    Map<String, Map<String, Integer>> confusion,
    Optional<Double> precision,
    Optional<Double> coverage,
    Optional<Double> argumentExactness,
    Optional<Double> hintAccuracy,
    List<Wrong> wrong,
    @JsonIgnore List<Graded> graded) {

  /** What is wrong with a decision, the worst first. */
  public enum Kind {
    WRONG_SCRIPT("wrong script"),
    NOT_FOR_A_SCRIPT("should have gone to the model"),
    MISSED("missed"),
    WRONG_ARGUMENTS("wrong arguments"),
    WRONG_APPROVAL("wrong approval"),
    WRONG_HINT("wrong hint"),
    REFUSED("refused");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    @JsonValue
    public String label() {
      return label;
    }
  }

  /**
   * A request that was decided otherwise than its label says.
   *
   * @param line in the file, from 1
   * @param reason the router's own
   */
  public record Wrong(
      int line, String text, Kind kind, String expected, String got, String reason) {}

  /** What happens while a file is graded. */
  @FunctionalInterface
  public interface Progress {
    /** So many of all requests are done. */
    void done(int requests, int all);
  }

  /**
   * Grades a way of deciding.
   *
   * @param file one JSON object a line: {@code text}, {@code tier}, and optionally {@code route},
   *     {@code arguments}, {@code approval}
   * @param decide decides a text alone
   * @throws dev.quartet.platform.Problem naming the line when the file is malformed
   */
  public static Evaluation of(Path file, Function<String, Decision> decide, Progress progress) {
    var grading = new EvaluationGrading();
    List<LabelledRequest> requests = EvaluationFile.read(file);
    for (int i = 0; i < requests.size(); i++) {
      grading.grade(requests.get(i), decide);
      progress.done(i + 1, requests.size());
    }
    return grading.result();
  }

  /** Precision against coverage. */
  public PrecisionCurve curve() {
    return PrecisionCurve.of(graded);
  }
}
