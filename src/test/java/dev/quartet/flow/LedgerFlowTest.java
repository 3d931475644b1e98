package dev.quartet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.ledger.Report;
import dev.quartet.model.Usage;
import dev.quartet.reply.Reply;
import dev.quartet.standin.Scripted;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerFlowTest {
  @TempDir private Path folder;
  private TeamFlow team;

  @AfterEach
  void closes_everything() {
    team.close();
  }

  private static Scripted uptime(String then) {
    return Scripted.call(
        "run_script", Map.of("id", "system/uptime", "arguments", Map.of(), "then", then));
  }

  private static BigDecimal sum(List<Reply> replies, Function<Reply, BigDecimal> amount) {
    return replies.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal baselineLines(Reply reply) {
    return reply.baseline().stream()
        .map(Reply.BaselineView::costUsd)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private List<Reply> aMixedDay() {
    team =
        TeamFlow.replying(
            folder,
            Scripted.text("Because of the wind.").using(new Usage(1000, 100, 2000, 500)),
            uptime("reply"),
            uptime("continue"),
            Scripted.text("It is up.").using(new Usage(7, 3, 11, 13)),
            Scripted.call("delegate", Map.of("task", "Think hard about sails.")),
            Scripted.text("Reef early.").using(new Usage(333, 77, 1, 1)),
            Scripted.text(PipelineFlowTest.POST.strip()),
            Scripted.text(PipelineFlowTest.PAGE),
            Scripted.error(500, "broken"),
            Scripted.text("At last.").using(new Usage(1, 1, 1, 1)),
            Scripted.error(401, "no such key"));
    return List.of(
        team.ask("Why do sails flutter?"),
        team.ask("Is the machine fine, do you think?"),
        team.ask("Is the machine fine, and for how long will it be?"),
        team.ask("How should one sail in a storm?"),
        team.ask("/blog-post zebra lanterns"),
        team.ask("Why do ropes creak?"),
        team.ask("Why do gulls cry?"),
        team.ask("What is the uptime?"),
        team.ask("/no/such"));
  }

  @Test
  void adds_up_to_the_nano_dollar_from_steps_to_replies_to_the_report() {
    List<Reply> replies = aMixedDay();

    assertThat(replies)
        .extracting(Reply::status)
        .containsExactly(
            "answered",
            "answered",
            "answered",
            "answered",
            "answered",
            "answered",
            "failed",
            "answered",
            "failed");
    assertThat(replies)
        .extracting(Reply::tier)
        .containsExactly(
            "direct",
            "script",
            "direct",
            "specialist",
            "pipeline",
            "direct",
            "direct",
            "script",
            "");
    // 1000 × $3 + 100 × $15 + 2000 × $0.30 + 500 × $3.75, per million tokens
    assertThat(replies.getFirst().costUsd()).isEqualByComparingTo("0.006975");
    assertThat(replies)
        .allSatisfy(
            reply -> assertThat(TeamFlow.costOfSteps(reply)).isEqualByComparingTo(reply.costUsd()))
        .allSatisfy(reply ->
            assertThat(
                    reply.steps().stream()
                        .map(Reply.StepView::tokens)
                        .reduce(Usage.NONE, Usage::plus))
                .isEqualTo(reply.tokens()));
    Report.Totals totals = team.report().totals();
    assertThat(totals.requests()).isEqualTo(9);
    assertThat(totals.costUsd()).isEqualByComparingTo(sum(replies, Reply::costUsd));
    assertThat(totals.tokens())
        .isEqualTo(replies.stream().map(Reply::tokens).reduce(Usage.NONE, Usage::plus));
    assertThat(totals.baselineUsd()).isEqualByComparingTo(sum(replies, Reply::baselineUsd));
    assertThat(
            team.report().tiers().values().stream()
                .map(Report.TierFigures::costUsd)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(totals.costUsd());
    long spent =
        team.engine()
            .database
            .read(handle ->
                handle
                    .createQuery("SELECT SUM(spent_nanos) FROM budget WHERE scope LIKE 'day:%'")
                    .mapTo(Long.class)
                    .one());
    assertThat(spent).isEqualTo(totals.costUsd().movePointRight(9).longValueExact());
  }

  @Test
  void shows_every_baseline_line_by_line() {
    List<Reply> replies = aMixedDay();
    assertThat(replies)
        .allSatisfy(
            reply -> assertThat(baselineLines(reply)).isEqualByComparingTo(reply.baselineUsd()))
        .allSatisfy(reply ->
            assertThat(reply.baselineUsd().signum())
                .isEqualTo(reply.status().equals("answered") ? 1 : 0));
    assertThat(replies.get(1).baseline())
        .extracting(Reply.BaselineView::label)
        .contains("choosing the tool", "writing the reply");
  }

  @Test
  void keeps_a_record_of_every_decision_step_and_receipt() {
    List<Reply> replies = aMixedDay();

    assertThat(replies)
        .extracting(reply -> reply.decisions().size())
        .containsExactly(1, 2, 1, 2, 1, 1, 1, 1, 0);
    assertThat(replies)
        .extracting(reply -> reply.receipts().size())
        .containsExactly(0, 1, 1, 0, 0, 0, 0, 1, 0);
    assertThat(replies)
        .allSatisfy(reply ->
            assertThat(reply.steps()).noneMatch(step -> step.status().equals("under way")));
    assertThat(TeamFlow.kinds(replies.get(5))).containsExactly("decide", "model", "model");
    assertThat(replies.get(5).steps().get(1).status()).isEqualTo("failed");
    assertThat(replies.get(5).steps().get(1).error())
        .hasValueSatisfying(error -> assertThat(error).contains("broken"));
    assertThat(replies.get(6).error().orElseThrow().message()).contains("no such key");
  }

  @Test
  void takes_no_part_of_the_record_back() {
    team = TeamFlow.replying(folder, Scripted.text("Because."));
    team.ask("Why?");
    for (String table : List.of("decision", "step_start", "step_end", "outcome", "baseline_line")) {
      assertThat(
              org.assertj.core.api.Assertions.catchThrowable(() ->
                  team.engine().database.change(handle -> handle.execute("DELETE FROM " + table))))
          .as(table)
          .isNotNull();
    }
  }
}
