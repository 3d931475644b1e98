package dev.quartet.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.jobs.alert.Endpoint;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that disable themselves, with the alerts as they ship. */
class JobAlertsTest {
  @TempDir private Path folder;
  private final Endpoint endpoint = new Endpoint();
  private TeamJobs team;

  @BeforeEach
  void team() {
    team = new TeamJobs(folder);
    team.workspace.write(
        "quartet.yaml",
        "library: {shipped: false}\nalerts: [{webhook: '" + endpoint.url("/hook") + "'}]\n");
    team.job("nightly", "every: 1h\nscript: shop/down\n");
    team.restartWithItsAlerts();
  }

  @AfterEach
  void close() {
    team.close();
    endpoint.close();
  }

  private int told() {
    team.app().engine.get().monitoring.alerts.deliverBriefly();
    return endpoint.accepted().size();
  }

  @Test
  void three_failures_are_told_once_with_reason_and_last_output() {
    team.due("nightly").due("nightly");
    assertThat(told()).isZero();
    team.due("nightly").due("nightly");
    assertThat(told()).isEqualTo(1);
    assertThat(endpoint.accepted().getFirst().path("text").asText())
        .contains("the warehouse does not answer", "partly", "quartet jobs enable nightly");
  }

  @Test
  void a_crash_before_it_is_noted_that_it_was_told_tells_nothing_twice() {
    team.due("nightly").due("nightly").due("nightly");
    assertThat(told()).isEqualTo(1);
    team.app()
        .engine
        .get()
        .database
        .change(handle ->
            handle.execute(
                "UPDATE job_state SET untold = (SELECT MAX(id) FROM job_attempt WHERE job ="
                    + " 'nightly')"));

    team.clock.advance(Duration.ofHours(5));
    team.restartWithItsAlerts().jobs().settleAbandoned();
    assertThat(told()).isEqualTo(1);
    assertThat(team.app().engine.get().monitoring.alerts.view(10).alerts().getFirst().times())
        .isEqualTo(2);
  }

  @Test
  void a_job_that_disables_itself_again_is_told_again() {
    team.due("nightly").due("nightly").due("nightly");
    team.jobs().enable("nightly");
    team.due("nightly").due("nightly").due("nightly");
    assertThat(told()).isEqualTo(2);
  }
}
