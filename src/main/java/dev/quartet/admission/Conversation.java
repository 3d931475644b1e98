package dev.quartet.admission;

import dev.quartet.model.Message;
import java.util.List;
import java.util.Optional;

/**
 * A conversation as a request finds it. It is kept whole; a model is shown a part of it.
 *
 * @param summary what came before the messages, in short; absent: nothing did
 * @param covered how many messages the summary stands for
 * @param messages what was said since, oldest first, a question and its answer in turn
 * @param summarised how many messages there were when a summary was last asked for
 */
public record Conversation(
    Optional<String> summary, int covered, List<Message> messages, int summarised) {
  /** A request that belongs to none. */
  public static final Conversation NONE = new Conversation(Optional.empty(), 0, List.of(), 0);

  public Conversation {
    messages = List.copyOf(messages);
  }

  public boolean isEmpty() {
    return messages.isEmpty() && summary.isEmpty();
  }

  /** How many questions were answered since a summary was last asked for. */
  public int exchangesSince() {
    return (covered + messages.size() - summarised) / 2;
  }
}
