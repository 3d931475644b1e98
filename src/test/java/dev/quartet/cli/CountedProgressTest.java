package dev.quartet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CountedProgressTest {
  /** Close to where the process's clock turns negative. */
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

  private final PrintedConsole printed = new PrintedConsole(true);

  private CountedProgress progress() {
    return new CountedProgress(printed.console, nanos::get);
  }

  private void passes(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void is_silent_for_the_first_second() {
    try (var progress = progress()) {
      passes(Duration.ofMillis(999));
      progress.done(1, 9);
    }
    assertThat(printed.err()).isEmpty();
  }

  @Test
  void then_says_how_far_it_is_and_leaves_no_trace() {
    try (var progress = progress()) {
      passes(Duration.ofSeconds(1));
      progress.done(3, 9);
      progress.done(4, 9);
      passes(Duration.ofMillis(100));
      progress.done(5, 9);
    }
    assertThat(printed.err()).isEqualTo("\r\u001b[2K3 of 9\r\u001b[2K5 of 9\r\u001b[2K");
    assertThat(printed.out()).isEmpty();
  }

  @Test
  void is_silent_where_nobody_sees_it() {
    var unseen = new PrintedConsole(false);
    try (var progress = new CountedProgress(unseen.console, nanos::get)) {
      passes(Duration.ofSeconds(2));
      progress.done(3, 9);
    }
    assertThat(unseen.err()).isEmpty();
  }
}
