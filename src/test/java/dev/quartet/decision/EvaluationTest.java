package dev.quartet.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quartet.platform.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationTest {
  @TempDir Path folder;

  /** Knows three requests; everything else is for the specialist. */
  private static Decision decide(String text) {
    return switch (text) {
      case "mrr" -> script("stripe/mrr", Map.of("currency", "usd"), false);
      case "refund" -> script("stripe/refund", Map.of(), true);
      case "/nonsense" -> throw Problem.usage("unknown_route", "There is none", "");
      default ->
          new Decision(
              new Route.Direct(Optional.empty()),
              Source.WORKHORSE,
              0.5,
              "no script is about this",
              false,
              Optional.of("specialist"),
              Evidence.NONE);
    };
  }

  private static Decision script(String id, Map<String, String> arguments, boolean approval) {
    return new Decision(
        new Route.Script(id, arguments),
        Source.REFLEX,
        1,
        "every word explained",
        approval,
        Optional.empty(),
        Evidence.NONE);
  }

  private Evaluation evaluate(String lines) throws IOException {
    return Evaluation.of(
        Files.writeString(folder.resolve("labels.jsonl"), lines),
        EvaluationTest::decide,
        (_, _) -> {});
  }

  @Test
  void grades_routes_arguments_approvals_and_hints() throws IOException {
    Evaluation evaluation =
        evaluate(
            """
            {"text":"mrr","tier":"script","route":"stripe/mrr","arguments":{"currency":"usd"},"approval":false}
            {"text":"mrr","tier":"script","route":"stripe/mrr","arguments":{}}
            {"text":"refund","tier":"script","route":"stripe/refund","approval":false}
            {"text":"mrr","tier":"model"}

            {"text":"churn","tier":"script","route":"stripe/churn"}
            {"text":"why","tier":"model"}
            {"text":"fix the bug","tier":"specialist"}
            {"text":"say hello","tier":"direct"}
            {"text":"/nonsense","tier":"script"}
            """);

    assertThat(evaluation.requests()).isEqualTo(9);
    assertThat(evaluation.precision()).contains(3.0 / 4);
    assertThat(evaluation.coverage()).contains(3.0 / 5);
    assertThat(evaluation.argumentExactness()).contains(1.0 / 2);
    assertThat(evaluation.hintAccuracy()).contains(1.0 / 2);
    assertThat(evaluation.confusion())
        .containsEntry("script", Map.of("script", 3, "model", 1, "error", 1))
        .containsEntry("model", Map.of("script", 1, "model", 1))
        .containsEntry("direct", Map.of("specialist", 1));
    assertThat(evaluation.wrong())
        .extracting(Evaluation.Wrong::line)
        .containsExactly(2, 3, 4, 6, 9, 10);
    assertThat(evaluation.wrong())
        .extracting(Evaluation.Wrong::kind)
        .containsExactly(
            Evaluation.Kind.WRONG_ARGUMENTS,
            Evaluation.Kind.WRONG_APPROVAL,
            Evaluation.Kind.NOT_FOR_A_SCRIPT,
            Evaluation.Kind.MISSED,
            Evaluation.Kind.WRONG_HINT,
            Evaluation.Kind.REFUSED);
    assertThat(evaluation.wrong().get(2))
        .isEqualTo(
            new Evaluation.Wrong(
                4,
                "mrr",
                Evaluation.Kind.NOT_FOR_A_SCRIPT,
                "model",
                "script stripe/mrr {currency=usd}",
                "every word explained"));
  }

  @Test
  void leaves_out_what_it_cannot_measure() throws IOException {
    Evaluation evaluation = evaluate("{\"text\":\"why\",\"tier\":\"model\"}");

    assertThat(evaluation.precision()).isEmpty();
    assertThat(evaluation.coverage()).isEmpty();
    assertThat(evaluation.wrong()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nonsense                                        | no JSON object",
        "{\"tier\":\"model\"}                            | 'text' is missing",
        "{\"text\":\"a\",\"tier\":\"cheap\"}             | 'tier' is 'cheap'",
        "{\"text\":\"a\",\"tier\":\"script\",\"arguments\":[]} | 'arguments' is no",
        "{\"text\":\"a\",\"tier\":\"script\",\"approval\":1}   | 'approval' is neither"
      })
  void names_the_line_that_is_wrong(String line, String complaint) {
    assertThatThrownBy(() -> evaluate("{\"text\":\"a\",\"tier\":\"model\"}\n" + line + "\n"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("labels.jsonl:2: ")
        .hasMessageContaining(complaint);
  }
}
