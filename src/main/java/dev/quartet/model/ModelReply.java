package dev.quartet.model;

import dev.quartet.model.Message.ToolCall;
import java.util.List;

/**
 * What a model call returned.
 *
 * @param text what it said; may be empty
 * @param calls the tools it called; may be empty
 * @param stop why it stopped
 * @param usage the provider's own count
 */
public record ModelReply(String text, List<ToolCall> calls, Stop stop, Usage usage) {

  /** Why a model stopped. */
  public enum Stop {
    FINISHED,
    TOOLS,
    LENGTH,
    FILTERED
  }
}
