package dev.quartet.decision;

import dev.quartet.library.Library;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Guesses what a request that needs a model looks like: a guide for the workhorse, never a
 * decision.
 */
final class TierHint {
  private static final Pattern CODE =
      Pattern.compile(
          "\\b(refactor|implement|debug|compile|bug|stack ?trace|unit tests?|test"
              + " suite|endpoint|function|class|method|"
              + "repository|codebase|migrat(e|ion)|component|typescript|javascript|python|java|rust|golang|sql|css|react|code|regex|api"
              + " client|null ?pointer|exception|dockerfile|pipeline yaml)\\b");
  private static final Pattern MAKING =
      Pattern.compile(
          "\\b(fix|add|write|implement|refactor|build|create|change|rename|remove|migrate|make|update|port|debug)\\b");

  private TierHint() {}

  static String guess(String text, Library library) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean pipeline =
        library.pipelines().keySet().stream().anyMatch(id -> lower.contains(id.replace('-', ' ')));
    if (pipeline && MAKING.matcher(lower).find()) {
      return "pipeline";
    }
    return CODE.matcher(lower).find() && MAKING.matcher(lower).find() ? "specialist" : "direct";
  }
}
