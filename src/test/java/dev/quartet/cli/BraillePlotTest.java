package dev.quartet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BraillePlotTest {
  @Test
  void draws_a_line_from_corner_to_corner() {
    assertThat(new BraillePlot(2, 1).line(0, 0, 1, 1).lines()).containsExactly("⡠⠊");
  }

  @Test
  void a_level_line_fills_the_row_of_its_height() {
    assertThat(new BraillePlot(3, 2).line(0, 1, 1, 1).lines()).containsExactly("⠉⠉⠉", "⠀⠀⠀");
    assertThat(new BraillePlot(3, 2).line(0, 0, 1, 0).lines()).containsExactly("⠀⠀⠀", "⣀⣀⣀");
  }

  @Test
  void cuts_what_lies_outside() {
    assertThat(new BraillePlot(2, 1).line(0, -1, 1, -0.5).mark(2, 0, 'x').lines())
        .containsExactly("⠀⠀");
  }

  @Test
  void a_mark_lies_over_the_line() {
    assertThat(new BraillePlot(2, 1).line(0, 0, 1, 0).mark(1, 0, '●').lines())
        .containsExactly("⣀●");
  }
}
