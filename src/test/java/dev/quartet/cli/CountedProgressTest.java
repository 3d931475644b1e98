package dev.quartet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.App;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CountedProgressTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

  private CountedProgress progress(boolean watched) {
    var out = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    var streams =
        new Console.Streams(
            InputStream.nullInputStream(),
            out,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            watched);
    var environment = new dev.quartet.workspace.Environment(Map.of(), Path.of(""));
    var setting = new App.Setting(Path.of(""), environment, Clock.systemUTC());
    return new CountedProgress(new Console(setting, streams), nanos::get);
  }

  private void passes(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private String shown() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void is_silent_for_the_first_second() {
    try (var progress = progress(true)) {
      passes(Duration.ofMillis(999));
      progress.done(1, 9);
    }
    assertThat(shown()).isEmpty();
  }

  @Test
  void then_says_how_far_it_is_and_leaves_no_trace() {
    try (var progress = progress(true)) {
      passes(Duration.ofSeconds(1));
      progress.done(3, 9);
      progress.done(4, 9);
      passes(Duration.ofMillis(100));
      progress.done(5, 9);
    }
    assertThat(shown()).isEqualTo("\r\u001b[2K3 of 9\r\u001b[2K5 of 9\r\u001b[2K");
  }

  @Test
  void is_silent_where_nobody_sees_it() {
    try (var progress = progress(false)) {
      passes(Duration.ofSeconds(2));
      progress.done(3, 9);
    }
    assertThat(shown()).isEmpty();
  }
}
