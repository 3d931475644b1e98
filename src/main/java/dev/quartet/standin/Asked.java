package dev.quartet.standin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.model.Message;
import dev.quartet.model.Provider.Protocol;
import java.util.List;

/**
 * A request that reached a stand-in model, whatever protocol it came in.
 *
 * @param protocol the protocol it was written in
 * @param model the model it names
 * @param system the instructions; empty when there are none
 * @param messages the conversation, tool results included
 * @param tools the names of the tools offered
 * @param credential the key it was sent with; empty when there was none
 * @param body the request as it was sent
 */
public record Asked(
    Protocol protocol,
    String model,
    String system,
    List<Message> messages,
    List<String> tools,
    String credential,
    JsonNode body) {
  public Asked {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
  }

  /** The person's last words; empty when there are none. */
  public String lastUserText() {
    return messages.reversed().stream()
        .filter(Message.User.class::isInstance)
        .map(message -> ((Message.User) message).text())
        .findFirst()
        .orElse("");
  }

  /** What tools returned since the person's last words, oldest first. */
  public List<Message.ToolResult> toolResults() {
    return messages.reversed().stream()
        .takeWhile(message -> !(message instanceof Message.User))
        .filter(Message.ToolResults.class::isInstance)
        .flatMap(message -> ((Message.ToolResults) message).results().reversed().stream())
        .toList()
        .reversed();
  }

  public boolean offers(String tool) {
    return tools.contains(tool);
  }
}
