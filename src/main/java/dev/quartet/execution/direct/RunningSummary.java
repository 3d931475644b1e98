package dev.quartet.execution.direct;

import dev.quartet.admission.Admitted;
import dev.quartet.admission.Conversation;
import dev.quartet.admission.Conversations;
import dev.quartet.execution.agent.Excerpt;
import dev.quartet.execution.agent.Prompts;
import dev.quartet.model.Message;
import dev.quartet.model.ModelReply;
import dev.quartet.model.Role;
import dev.quartet.model.TokenCounter;
import dev.quartet.platform.Problem;
import dev.quartet.run.ModelCalls;
import dev.quartet.run.ModelContext;
import dev.quartet.run.RunBudget.Purse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Keeps what a conversation's model is no longer shown as a summary, written by the workhorse when
 * there is enough of it; a step of the request that needed it.
 */
public final class RunningSummary {
  /** What is shorter than this stays readable in a line for each turn. */
  private static final int WORTHWHILE = 800;

  /** So many questions are answered between two summaries, at least. */
  private static final int EXCHANGES = 20;

  private static final int TURNS = 12_000;

  private final ModelCalls models;
  private final Conversations conversations;
  private final TokenCounter counter;

  public RunningSummary(ModelCalls models, Conversations conversations, TokenCounter counter) {
    this.models = models;
    this.conversations = conversations;
    this.counter = counter;
  }

  /** Whether a summary would be written. */
  static boolean isDue(RecentTurns turns) {
    return turns.olderTokens() >= WORTHWHILE && turns.conversation().exchangesSince() >= EXCHANGES;
  }

  /**
   * The request's conversation, its summary brought up to date when that is due. When the model
   * fails, or the budget does not allow it, the conversation stays as it is.
   */
  Conversation broughtUpToDate(Admitted admitted) {
    Conversation before = admitted.conversation();
    RecentTurns turns = RecentTurns.of(before, counter);
    if (!isDue(turns)) {
      return before;
    }
    int messages = before.covered() + before.messages().size();
    int covered = before.covered() + turns.older().size();
    Optional<String> summary = written(admitted, turns);
    conversations.summarised(admitted.run(), covered, messages, summary);
    return summary.isEmpty()
        ? before
        : new Conversation(
            summary,
            covered,
            before.messages().subList(turns.older().size(), before.messages().size()),
            messages);
  }

  private Optional<String> written(Admitted admitted, RecentTurns turns) {
    try {
      ModelReply reply =
          models.call(
              admitted.run(), Role.WORKHORSE, new Purse.OfRequest(), context(turns), _ -> {});
      return Optional.of(reply.text().strip())
          .filter(text -> !text.isEmpty())
          .map(text -> Excerpt.of(text, RecentTurns.SUMMARY, counter));
    } catch (Problem e) {
      // The step says why; a conversation without a summary is only shorter.
      return Optional.empty();
    }
  }

  private ModelContext context(RecentTurns turns) {
    String instructions = Prompts.read("summary", Map.of());
    String asked =
        turns
                .conversation()
                .summary()
                .map(text -> "The summary so far:\n" + text + "\n\n")
                .orElse("")
            + "What was said since:\n"
            + since(turns.older());
    int most = Math.min(RecentTurns.SUMMARY, models.maxTokens(Role.WORKHORSE));
    return models.asking(
        "summary", instructions, Map.entry(turns.older().size() + " turns", asked), most);
  }

  private String since(List<Message> turns) {
    int share = TURNS / turns.size();
    boolean fits = turns.stream().mapToInt(counter::count).sum() <= TURNS;
    return turns.stream()
        .map(Speech::of)
        .map(said -> fits ? said : Excerpt.of(said, share, counter))
        .collect(Collectors.joining("\n\n"));
  }
}
