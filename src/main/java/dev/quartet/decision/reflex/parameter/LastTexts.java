package dev.quartet.decision.reflex.parameter;

import dev.quartet.library.Parameter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Gives the one value that is left to the required text that takes such values: a path, a host. */
final class LastTexts implements Step {
  private static final Pattern TAKES_VALUES =
      Pattern.compile("(?i)\\b(path|address|host|file|url|link)\\b");

  @Override
  public void assign(Assignment assignment) {
    for (PreparedParameter parameter : assignment.open()) {
      if (takesAddress(parameter)) {
        List<Integer> values =
            IntStream.range(0, assignment.tokens().size())
                .filter(assignment::isFree)
                .filter(token -> isAddress(assignment.tokens().get(token).kind()))
                .boxed()
                .toList();
        if (values.size() == 1) {
          int token = values.getFirst();
          boolean _ = assignment.give(parameter, assignment.tokens().get(token).text(), token);
        }
      }
    }
  }

  /** Whether a text that must be there, and is not yet, takes an address. */
  static boolean isAwaited(Assignment assignment) {
    return assignment.open().stream().anyMatch(LastTexts::takesAddress);
  }

  private static boolean takesAddress(PreparedParameter parameter) {
    return parameter.type() == Parameter.Type.TEXT
        && parameter.required()
        && TAKES_VALUES.matcher(parameter.parameter().description()).find();
  }

  private static boolean isAddress(Kind kind) {
    return kind == Kind.PATH || kind == Kind.HOST || kind == Kind.URL;
  }
}
