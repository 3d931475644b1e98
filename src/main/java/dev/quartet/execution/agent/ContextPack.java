package dev.quartet.execution.agent;

import dev.quartet.model.Message;
import dev.quartet.model.ModelRequest;
import dev.quartet.model.TokenCounter;
import dev.quartet.model.ToolDefinition;
import dev.quartet.platform.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a model is sent: a stable prefix, the conversation, the last user turn. Counts tokens, never
 * exceeds its limit, and lists what it left out.
 *
 * @param included every part with its tokens
 * @param omitted the parts that did not fit
 */
public record ContextPack(
    String system,
    List<ToolDefinition> tools,
    List<Message> messages,
    List<Part> included,
    List<Part> omitted) {

  /** A named part with its size in tokens ({@code o200k_base}). */
  public record Part(String name, int tokens) {}

  public int tokens() {
    return included.stream().mapToInt(Part::tokens).sum();
  }

  ModelRequest request(List<Message> furtherMessages, int maxOutputTokens) {
    List<Message> all = new ArrayList<>(messages);
    all.addAll(furtherMessages);
    return new ModelRequest(system, tools, all, maxOutputTokens);
  }

  /** Puts a pack together; what must be there first, then what fits, in the order of its worth. */
  public static final class Builder {
    private final TokenCounter counter;
    private final int limit;
    private final List<Part> included = new ArrayList<>();
    private final List<Part> omitted = new ArrayList<>();
    private final List<Message> history = new ArrayList<>();
    private final StringBuilder turn = new StringBuilder();
    private String system = "";
    private List<ToolDefinition> tools = List.of();
    private int used;

    /**
     * A builder.
     *
     * @param limit the most tokens that the pack may have
     */
    public Builder(TokenCounter counter, int limit) {
      this.counter = counter;
      this.limit = limit;
    }

    /** The stable prefix, which providers cache. */
    public Builder prefix(String instructions, List<ToolDefinition> definitions) {
      system = instructions;
      tools = definitions;
      must("instructions", counter.count(instructions));
      must("tools", definitions.stream().mapToInt(tool -> counter.count(tool.wire())).sum());
      return this;
    }

    /**
     * What the model is asked; always there.
     *
     * @throws Problem when even that does not fit
     */
    public Builder ask(String name, String text) {
      must(name, counter.count(text));
      turn.append(text);
      return this;
    }

    /** Something useful, put before what is asked when it fits. */
    public Builder offer(String name, String text) {
      if (text.isBlank()) {
        return this;
      }
      String paragraph = text + "\n\n";
      int tokens = counter.count(paragraph);
      if (used + tokens > limit) {
        omitted.add(new Part(name, tokens));
        return this;
      }
      must(name, tokens);
      turn.insert(0, paragraph);
      return this;
    }

    /** The newest turns of a conversation that fit within a number of tokens. */
    public Builder conversation(List<Message> messages, int most) {
      int left = Math.min(most, limit - used);
      List<Message> kept = new ArrayList<>();
      for (Message message : messages.reversed()) {
        int tokens = counter.count(message);
        if (tokens > left) {
          break;
        }
        left -= tokens;
        kept.add(message);
      }
      // Providers want a conversation to begin with the person's words.
      while (!kept.isEmpty() && !(kept.getLast() instanceof Message.User)) {
        kept.removeLast();
      }
      Collections.reverse(kept);
      if (!kept.isEmpty()) {
        must("conversation", kept.stream().mapToInt(counter::count).sum());
      }
      if (kept.size() < messages.size()) {
        omitted.add(new Part("earlier turns: " + (messages.size() - kept.size()), 0));
      }
      history.addAll(kept);
      return this;
    }

    private void must(String name, int tokens) {
      used += tokens;
      included.add(new Part(name, tokens));
      if (used > limit) {
        throw Problem.refused(
            "context_too_large",
            "The " + name + " does not fit: " + used + " tokens, the limit is " + limit,
            "Attach less, or ask about a part of it.");
      }
    }

    public ContextPack build() {
      List<Message> messages = new ArrayList<>(history);
      messages.add(new Message.User(turn.toString()));
      return new ContextPack(system, tools, messages, List.copyOf(included), List.copyOf(omitted));
    }
  }
}
