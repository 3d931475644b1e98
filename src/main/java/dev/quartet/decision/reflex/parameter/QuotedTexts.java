package dev.quartet.decision.reflex.parameter;

import dev.quartet.library.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives quoted texts to the parameters that take any text: by what stands before, else in order.
 */
final class QuotedTexts implements Step {
  @Override
  public void assign(Assignment assignment) {
    List<Integer> quoted = new ArrayList<>();
    for (int i = 0; i < assignment.tokens().size(); i++) {
      if (assignment.isFree(i) && assignment.tokens().get(i).kind() == Kind.QUOTED) {
        quoted.add(i);
      }
    }
    quoted.removeIf(token -> byCue(assignment, token, false));
    quoted.removeIf(token -> byNeed(assignment, token));
    quoted.removeIf(token -> byCue(assignment, token, true));
    for (int token : quoted) {
      remaining(assignment, token);
    }
  }

  /** The longest cue before a text says whose it is; two that are as long say nothing. */
  private static boolean byCue(Assignment assignment, int token, boolean weak) {
    Map<PreparedParameter, Integer> cued = new LinkedHashMap<>();
    for (PreparedParameter parameter : assignment.open()) {
      if (takes(parameter, assignment.tokens().get(token).text())) {
        parameter
            .cued(assignment, token, token, weak)
            .filter(cue -> parameter.type() == Parameter.Type.TEXT || !cue.cue().weak())
            .ifPresent(cue -> cued.put(parameter, cue.cue().size()));
      }
    }
    int longest = cued.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    List<PreparedParameter> best =
        cued.keySet().stream().filter(p -> cued.getOrDefault(p, 0) == longest).toList();
    return best.size() == 1 && give(assignment, best.getFirst(), token);
  }

  private static boolean byNeed(Assignment assignment, int token) {
    List<PreparedParameter> required =
        assignment.open().stream()
            .filter(p -> p.type() == Parameter.Type.TEXT && p.required())
            .toList();
    return required.size() == 1 && give(assignment, required.getFirst(), token);
  }

  private static void remaining(Assignment assignment, int token) {
    String text = assignment.tokens().get(token).text();
    List<PreparedParameter> texts = new ArrayList<>(assignment.open());
    texts.removeIf(parameter -> parameter.type() != Parameter.Type.TEXT);
    if (texts.isEmpty()) {
      texts.addAll(assignment.open());
      texts.removeIf(parameter -> !takes(parameter, text));
    }
    if (texts.size() == 1) {
      boolean _ = give(assignment, texts.getFirst(), token);
    }
  }

  private static boolean give(Assignment assignment, PreparedParameter parameter, int token) {
    String text = assignment.tokens().get(token).text();
    String value = parameter.isPatterned() ? parameter.fitting(text).orElse(text) : text;
    return assignment.give(parameter, value, token);
  }

  private static boolean takes(PreparedParameter parameter, String text) {
    return switch (parameter.type()) {
      case TEXT -> true;
      case PATTERN -> parameter.takesWords() && parameter.fitting(text).isPresent();
      case LIST, FLAG, INTEGER, NUMBER, DATE, ENUM -> false;
    };
  }
}
