package dev.quartet.decision.reflex.parameter;

import dev.quartet.library.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives what stands behind a colon to the text that the request must have: comment on A-1: done.
 */
final class TextsAfterColon implements Step {
  private static final Set<String> THANKS =
      Set.of("please", "pls", "thanks", "thank", "you", "thx", "ta", "cheers");

  @Override
  public void assign(Assignment assignment) {
    int colon = colon(assignment.text());
    if (colon < 0) {
      return;
    }
    List<Token> tail =
        assignment.tokens().stream().filter(token -> token.span().start() > colon).toList();
    List<Token> head =
        assignment.tokens().stream().filter(token -> token.span().end() <= colon).toList();
    boolean saysWhere = head.stream().anyMatch(token -> token.kind().isTelling());
    if (tail.isEmpty() || !saysWhere || namesParameters(assignment, tail)) {
      return;
    }
    text(assignment).ifPresent(parameter -> give(assignment, parameter, colon, tail));
  }

  private static int colon(String text) {
    int colon = text.indexOf(": ");
    return colon < 0 ? text.indexOf(":\t") : colon;
  }

  private static Optional<PreparedParameter> text(Assignment assignment) {
    List<PreparedParameter> texts =
        assignment.open().stream()
            .filter(p -> p.type() == Parameter.Type.TEXT && p.required())
            .toList();
    return texts.size() == 1 ? Optional.of(texts.getFirst()) : Optional.empty();
  }

  /** Whether other things are told there: name staging, zone example.com. */
  private static boolean namesParameters(Assignment assignment, List<Token> tail) {
    return tail.stream()
        .anyMatch(token ->
            token.kind() == Kind.QUOTED
                || assignment.script().parameters().stream()
                    .anyMatch(parameter -> parameter.name().equals(token.word())));
  }

  private static void give(
      Assignment assignment, PreparedParameter parameter, int colon, List<Token> tail) {
    int last = tail.size() - 1;
    while (last > 0 && THANKS.contains(tail.get(last).word())) {
      last--;
    }
    String text = assignment.text();
    boolean whole = last == tail.size() - 1;
    int end = whole ? text.stripTrailing().length() : tail.get(last).span().end();
    int start = colon + 1;
    while (Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    var span = new Span(start, end);
    boolean _ = assignment.give(parameter, span.of(text), span);
  }
}
