package dev.quartet.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** One turn of what a model is sent. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "role")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Message.User.class, name = "user"),
  @JsonSubTypes.Type(value = Message.Assistant.class, name = "assistant"),
  @JsonSubTypes.Type(value = Message.ToolResults.class, name = "tool")
})
public sealed interface Message {
  /** What a person said, or what is said on their behalf. */
  record User(String text) implements Message {}

  /** What the model said, and the tools it called. */
  record Assistant(String text, List<ToolCall> calls) implements Message {}

  /** What the tools returned, in the order of the calls. */
  record ToolResults(List<ToolResult> results) implements Message {}

  /**
   * A call of a tool.
   *
   * @param arguments a JSON object as the model wrote it; may be malformed
   */
  record ToolCall(String id, String name, String arguments) {}

  /** What one call returned. */
  record ToolResult(String callId, String name, String content, boolean error) {}
}
