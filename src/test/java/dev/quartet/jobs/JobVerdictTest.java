package dev.quartet.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.run.EventSink;
import dev.quartet.standin.Scripted;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job's run counts as, and what ends it. */
class JobVerdictTest {
  @TempDir private Path folder;
  private TeamJobs team;

  @BeforeEach
  void team() {
    team = new TeamJobs(folder);
  }

  @AfterEach
  void closes_everything() {
    team.close();
  }

  private static Scripted script(String id) {
    return Scripted.call("run_script", Map.of("id", id, "arguments", Map.of(), "then", "continue"));
  }

  @Test
  void a_model_that_says_done_after_a_failed_script_has_not_done_it() {
    team.replying(script("shop/down"), Scripted.text("Done! Everything is in order."));
    team.job("nightly", "every: 1h\nask: Would you be so kind as to check the warehouse?\n");
    team.due("nightly");

    assertThat(team.record("nightly").answer().orElseThrow().text()).contains("Done!");
    assertThat(team.last("nightly").status()).isEqualTo("failed");
    assertThat(team.last("nightly").code()).contains("script_failed");
    assertThat(team.last("nightly").reason().orElse(""))
        .contains("shop/down", "the warehouse does not answer");
  }

  @Test
  void a_model_that_says_done_after_calling_a_tool_wrongly_has_not_done_it() {
    team.replying(script("shop/dwon"), Scripted.text("Done!"));
    team.job("nightly", "every: 1h\nask: Would you be so kind as to check the warehouse?\n");
    team.due("nightly");

    assertThat(team.last("nightly").status()).isEqualTo("failed");
  }

  @Test
  void a_failure_that_another_lookup_hides_is_still_a_failure() {
    team.replying(
        script("shop/down"),
        Scripted.call("find", Map.of("query", "warehouse")),
        Scripted.text("Done!"));
    team.job("nightly", "every: 1h\nask: Would you be so kind as to check the warehouse?\n");
    team.due("nightly");

    assertThat(team.last("nightly").status()).isEqualTo("failed");
  }

  @Test
  void a_failure_that_was_made_up_for_is_none() {
    team.replying(script("shop/down"), script("shop/orders"), Scripted.text("There are 42."));
    team.job("nightly", "every: 1h\nask: Would you be so kind as to count the orders?\n");
    team.due("nightly");

    assertThat(team.last("nightly").status()).isEqualTo("succeeded");
  }

  @Test
  void a_model_that_fails_fails_its_job() {
    team.replying(Scripted.error(401, "no such key"));
    team.job("nightly", "every: 1h\nask: Would you be so kind as to think?\n").due("nightly");

    assertThat(team.last("nightly").code()).contains("model_authentication");
  }

  @Test
  void what_a_job_may_not_do_is_denied_at_once() {
    team.job("pay", "every: 1h\nscript: shop/refund\n").due("pay");

    assertThat(team.last("pay").status()).isEqualTo("failed");
    assertThat(team.last("pay").code()).contains("not_granted");
    assertThat(team.workspace.root.resolve("refunds")).doesNotExist();
    assertThat(team.app().engine.get().approvals.pending()).isEmpty();
  }

  @Test
  void a_grant_gives_the_yes_for_its_effects_and_no_others() {
    team.job("other", "every: 1h\nscript: shop/refund\ngrant: [write]\n").due("other");
    assertThat(team.last("other").code()).contains("not_granted");

    team.job("pay", "every: 1h\nscript: shop/refund\ngrant: [money]\n").due("pay");
    assertThat(team.last("pay").status()).isEqualTo("succeeded");
    assertThat(team.record("pay").approval().orElseThrow().status()).isEqualTo("approved");
    assertThat(team.workspace.root.resolve("refunds")).hasContent("refunded\n");
  }

  @Test
  void a_job_does_not_spend_more_than_its_budget() {
    team.replying(Scripted.text("I thought about it."));
    team.job("dear", "every: 1h\nask: Would you be so kind as to think?\nbudget: 0.0001\n");
    team.due("dear");

    assertThat(team.last("dear").code()).contains("budget");
    assertThat(team.model.requests()).isEmpty();
  }

  @Test
  void a_job_that_takes_too_long_is_ended_and_has_failed() {
    team.job("slow", "every: 1h\nscript: shop/slow\ntimeout: 1s\n").due("slow");

    assertThat(team.last("slow").status()).isEqualTo("failed");
    assertThat(team.last("slow").code()).contains("timeout");
    assertThat(team.last("slow").reason()).contains("it took longer than its time-out of 1 s");
  }

  @Test
  void a_run_that_a_person_ends_says_nothing_about_the_job() throws Exception {
    team.job("slow", "every: 1h\nscript: shop/slow\n");
    JobRun run = team.jobs().run("slow", EventSink.NONE);
    var reply = java.util.concurrent.CompletableFuture.supplyAsync(run.rest());
    while (team.runs("shop/slow") == 0) {
      Thread.onSpinWait();
    }
    assertThat(team.app().engine.get().flow.cancel(run.id(), "enough")).isTrue();

    assertThat(reply.get().status()).isEqualTo("cancelled");
    assertThat(team.last("slow").status()).isEqualTo("cancelled");
    assertThat(team.jobs().show("slow").failures()).isZero();
  }
}
