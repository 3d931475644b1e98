package dev.quartet.decision.reflex.parameter;

import dev.quartet.library.Parameter;
import dev.quartet.platform.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives a query in SQL or JQL that is written without quotes to the parameter that takes it. */
final class Statements implements Step {
  private static final Pattern SQL_AFTER_COLON =
      Pattern.compile(
          "(?i):\\s+((?:select|with|values|table|show|explain|insert|update|delete|create|alter|drop|truncate)\\s.+)$");
  private static final Pattern SQL =
      Pattern.compile(
          "(?i)(?<![\\w\"'])(select\\s.{1,2000}\\sfrom\\s.+|insert\\s+into\\s.+|update\\s+\\S+\\s+set\\s.+"
              + "|delete\\s+from\\s.+)$");
  private static final Pattern JQL =
      Pattern.compile(
          "(?i)(?<![\\w\"'])((?:project|status|assignee|labels?|priority|type|issuetype|sprint|reporter"
              + "|created|updated|text|summary|resolution|component|fixversion|duedate)\\s*"
              + "(?:!?=|!?~|[<>]=?|is\\s+(?:not\\s+)?(?:empty|null)|(?:not\\s+)?in\\s*\\().*)$");
  private static final Pattern LIMIT =
      Pattern.compile("(?i),\\s+(?:at most |up to |top |limit )?\\d+(?: \\w+){0,3}$");

  @Override
  public void assign(Assignment assignment) {
    assignment.open().stream()
        .filter(parameter -> parameter.type() == Parameter.Type.PATTERN)
        .forEach(parameter -> json(assignment, parameter));
    statements(assignment);
  }

  /** JSON runs from its first bracket to its last. */
  private static void json(Assignment assignment, PreparedParameter parameter) {
    for (String brackets : List.of("{}", "[]")) {
      int start = assignment.text().indexOf(brackets.charAt(0));
      int end = assignment.text().lastIndexOf(brackets.charAt(1));
      boolean takes = parameter.shape().matchesRest(brackets.charAt(0) + "1" + brackets.charAt(1));
      if (takes && start >= 0 && start < end) {
        var span = new Span(start, end + 1);
        boolean _ =
            isJson(span.of(assignment.text()))
                && assignment.give(parameter, span.of(assignment.text()), span);
      }
    }
  }

  private static boolean isJson(String text) {
    try {
      return Json.tree(text).isContainerNode();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void statements(Assignment assignment) {
    if (assignment.text().indexOf('"') >= 0 || assignment.text().indexOf('“') >= 0) {
      return;
    }
    for (PreparedParameter parameter : assignment.open()) {
      if (parameter.type() == Parameter.Type.TEXT) {
        statement(assignment.text(), parameter)
            .ifPresent(span -> {
              boolean _ = assignment.give(parameter, span.of(assignment.text()), span);
            });
      }
    }
  }

  private static Optional<Span> statement(String text, PreparedParameter parameter) {
    String described =
        (parameter.name() + " " + parameter.parameter().description()).toLowerCase(Locale.ROOT);
    if (described.contains("jql")) {
      return tail(JQL, text).map(span -> withoutLimit(text, span));
    }
    if (described.contains("sql") || described.contains("select")) {
      return tail(SQL_AFTER_COLON, text).or(() -> tail(SQL, text));
    }
    return Optional.empty();
  }

  private static Optional<Span> tail(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find()
        ? Optional.of(new Span(matcher.start(1), matcher.start(1) + stripped(matcher.group(1))))
        : Optional.empty();
  }

  private static int stripped(String statement) {
    int end = statement.length();
    while (end > 0 && " ;?!.".indexOf(statement.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static Span withoutLimit(String text, Span span) {
    Matcher limit = LIMIT.matcher(span.of(text));
    return limit.find() ? new Span(span.start(), span.start() + limit.start()) : span;
  }
}
