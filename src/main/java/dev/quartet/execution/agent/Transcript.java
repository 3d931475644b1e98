package dev.quartet.execution.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quartet.model.Message;
import dev.quartet.model.Message.ToolCall;
import dev.quartet.model.Message.ToolResult;
import dev.quartet.model.TokenCounter;
import dev.quartet.platform.Json;
import dev.quartet.run.ContextManifest.Omission;
import dev.quartet.run.ContextManifest.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a model and its tools said while it worked, in pairs of a turn and its answer, kept within
 * the room that its context leaves: long results are cut, then the oldest are left out.
 *
 * <p>Leaving out goes further than needed, so that it is rare: each time the provider's cache of
 * what follows is lost.
 */
final class Transcript {
  /** What is shorter than this is not worth leaving out. */
  private static final int SHORT = 40;

  private static final int SHORT_ARGUMENT = 200;
  private static final String GONE = "(left out to make room; call the tool again if you need it)";

  private final TokenCounter counter;
  private final int room;
  private final int result;
  private final List<Message> messages = new ArrayList<>();
  private final Set<ToolCall> forgotten = new HashSet<>();
  private int cut;
  private int leftOut;
  private int leftOutTokens;

  Transcript(TokenCounter counter, ContextPack context) {
    this.counter = counter;
    this.room = context.limits().room(context.tokens());
    this.result = context.limits().result();
  }

  /** What the model called, and what that returned. */
  void add(Message.Assistant calls, List<ToolResult> results) {
    messages.add(calls);
    messages.add(new Message.ToolResults(results.stream().map(this::shortened).toList()));
    fit();
  }

  /** What the model said, and why that does not do. */
  void add(Message.Assistant draft, Message.User objection) {
    messages.add(draft);
    messages.add(objection);
    fit();
  }

  private ToolResult shortened(ToolResult returned) {
    String text = Excerpt.of(returned.content(), result, counter);
    cut += text.equals(returned.content()) ? 0 : 1;
    return with(returned, text);
  }

  private static ToolResult with(ToolResult result, String text) {
    return new ToolResult(result.callId(), result.name(), text, result.error());
  }

  List<Message> messages() {
    return List.copyOf(messages);
  }

  /**
   * Calls whose results went away since this was asked last: to make them again is no repetition.
   */
  Set<ToolCall> forgotten() {
    Set<ToolCall> gone = Set.copyOf(forgotten);
    forgotten.clear();
    return gone;
  }

  List<Part> parts() {
    return messages.isEmpty() ? List.of() : List.of(new Part("the work so far", tokens()));
  }

  List<Omission> omitted() {
    List<Omission> omitted = new ArrayList<>();
    if (cut > 0) {
      omitted.add(new Omission("parts of " + cut + " tool results", 0, "longer than " + result));
    }
    if (leftOut > 0) {
      omitted.add(
          new Omission(leftOut + " turns of the work", leftOutTokens, "the oldest make room"));
    }
    return omitted;
  }

  private int tokens() {
    return messages.stream().mapToInt(counter::count).sum();
  }

  private void fit() {
    int before = tokens();
    if (before <= room) {
      return;
    }
    int goal = room * 2 / 3;
    for (int i = 0; i < messages.size() - 2 && tokens() > goal; i += 2) {
      empty(i);
    }
    while (messages.size() > 2 && tokens() > room) {
      messages.subList(0, 2).clear();
    }
    for (int share = room / 2; tokens() > room && share > SHORT; share = share * 2 / 3) {
      trimNewest(share);
    }
    leftOutTokens += before - tokens();
  }

  /** Empties what the model said, and what came back. */
  private void empty(int at) {
    Message asked = messages.get(at);
    Message answered = messages.get(at + 1);
    messages.set(at, emptied(asked));
    messages.set(at + 1, emptied(answered));
    if (messages.get(at).equals(asked) && messages.get(at + 1).equals(answered)) {
      return;
    }
    leftOut++;
    if (asked instanceof Message.Assistant(String _, List<ToolCall> calls)) {
      calls.stream().map(Transcript::anonymous).forEach(forgotten::add);
    }
  }

  private Message emptied(Message message) {
    return switch (message) {
      case Message.User user -> user;
      case Message.Assistant assistant ->
          new Message.Assistant(
              Excerpt.of(assistant.text(), SHORT, counter),
              assistant.calls().stream().map(Transcript::emptied).toList());
      case Message.ToolResults results ->
          new Message.ToolResults(
              results.results().stream()
                  .map(one -> counter.count(one.content()) <= SHORT ? one : with(one, GONE))
                  .toList());
    };
  }

  static ToolCall anonymous(ToolCall call) {
    return new ToolCall("", call.name(), call.arguments());
  }

  /** A call without its long arguments, such as the content of a file that was written. */
  private static ToolCall emptied(ToolCall call) {
    if (call.arguments().length() <= SHORT_ARGUMENT) {
      return call;
    }
    return new ToolCall(call.id(), call.name(), emptied(call.arguments()));
  }

  private static String emptied(String arguments) {
    try {
      if (Json.tree(arguments) instanceof ObjectNode object) {
        for (Map.Entry<String, JsonNode> argument : object.properties()) {
          if (argument.getValue().toString().length() > SHORT_ARGUMENT) {
            object.put(argument.getKey(), "(left out)");
          }
        }
        return object.toString();
      }
    } catch (IllegalArgumentException e) {
      // The model's own malformed call: said below.
    }
    return "{}";
  }

  /** The newest turn alone is too long: everything in it is cut to its share. */
  private void trimNewest(int share) {
    for (int i = Math.max(0, messages.size() - 2); i < messages.size(); i++) {
      messages.set(i, trimmed(messages.get(i), share));
    }
  }

  private Message trimmed(Message message, int share) {
    return switch (message) {
      case Message.User user -> new Message.User(Excerpt.of(user.text(), share, counter));
      case Message.Assistant assistant ->
          new Message.Assistant(
              Excerpt.of(assistant.text(), share, counter),
              assistant.calls().stream()
                  .map(call -> counter.count(call.arguments()) > share ? emptied(call) : call)
                  .toList());
      case Message.ToolResults results ->
          new Message.ToolResults(
              results.results().stream()
                  .map(one ->
                      with(
                          one,
                          Excerpt.of(one.content(), share / results.results().size(), counter)))
                  .toList());
    };
  }
}
