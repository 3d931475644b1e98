package dev.quartet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.decision.Graded;
import dev.quartet.decision.Graded.Truth;
import dev.quartet.decision.PrecisionCurve;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTextTest {
  private final PrintedConsole printed = new PrintedConsole(false);

  private String printed(List<Graded> graded) {
    new CurveText(printed.console, PrecisionCurve.of(graded)).print();
    return printed.out();
  }

  private static Graded graded(double score, Truth truth) {
    return new Graded(score, 0.5, truth, score >= 0.5, 1);
  }

  /** A thousand requests that get worse; from the middle on half of them are for the model. */
  private static List<Graded> thousand() {
    List<Graded> graded = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      Truth late = i % 2 == 0 ? Truth.NOT_FOR_A_SCRIPT : Truth.RIGHT;
      graded.add(graded(1 - i / 1000.0, i < 450 ? Truth.RIGHT : late));
    }
    graded.add(graded(0.99, Truth.WRONG_SCRIPT));
    return graded;
  }

  @Test
  void fits_eighty_columns() {
    assertThat(printed(thousand()).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  @Test
  void has_a_row_for_each_step_of_coverage() {
    List<String> lines = printed(thousand()).lines().toList();
    assertThat(lines.get(1)).startsWith("THRESHOLD  COVERAGE  PRECISION  WRONG  WRONG SCRIPT");
    assertThat(lines.subList(2, 14)).allMatch(line -> line.matches(" +[01]\\.\\d{3} .*%.*%.*"));
    assertThat(lines.get(13)).contains("99.9 %").endsWith("275");
    assertThat(lines.get(14)).isBlank();
  }

  @Test
  void draws_the_curve_and_marks_what_the_user_gets() {
    String text = printed(thousand());
    List<String> plot = text.lines().filter(line -> line.matches(".*[┤│].*")).toList();
    assertThat(plot).hasSize(9);
    assertThat(plot.getFirst()).startsWith("100.0 % ┤");
    assertThat(plot.getLast()).startsWith(" 50.0 % ┤");
    assertThat(plot).filteredOn(line -> line.contains("●")).hasSize(1);
    assertThat(plot)
        .filteredOn(line -> line.matches(".*[\\u2801-\\u28ff].*"))
        .hasSizeGreaterThan(4);
  }

  @Test
  void says_the_coverage_at_three_precisions_and_at_the_threshold_of_the_library() {
    assertThat(printed(thousand()))
        .containsPattern("coverage at 95 % precision: +6[0-9]\\.\\d %")
        .containsPattern("coverage at 99 % precision: +6[0-9]\\.\\d %")
        .containsPattern("coverage at 99.5 % precision: +6[0-9]\\.\\d %")
        .contains(
            "● what you get, at the library's own threshold 0.500:",
            "27 of 502 wrong: 1 wrong script, 26 meant for the model");
  }

  @Test
  void says_that_there_is_no_curve_where_nothing_came_near() {
    assertThat(printed(List.of(graded(0, Truth.NOT_FOR_A_SCRIPT))))
        .contains("No request came near a script");
  }

  @Test
  void says_that_nothing_was_sent_to_a_script() {
    assertThat(printed(List.of(graded(0.3, Truth.RIGHT))))
        .contains("What you get: no request was sent to a script.")
        .doesNotContain("●");
  }
}
