package dev.quartet.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quartet.TestWorkspace;
import dev.quartet.platform.Problem;
import dev.quartet.platform.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeartbeatSettingsTest {
  @TempDir private Path folder;

  private HeartbeatSettings read(String heartbeat, boolean trusted) {
    var workspace = new TestWorkspace(folder);
    workspace.write("quartet.yaml", "library: {shipped: false}\nheartbeat: " + heartbeat + "\n");
    try (var processes = new Processes()) {
      return (trusted ? workspace.trusted() : workspace)
          .open(processes)
          .configuration()
          .heartbeat();
    }
  }

  @Test
  void reads_every_field() {
    HeartbeatSettings settings =
        read(
            "{every: 15m, quiet: \"22:00-07:00\", timezone: Europe/Berlin, enabled: false, triage:"
                + " false}",
            true);
    assertThat(settings.every()).isEqualTo(Duration.ofMinutes(15));
    assertThat(settings.enabled()).isFalse();
    assertThat(settings.triage()).isFalse();
    HeartbeatSettings.Quiet quiet = settings.quiet().orElseThrow();
    assertThat(quiet.covers(Instant.parse("2026-11-20T21:00:00Z"))).isTrue();
    assertThat(quiet.covers(Instant.parse("2026-11-20T20:59:59Z"))).isFalse();
    assertThat(quiet.covers(Instant.parse("2026-11-20T06:00:00Z"))).isFalse();
    assertThat(quiet.end(Instant.parse("2026-11-20T21:00:00Z")))
        .hasToString("2026-11-21T06:00:00Z");
  }

  @Test
  void quiet_hours_end_with_a_heartbeat() {
    HeartbeatSettings settings = read("{quiet: \"12:00-13:30\"}", true);
    assertThat(settings.after(Instant.parse("2026-11-20T12:50:00Z")))
        .hasToString("2026-11-20T13:30:00Z");
    assertThat(settings.after(Instant.parse("2026-11-20T12:10:00Z")))
        .hasToString("2026-11-20T13:10:00Z");
    assertThat(settings.after(Instant.parse("2026-11-20T13:30:00Z")))
        .hasToString("2026-11-20T14:30:00Z");
  }

  @Test
  void an_untrusted_folder_has_its_memory_left_alone_and_no_haste() {
    HeartbeatSettings settings = read("{every: 1m, triage: true}", false);
    assertThat(settings.triage()).isFalse();
    assertThat(settings.every()).isEqualTo(Duration.ofHours(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{evry: 1h}|unknown key 'evry'",
        "{every: 10s}|heartbeat.every is from 1m to 1d",
        "{every: 2d}|heartbeat.every is from 1m to 1d",
        "{quiet: nights}|heartbeat.quiet is no stretch of a day: 'nights'",
        "{quiet: \"24:00-07:00\"}|heartbeat.quiet is no stretch",
        "{quiet: \"07:00-07:00\"}|heartbeat.quiet is no stretch",
        "{timezone: Berlin}|heartbeat.timezone: there is no time zone 'Berlin'",
        "{enabled: perhaps}|expected true or false",
      })
  void says_which_field_is_wrong_and_where(String heartbeat, String message) {
    assertThatThrownBy(() -> read(heartbeat, true))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("quartet.yaml:2: " + message);
  }
}
