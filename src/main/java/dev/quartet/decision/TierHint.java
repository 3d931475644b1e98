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
          "\\b(refactor|implement|debug|compile|bugs?|stack ?trace|tests?|test"
              + " suite|endpoints?|functions?"
              + "|class|classes|methods?|repositor(?:y|ies)|codebase|migrat(?:e|ion)|components?"
              + "|typescript|javascript|python|java|rust|golang|sql|css|html|react|code|regex|api|clients?|null"
              + " ?pointer|exceptions?|dockerfile|pipeline yaml|scripts?|retry logic|feature"
              + " flags?|cron"
              + " job|webhooks?|schema|query|dashboard|cli|sdk|middleware|typeerror|controller|service"
              + " class|lint(?:er)?|ci config)\\b");
  private static final Pattern MAKING =
      Pattern.compile(
          "\\b(fix|add|write|implement|refactor|build|create|change|rename|remove|migrate|make|update"
              + "|port|debug|design|code|optimi[sz]e)\\b");

  /** The beginning of a line of code, in the languages that teams write most. */
  private static final Pattern CODE_LINE =
      Pattern.compile(
          "(?m)^\\s*(?:```|def \\w+\\(|class \\w+\\s*[({:]|from \\w+ import |import"
              + " [\\w.]+;?\\s*$|#include\\b|(?:public|private|static|export|async) [\\w<>]+"
              + " ?\\w*|function \\w+\\(|fn \\w+\\(|func \\w+\\(|(?:const|let|var) \\w+ =|package"
              + " \\w+;?\\s*$)");

  /** A person is asked for, or an answer in words: not a change of code. */
  private static final Pattern ASKING =
      Pattern.compile("^(?:who|which|what|should|is|are|when)\\b");

  private static final Pattern CONTENT =
      Pattern.compile(
          "\\b(blog posts?|article|faq|case study|newsletter|landing page|product page|copy|press"
              + " release|announcement|about page|pricing page|success story|tutorial)\\b");
  private static final Pattern IN_PLACE =
      Pattern.compile(
          "\\b(publish|implement|layout|html|website|put it|in our docs|on the site|on our"
              + " site|build it|template|go live|deploy)\\b");

  private TierHint() {}

  static String guess(String text, Library library) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean pipeline =
        library.pipelines().keySet().stream().anyMatch(id -> lower.contains(id.replace('-', ' ')));
    if (pipeline && MAKING.matcher(lower).find()) {
      return "pipeline";
    }
    if (MAKING.matcher(lower).find()
        && CONTENT.matcher(lower).find()
        && IN_PLACE.matcher(lower).find()) {
      return "pipeline";
    }
    if (CODE_LINE.matcher(text).find()) {
      return "specialist";
    }
    boolean code = CODE.matcher(lower).find() && MAKING.matcher(lower).find();
    return code && !ASKING.matcher(lower).find() ? "specialist" : "direct";
  }
}
