package dev.quartet.ledger.replay;

import dev.quartet.model.Usage;
import java.util.Optional;

/**
 * A request as a log has it.
 *
 * @param line its line in the file, from 1
 * @param text what the person said last
 * @param conversation what was said before, without the instructions of the system
 * @param model who answered
 * @param usage the tokens that it took
 */
public record PastRequest(
    int line, String text, String conversation, Optional<String> model, Optional<Usage> usage) {

  boolean followsUp() {
    return !conversation.isBlank();
  }
}
