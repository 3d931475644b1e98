package dev.quartet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.flow.TeamFlow.Api;
import dev.quartet.model.TokenCounter;
import dev.quartet.reply.Reply;
import dev.quartet.run.ContextManifest;
import dev.quartet.standin.Asked;
import dev.quartet.standin.ModelServer;
import dev.quartet.standin.Scripted;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationFlowTest {
  private static final String FACT = "The harbour office's code word is kingfisher-41.";
  private static final Pattern CODE_WORD = Pattern.compile("code word is (\\S+)\\.");
  private static final int REPLY_WORDS = 60;

  @TempDir private Path folder;
  private final TokenCounter counter = new TokenCounter();
  private TeamFlow team;

  @AfterEach
  void closes_everything() {
    team.close();
  }

  private static boolean isSummary(Asked asked) {
    return asked.system().contains("running summary");
  }

  /** A model that knows only what it was sent, and whose summaries keep what is a fact. */
  private void talking(boolean summaryFails) {
    team =
        new TeamFlow(
                folder,
                new ModelServer(asked -> {
                  if (isSummary(asked)) {
                    return summaryFails
                        ? Scripted.error(400, "no summaries today")
                        : TeamFlow.metered(Scripted.text(facts(asked.lastUserText())));
                  }
                  return TeamFlow.metered(Scripted.text(answer(asked)));
                }))
            .speaking(Api.ANTHROPIC)
            .alone("");
  }

  private static String facts(String turns) {
    return turns
        .lines()
        .filter(line -> line.contains("code word is"))
        .distinct()
        .collect(Collectors.joining("\n"));
  }

  private static String answer(Asked asked) {
    if (!asked.lastUserText().endsWith("What is the code word?")) {
      return "I see. " + "lantern ".repeat(REPLY_WORDS);
    }
    Matcher known = CODE_WORD.matcher(TeamFlow.sent(asked));
    return known.find() ? known.group(1) : "nobody told me";
  }

  private static String turn(int number) {
    return number == 3 ? FACT : "Thought number " + number + " about boats. " + "oar ".repeat(40);
  }

  private List<Asked> summaries() {
    return team.model.requests().stream().filter(ConversationFlowTest::isSummary).toList();
  }

  @Test
  void two_hundred_turns_stay_within_the_limit_and_the_third_is_still_known() {
    talking(false);
    for (int i = 1; i <= 199; i++) {
      Reply reply = team.askIn("c1", turn(i));
      assertThat(reply.status()).isEqualTo("answered");
    }

    Reply last = team.askIn("c1", "What is the code word?");

    assertThat(last.text()).isEqualTo("kingfisher-41");
    assertThat(summaries()).hasSizeBetween(1, 10);
    for (Asked asked : team.model.requests()) {
      int conversation = asked.messages().stream().mapToInt(counter::count).sum();
      assertThat(conversation).isLessThanOrEqualTo(isSummary(asked) ? 15_000 : 6_200);
    }
    assertThat(
            team.engine().conversations.look("c1", "ada").messages().size()
                + team.engine().conversations.look("c1", "ada").covered())
        .isEqualTo(400);
  }

  @Test
  void a_summary_is_a_step_of_the_request_that_needed_it_and_is_paid_by_it() {
    talking(false);
    Reply reply = team.askIn("c1", turn(1));
    for (int i = 2; summaries().isEmpty() && i < 60; i++) {
      reply = team.askIn("c1", turn(i));
    }

    assertThat(TeamFlow.kinds(reply)).containsExactly("decide", "model", "model");
    assertThat(reply.steps().stream().flatMap(step -> step.context().stream()))
        .extracting(ContextManifest::role)
        .containsExactly("summary", "direct");
    assertThat(reply.costUsd()).isEqualByComparingTo(TeamFlow.costOfSteps(reply));
    assertThat(reply.costUsd()).isEqualByComparingTo("0.0102");
    assertThat(manifest(reply).parts())
        .extracting(ContextManifest.Part::name)
        .anyMatch(name -> name.startsWith("summary of the first"));
  }

  private static ContextManifest manifest(Reply reply) {
    return reply.steps().getLast().context().orElseThrow();
  }

  @Test
  void a_summary_that_fails_fails_no_request_and_is_not_asked_for_again_at_once() {
    talking(true);
    Reply reply = team.askIn("c1", turn(1));
    for (int i = 2; i <= 75; i++) {
      reply = team.askIn("c1", turn(i));
      assertThat(reply.error()).isEmpty();
    }

    assertThat(summaries()).hasSizeBetween(1, 3);
    assertThat(manifest(reply).omitted())
        .extracting(ContextManifest.Omission::reason)
        .contains("too long, and in no summary yet");
    assertThat(team.askIn("c1", "What is the code word?").text()).isEqualTo("nobody told me");
  }

  @Test
  void the_conversation_begins_alike_until_it_has_to_be_shortened() {
    talking(false);
    for (int i = 1; i <= 40; i++) {
      team.askIn("c1", turn(i));
    }

    List<Asked> answers =
        team.model.requests().stream().filter(asked -> !isSummary(asked)).toList();
    int changes = 0;
    for (int i = 2; i < answers.size(); i++) {
      boolean same =
          answers.get(i).messages().getFirst().equals(answers.get(i - 1).messages().getFirst());
      changes += same ? 0 : 1;
    }
    assertThat(changes).isLessThanOrEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 30})
  void turns_that_are_very_long_fit_as_well(int turns) {
    talking(false);
    for (int i = 0; i < turns; i++) {
      assertThat(team.askIn("c1", FACT + " word".repeat(9_000)).error()).isEmpty();
    }

    Reply last = team.askIn("c1", "What is the code word?");

    assertThat(last.text()).isEqualTo("kingfisher-41");
    assertThat(team.model.requests().getLast().messages().stream().mapToInt(counter::count).sum())
        .isLessThanOrEqualTo(6_200);
  }

  @Test
  void a_request_that_waited_goes_on_with_the_summary_that_it_wrote() {
    team =
        new TeamFlow(
                folder,
                new ModelServer(asked -> {
                  if (isSummary(asked)) {
                    return TeamFlow.metered(Scripted.text("Ada talks about boats."));
                  }
                  if (!asked.lastUserText().endsWith("Please settle it.")) {
                    return TeamFlow.metered(Scripted.text("I see. " + "lantern ".repeat(300)));
                  }
                  return TeamFlow.metered(
                      asked.toolResults().isEmpty()
                          ? Scripted.call(
                              "run_script", Map.of("id", "shop/refund", "then", "continue"))
                          : Scripted.text("Settled."));
                }))
            .speaking(Api.ANTHROPIC)
            .alone("");
    team.workspace.script(
        "shop/refund",
        "description: Refund an order\neffect: write\nexamples:\n  - Refund it\n",
        "echo refunded\n");
    for (int i = 1; i <= 20; i++) {
      team.askIn("c1", turn(i));
    }
    assertThat(summaries()).isEmpty();

    Reply waiting = team.askIn("c1", "Please settle it.");
    assertThat(waiting.status()).isEqualTo("waiting");
    team.restarted();
    Reply done = team.decide(waiting.id(), true);

    assertThat(done.error()).isEmpty();
    assertThat(done.text()).isEqualTo("Settled.");
    assertThat(summaries()).hasSize(1);
    assertThat(TeamFlow.sent(team.model.requests().getLast())).contains("Ada talks about boats.");
  }
}
