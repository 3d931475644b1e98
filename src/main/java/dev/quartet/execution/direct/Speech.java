package dev.quartet.execution.direct;

import dev.quartet.model.Message;

/** Turns of a conversation as text. */
final class Speech {
  private Speech() {}

  /** Who said what. */
  static String of(Message turn) {
    return switch (turn) {
      case Message.User user -> "User: " + user.text();
      case Message.Assistant assistant -> "Assistant: " + assistant.text();
      case Message.ToolResults _ -> "";
    };
  }
}
