package dev.quartet.model;

import java.util.List;

/**
 * What one model call sends.
 *
 * @param system the stable prefix, cached by the provider together with the tools
 * @param tools the tools it may call
 * @param messages the conversation, ending with a user turn or tool results
 * @param maxOutputTokens how long the reply may be
 */
public record ModelRequest(
    String system, List<ToolDefinition> tools, List<Message> messages, int maxOutputTokens) {
  public ModelRequest {
    tools = List.copyOf(tools);
    messages = List.copyOf(messages);
  }
}
