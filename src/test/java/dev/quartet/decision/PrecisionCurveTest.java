package dev.quartet.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quartet.decision.Graded.Truth;
import dev.quartet.decision.PrecisionCurve.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrecisionCurveTest {
  private static final double THRESHOLD = 0.65;

  private static Graded graded(double score, Truth truth) {
    return new Graded(score, THRESHOLD, truth, score >= THRESHOLD, 1);
  }

  /** Four requests for a script and two for the model, from the surest to the one vetoed. */
  private static List<Graded> six() {
    return List.of(
        graded(0.9, Truth.RIGHT),
        graded(0.8, Truth.RIGHT),
        graded(0.7, Truth.NOT_FOR_A_SCRIPT),
        graded(0.6, Truth.RIGHT),
        graded(0.5, Truth.WRONG_SCRIPT),
        graded(0, Truth.NOT_FOR_A_SCRIPT));
  }

  @Test
  void counts_what_each_threshold_would_accept() {
    assertThat(PrecisionCurve.of(six()).points())
        .containsExactly(
            new Point(0.9, 1.0 / 4, 1, 1, 0, 0),
            new Point(0.8, 2.0 / 4, 1, 2, 0, 0),
            new Point(0.7, 2.0 / 4, 2.0 / 3, 3, 0, 1),
            new Point(0.6, 3.0 / 4, 3.0 / 4, 4, 0, 1),
            new Point(0.5, 3.0 / 4, 3.0 / 5, 5, 1, 1));
  }

  @Test
  void does_not_depend_on_the_order_of_the_requests() {
    List<Graded> shuffled = new ArrayList<>(six());
    Collections.shuffle(shuffled, new Random(4));
    assertThat(PrecisionCurve.of(shuffled)).isEqualTo(PrecisionCurve.of(six()));
  }

  @Test
  void requests_with_the_same_score_are_accepted_together() {
    List<Graded> same =
        List.of(
            graded(0.8, Truth.RIGHT),
            graded(0.8, Truth.WRONG_SCRIPT),
            graded(0.8, Truth.NOT_FOR_A_SCRIPT));
    assertThat(PrecisionCurve.of(same).points())
        .containsExactly(new Point(0.8, 1.0 / 2, 1.0 / 3, 3, 1, 1));
  }

  @Test
  void says_what_a_user_gets_at_the_threshold_of_the_library() {
    assertThat(PrecisionCurve.of(six()).realised())
        .contains(new Point(THRESHOLD, 2.0 / 4, 2.0 / 3, 3, 0, 1));
  }

  @Test
  void what_was_accepted_counts_and_not_what_the_threshold_would_allow() {
    List<Graded> withAWriteThatLacksAnArgument =
        List.of(
            graded(0.9, Truth.RIGHT), new Graded(0.95, THRESHOLD, Truth.WRONG_SCRIPT, false, 1));
    assertThat(PrecisionCurve.of(withAWriteThatLacksAnArgument).realised())
        .contains(new Point(THRESHOLD, 1.0 / 2, 1, 1, 0, 0));
  }

  @Test
  void finds_the_most_coverage_at_a_precision_though_it_was_lower_before() {
    PrecisionCurve curve = PrecisionCurve.of(six());
    assertThat(curve.coverageAt(0.99)).isEqualTo(2.0 / 4);
    assertThat(curve.coverageAt(0.75)).isEqualTo(3.0 / 4);
    assertThat(PrecisionCurve.of(List.of(graded(0.9, Truth.WRONG_SCRIPT))).coverageAt(0.99))
        .isZero();
  }

  @Test
  void finds_the_best_precision_at_a_coverage() {
    PrecisionCurve curve = PrecisionCurve.of(six());
    assertThat(curve.precisionAt(0.3)).contains(1.0);
    assertThat(curve.precisionAt(0.6)).contains(3.0 / 4);
    assertThat(curve.precisionAt(0.8)).isEmpty();
  }

  @Test
  void weights_make_a_small_group_count_as_much_as_a_large_one() {
    List<Graded> weighed =
        List.of(
            graded(0.9, Truth.RIGHT),
            graded(0.8, Truth.RIGHT),
            graded(0.7, Truth.NOT_FOR_A_SCRIPT).weighing(2));
    Point last = PrecisionCurve.of(weighed).points().getLast();
    assertThat(last.precision()).isEqualTo(2.0 / 4, within(1e-9));
    assertThat(last.accepted()).isEqualTo(3);
  }

  @Test
  void a_table_of_it_goes_in_steps_of_coverage_to_the_end() {
    List<Graded> many = new ArrayList<>();
    for (int i = 1; i <= 1000; i++) {
      many.add(graded(i / 1000.0, i % 5 == 0 ? Truth.NOT_FOR_A_SCRIPT : Truth.RIGHT));
    }
    List<Point> rows = PrecisionCurve.of(many).rows(12);
    assertThat(rows).hasSize(12);
    assertThat(rows).extracting(Point::coverage).isSorted();
    assertThat(rows.getFirst().coverage()).isEqualTo(1.0 / 12, within(0.01));
    assertThat(rows.getLast().coverage()).isEqualTo(1);
  }

  @Test
  void has_no_points_where_nothing_came_near() {
    PrecisionCurve curve = PrecisionCurve.of(List.of(graded(0, Truth.NOT_FOR_A_SCRIPT)));
    assertThat(curve.points()).isEmpty();
    assertThat(curve.realised()).isEmpty();
    assertThat(curve.rows(12)).isEmpty();
    assertThat(curve.coverageAt(0.95)).isZero();
  }

  @Test
  void the_share_of_false_accepts_counts_only_what_is_meant_for_the_model() {
    assertThat(PrecisionCurve.falseAccepts(six())).isEqualTo(1.0 / 2);
    assertThat(PrecisionCurve.falseAccepts(List.of(graded(0.9, Truth.WRONG_SCRIPT)))).isZero();
  }
}
