package dev.quartet.execution.agent;

import dev.quartet.model.Message;
import dev.quartet.model.ModelRequest;
import dev.quartet.model.TokenCounter;
import dev.quartet.model.ToolDefinition;
import dev.quartet.platform.Problem;
import dev.quartet.run.ContextManifest;
import dev.quartet.run.ContextManifest.Omission;
import dev.quartet.run.ContextManifest.Part;
import dev.quartet.run.ModelContext;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model is sent: a stable prefix, the conversation, the last user turn. Counts tokens, never
 * exceeds its limits, and lists what it left out and why.
 */
public record ContextPack(
    String system,
    List<ToolDefinition> tools,
    List<Message> messages,
    ContextLimits limits,
    ContextManifest manifest) {

  public int tokens() {
    return manifest.tokens();
  }

  /** The pack as it is sent, followed by what was said while the model worked. */
  ModelContext request(Transcript transcript, int maxOutputTokens) {
    List<Message> all = new ArrayList<>(messages);
    all.addAll(transcript.messages());
    return new ModelContext(
        new ModelRequest(system, tools, all, maxOutputTokens),
        manifest.with(transcript.parts(), transcript.omitted()));
  }

  /** Puts a pack together; what must be there first, then what fits, in the order of its worth. */
  public static final class Builder {
    private final TokenCounter counter;
    private final ContextLimits limits;
    private final List<Part> prefix = new ArrayList<>();
    private final List<Part> spoken = new ArrayList<>();
    private final List<Part> turn = new ArrayList<>();
    private final List<Omission> omitted = new ArrayList<>();
    private final List<Message> history = new ArrayList<>();
    private final StringBuilder system = new StringBuilder();
    private final StringBuilder words = new StringBuilder();
    private List<ToolDefinition> tools = List.of();

    /** What is counted against the base: all but the conversation and the person's words. */
    private int base;

    private int used;

    public Builder(TokenCounter counter, ContextLimits limits) {
      this.counter = counter;
      this.limits = limits;
    }

    /** The stable prefix, which providers cache. */
    public Builder prefix(String instructions, List<ToolDefinition> definitions) {
      tools = definitions;
      stable("instructions", instructions);
      int tokens = definitions.stream().mapToInt(tool -> counter.count(tool.wire())).sum();
      return definitions.isEmpty() ? this : must(prefix, new Part("tools", tokens), true);
    }

    /** More of the stable prefix, cut when it does not fit. */
    public Builder stable(String name, String text) {
      String kept = fitted(name, text, limits.base() - base);
      if (!kept.isEmpty()) {
        system.append(system.isEmpty() ? "" : "\n\n").append(kept);
        must(prefix, new Part(name, counter.count(kept) + 2), true);
      }
      return this;
    }

    /**
     * What the model is asked; always there.
     *
     * @throws Problem when even that does not fit
     */
    public Builder ask(String name, String text) {
      words.append(text);
      return must(turn, new Part(name, counter.count(text) + TokenCounter.MESSAGE_OVERHEAD), false);
    }

    /** Something useful, put before what is asked when it fits. */
    public Builder offer(String name, String text) {
      if (text.isBlank()) {
        return this;
      }
      String paragraph = text + "\n\n";
      int tokens = counter.count(paragraph);
      if (tokens > room()) {
        omitted.add(new Omission(name, tokens, "it does not fit: " + room() + " tokens are left"));
        return this;
      }
      words.insert(0, paragraph);
      turn.addFirst(new Part(name, tokens));
      used += tokens;
      base += tokens;
      return this;
    }

    /** Something that the work needs: like an offer, but cut when it does not fit. */
    public Builder essential(String name, String text) {
      return offer(name, fitted(name, text, room() - 2));
    }

    /** The conversation as it was cut to size. */
    public Builder conversation(History conversation) {
      history.addAll(conversation.messages());
      omitted.addAll(conversation.omitted());
      conversation.parts().forEach(part -> must(spoken, part, false));
      return this;
    }

    /** What was left out elsewhere. */
    public Builder without(Omission omission) {
      omitted.add(omission);
      return this;
    }

    /** What may still be offered. */
    private int room() {
      return Math.min(limits.base() - base, limits.window() - limits.spare() - used);
    }

    private String fitted(String name, String text, int room) {
      int tokens = text.isBlank() ? 0 : counter.count(text);
      if (tokens <= room) {
        return text;
      }
      omitted.add(new Omission(name, tokens - Math.max(0, room), "cut to fit"));
      return Excerpt.of(text, room, counter);
    }

    private Builder must(List<Part> where, Part part, boolean ours) {
      where.add(part);
      used += part.tokens();
      base += ours ? part.tokens() : 0;
      int limit = ours ? limits.base() : limits.window();
      int now = ours ? base : used;
      if (now > limit) {
        throw Problem.refused(
            "context_too_large",
            "The " + part.name() + " does not fit: " + now + " tokens, the limit is " + limit,
            "Attach less, or ask about a part of it.");
      }
      return this;
    }

    public ContextPack build() {
      List<Message> messages = new ArrayList<>(history);
      if (!words.isEmpty()) {
        messages.add(new Message.User(words.toString()));
      }
      List<Part> parts = new ArrayList<>(prefix);
      parts.addAll(spoken);
      parts.addAll(turn);
      return new ContextPack(
          system.toString(),
          tools,
          messages,
          limits,
          ContextManifest.of(limits.role(), limits.window(), parts, omitted));
    }
  }

  /**
   * A conversation as a model is shown it.
   *
   * @param messages the recent turns, the first of them with what came before in short
   */
  public record History(List<Message> messages, List<Part> parts, List<Omission> omitted) {
    public static final History NONE = new History(List.of(), List.of(), List.of());
  }
}
