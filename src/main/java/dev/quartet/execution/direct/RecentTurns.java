package dev.quartet.execution.direct;

import dev.quartet.admission.Conversation;
import dev.quartet.execution.agent.ContextPack.History;
import dev.quartet.execution.agent.Excerpt;
import dev.quartet.model.Message;
import dev.quartet.model.TokenCounter;
import dev.quartet.run.ContextManifest.Omission;
import dev.quartet.run.ContextManifest.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a conversation that a model is shown: its newest turns, before them the summary and
 * what neither has in a line each.
 *
 * <p>When the turns grow too long, half of them go at once: until then each request begins with
 * what the one before it began with, and the provider's cache holds.
 *
 * @param older what was said before the newest turns and is in no summary yet
 * @param recent the newest turns
 */
record RecentTurns(
    Conversation conversation, List<Message> older, List<Message> recent, TokenCounter counter) {
  /** What the newest turns may take. */
  private static final int RECENT = 4_000;

  /** What a turn of them may take. */
  private static final int ONE = 1_500;

  static final int SUMMARY = 900;

  /** What the lines between the summary and the newest turns may take. */
  private static final int BETWEEN = 1_000;

  private static final int LINE = 60;

  static RecentTurns of(Conversation conversation, TokenCounter counter) {
    List<Message> messages =
        conversation.messages().stream().map(turn -> shortened(turn, counter)).toList();
    int start = start(messages, counter);
    return new RecentTurns(
        conversation,
        conversation.messages().subList(0, start),
        messages.subList(start, messages.size()),
        counter);
  }

  private static Message shortened(Message turn, TokenCounter counter) {
    return switch (turn) {
      case Message.User user -> new Message.User(Excerpt.of(user.text(), ONE, counter));
      case Message.Assistant assistant ->
          new Message.Assistant(Excerpt.of(assistant.text(), ONE, counter), assistant.calls());
      case Message.ToolResults results -> results;
    };
  }

  /** Where the newest turns begin: at a question. */
  private static int start(List<Message> messages, TokenCounter counter) {
    int start = 0;
    int size = 0;
    for (int end = 1; end < messages.size(); end += 2) {
      size += counter.count(messages.get(end - 1)) + counter.count(messages.get(end));
      if (size > RECENT) {
        while (size > RECENT / 2 && start < end - 1) {
          size -= counter.count(messages.get(start)) + counter.count(messages.get(start + 1));
          start += 2;
        }
      }
    }
    return start;
  }

  /** What was said before, and is in no summary, in tokens. */
  int olderTokens() {
    return older.stream().mapToInt(counter::count).sum();
  }

  /** The turns as they are sent. */
  History history() {
    if (recent.isEmpty()) {
      return History.NONE;
    }
    List<Part> parts = new ArrayList<>();
    List<Omission> omitted = new ArrayList<>();
    String before = before(parts, omitted);
    List<Message> messages = new ArrayList<>(recent);
    if (!before.isEmpty() && recent.getFirst() instanceof Message.User(String text)) {
      messages.set(0, new Message.User(before + text));
    }
    int tokens = recent.stream().mapToInt(counter::count).sum();
    parts.add(new Part("the newest " + recent.size() / 2 + " exchanges", tokens));
    int cut = (int) recent.stream().filter(turn -> !conversation.messages().contains(turn)).count();
    if (cut > 0) {
      omitted.add(new Omission("parts of " + cut + " turns", 0, "longer than " + ONE));
    }
    return new History(messages, parts, omitted);
  }

  private String before(List<Part> parts, List<Omission> omitted) {
    var text = new StringBuilder();
    conversation
        .summary()
        .ifPresent(summary -> {
          String said = "Earlier in this conversation, in short:\n" + summary + "\n\n";
          parts.add(
              new Part(
                  "summary of the first " + conversation.covered() / 2 + " exchanges",
                  counter.count(said)));
          text.append(said);
        });
    if (!older.isEmpty()) {
      String said = "Then, shortened:\n" + lines(omitted) + "\n\n";
      parts.add(new Part("exchanges between, a line each", counter.count(said)));
      text.append(said);
    }
    return text.isEmpty() ? "" : text + "Now:\n";
  }

  /** The newest of what fits, a line for each turn. */
  private String lines(List<Omission> omitted) {
    List<String> lines = new ArrayList<>();
    int left = BETWEEN;
    int skipped = 0;
    for (Message turn : older.reversed()) {
      String line = line(turn);
      left -= counter.count(line) + 1;
      if (left < 0) {
        skipped++;
      } else {
        lines.addFirst(line);
      }
    }
    int tokens = olderTokens() - lines.stream().mapToInt(counter::count).sum();
    omitted.add(
        new Omission(
            skipped > 0 ? skipped + " earlier turns, others in part" : "parts of earlier turns",
            Math.max(0, tokens),
            "too long, and in no summary yet"));
    return String.join("\n", lines);
  }

  private String line(Message turn) {
    String text = Speech.of(turn).replaceAll("\\s+", " ");
    return Excerpt.of(text, LINE, counter).replace("\n", " ");
  }
}
