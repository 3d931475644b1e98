package dev.quartet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.Request;
import dev.quartet.ledger.Report;
import dev.quartet.ledger.Retention.Pruned;
import dev.quartet.reply.Reply;
import dev.quartet.standin.Scripted;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionFlowTest {
  private static final String ASKED =
      "Write to jo@acme.com or +1 555 010 0100 about card 4242 4242 4242 4242, token: hunter22";

  @TempDir private Path folder;
  private TeamFlow team;

  @AfterEach
  void closes_everything() {
    team.close();
  }

  private Reply asked(String settings) {
    team =
        TeamFlow.replying(folder, Scripted.text("Mailed jo@acme.com, order 12345 of 7 items."))
            .alone(settings);
    Reply reply = team.ask(new Request(ASKED, "ada", Optional.of("c1"), Request.Options.NONE));
    assertThat(reply.status()).isEqualTo("answered");
    return reply;
  }

  private Pruned pruneAfter(Duration time) {
    team.clock.advance(time);
    return team.engine().retention.prune();
  }

  private Reply now(Reply reply) {
    return Reply.of(team.engine().records.entry(reply.id()));
  }

  private List<String> bodies() {
    return team.engine()
        .database
        .read(handle -> handle.createQuery("SELECT content FROM body").mapTo(String.class).list());
  }

  @Test
  void without_texts_the_record_still_tells_what_was_decided_and_paid() {
    Reply before = asked("store_text: none\n");
    Report report = team.report();

    assertThat(pruneAfter(Duration.ofMinutes(2)).requests()).isEqualTo(1);

    Reply after = now(before);
    assertThat(after.text()).isEmpty();
    assertThat(after.request()).isEmpty();
    assertThat(after.costUsd()).isEqualTo(before.costUsd());
    assertThat(after.steps()).isEqualTo(before.steps());
    assertThat(after.decisions()).hasSameSizeAs(before.decisions());
    assertThat(bodies()).singleElement().asString().doesNotContain("jo@", "4242", "Mailed");
    assertThat(team.report().totals()).isEqualTo(report.totals());
    assertThat(pruneAfter(Duration.ofMinutes(2)).requests()).isZero();
  }

  @Test
  void a_text_may_still_be_read_in_the_minute_after_its_request_ended() {
    Reply reply = asked("store_text: none\n");
    assertThat(pruneAfter(Duration.ofSeconds(30)).requests()).isZero();
    assertThat(now(reply).text()).startsWith("Mailed");
  }

  @Test
  void redaction_hides_addresses_numbers_and_secrets_and_keeps_the_rest() {
    Reply reply = asked("store_text: redacted\n");

    Pruned due = team.engine().retention.due();
    assertThat(due.requests()).isZero();
    Pruned pruned = pruneAfter(Duration.ofMinutes(2));

    assertThat(pruned.requests()).isEqualTo(1);
    assertThat(now(reply).request())
        .isEqualTo("Write to [email] or [number] about card [number], token: [secret]");
    assertThat(now(reply).text()).isEqualTo("Mailed [email], order [number] of 7 items.");
    assertThat(bodies()).noneMatch(body -> body.contains("acme") || body.contains("hunter22"));
  }

  @Test
  void texts_older_than_the_retention_go_and_younger_ones_stay() {
    Reply reply = asked("retention: 90d\n");
    assertThat(pruneAfter(Duration.ofDays(89)).texts()).isZero();
    assertThat(now(reply).request()).isEqualTo(ASKED);
    team.clock.advance(Duration.ofDays(2));
    assertThat(team.engine().retention.due().requests()).isEqualTo(1);
    assertThat(now(reply).request()).isEqualTo(ASKED);

    assertThat(pruneAfter(Duration.ZERO).requests()).isEqualTo(1);

    assertThat(now(reply).request()).isEmpty();
  }

  @Test
  void redacted_texts_go_too_once_they_are_old() {
    Reply reply = asked("store_text: redacted\nretention: 90d\n");
    assertThat(pruneAfter(Duration.ofDays(1)).requests()).isEqualTo(1);
    assertThat(pruneAfter(Duration.ofDays(90)).requests()).isEqualTo(1);
    assertThat(now(reply).request()).isEmpty();
    assertThat(pruneAfter(Duration.ofDays(1)).requests()).isZero();
  }

  @Test
  void everything_is_kept_unless_the_workspace_says_otherwise() {
    Reply reply = asked("");
    assertThat(team.engine().retention.isActive()).isFalse();
    assertThat(pruneAfter(Duration.ofDays(1000)).texts()).isZero();
    assertThat(now(reply).request()).isEqualTo(ASKED);
  }
}
