package dev.quartet.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.jobs.heartbeat.Heartbeat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The heartbeat by the real scheduler; only the clock is set. */
class HeartbeatScheduleTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path folder;
  private TeamJobs team;

  @BeforeEach
  void team() {
    team = new TeamJobs(folder);
  }

  @AfterEach
  void close() {
    team.close();
  }

  private Heartbeat heartbeat() {
    return team.app().engine.get().monitoring.heartbeat;
  }

  private int beats() {
    return heartbeat().history(100).size();
  }

  private void awaitBeats(int count) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (beats() < count) {
      assertThat(System.nanoTime()).as(count + " heartbeats").isLessThan(deadline);
      Thread.sleep(50);
    }
  }

  @Test
  void comes_at_once_then_every_hour_and_a_restart_or_a_second_server_adds_none()
      throws InterruptedException {
    try (var _ = team.scheduler(heartbeat().chores())) {
      awaitBeats(1);
      assertThat(heartbeat().view().next())
          .hasValue(team.now().plus(Duration.ofHours(1)).toEpochMilli());
    }
    team.restart();
    try (var _ = team.scheduler(heartbeat().chores());
        var _ = team.scheduler(heartbeat().chores())) {
      team.clock.advance(Duration.ofMinutes(61));
      awaitBeats(2);
      team.clock.advance(Duration.ofMinutes(61));
      awaitBeats(3);
    }
    assertThat(beats()).isEqualTo(3);
    assertThat(heartbeat().view().every()).isEqualTo(3_600_000);
  }

  @Test
  void is_switched_off_by_the_configuration() {
    team.workspace.write(
        "quartet.yaml", "library: {shipped: false}\nheartbeat: {enabled: false}\n");
    team.restart();
    assertThat(heartbeat().chores()).isEmpty();
    assertThat(heartbeat().view().next()).isEmpty();
  }

  @Test
  void the_history_of_runs_is_kept_for_90_days() {
    team.job("count", "every: 1h\nscript: shop/orders\n").due("count");
    team.clock.advance(Duration.ofDays(89));
    team.due("count");
    team.jobs().pruning().work().run();
    assertThat(team.jobs().history("count", 10)).hasSize(2);

    team.clock.advance(Duration.ofDays(2));
    team.jobs().pruning().work().run();
    List<Attempt> left = team.jobs().history("count", 10);
    assertThat(left).hasSize(1);
    assertThat(left.getFirst().started())
        .isGreaterThan(team.now().minus(Duration.ofDays(3)).toEpochMilli());
  }
}
