package dev.quartet.decision.reflex.parameter;

import dev.quartet.library.Parameter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gives numbers to the parameters that count something, by what stands around them. */
final class Numbers implements Step {
  private static final Set<String> BEFORE_A_LIMIT =
      Set.of(
          "last", "latest", "top", "first", "newest", "recent", "biggest", "largest", "limit",
          "max", "maximum", "only", "just", "most", "oldest", "next", "past");
  private static final Set<String> AFTER_A_LIMIT =
      Set.of(
          "max", "maximum", "most", "newest", "latest", "biggest", "largest", "oldest", "results",
          "hits", "entries", "items", "rows", "lines");
  private static final Set<String> MORE_OR_LESS =
      Set.of(
          "over",
          "than",
          "above",
          "under",
          "below",
          "least",
          "exceeding",
          "beyond",
          "every",
          "about",
          "around",
          "after",
          "before",
          "since");
  private static final Set<String> OTHER_ENDS =
      Set.of("oldest", "earliest", "smallest", "lowest", "fewest", "worst", "slowest", "shortest");
  private static final Set<String> AT_MOST = Set.of("max", "maximum");

  @Override
  public void assign(Assignment assignment) {
    for (int i = 0; i < assignment.tokens().size(); i++) {
      Token token = assignment.tokens().get(i);
      if (assignment.isFree(i)) {
        if (token.kind() == Kind.MONEY) {
          money(assignment, i);
        } else if (token.kind() == Kind.NUMBER || token.kind() == Kind.NUMBER_WORD) {
          number(assignment, i, value(token));
        } else if (Length.written(token.word()).isPresent()) {
          length(assignment, i, Length.written(token.word()).get(), i);
        }
      }
    }
  }

  private static String value(Token token) {
    return DayNames.number(token.word())
        .map(number -> Integer.toString(number))
        .orElse(token.text());
  }

  private static void number(Assignment assignment, int at, String value) {
    Optional<ChronoUnit> unit =
        at + 1 < assignment.tokens().size()
            ? Length.unit(assignment.tokens().get(at + 1).word())
            : Optional.empty();
    if (unit.isPresent() && value.matches("\\d{1,5}")) {
      length(assignment, at, new Length(Integer.parseInt(value), unit.get()), at + 1);
      return;
    }
    boolean money = isBeforeCurrency(assignment, at) || value.matches("\\d+\\.\\d{2}");
    if (money && amount(assignment, at, value)) {
      return;
    }
    List<PreparedParameter> cued =
        assignment.script().parameters().stream()
            .filter(parameter -> takes(parameter, value))
            .filter(parameter -> !parameter.isLimit())
            .filter(parameter -> isCued(assignment, parameter, at))
            .toList();
    if (cued.size() == 1) {
      boolean _ = assignment.give(cued.getFirst(), value, at);
    } else if (cued.isEmpty()) {
      limit(assignment, at, value);
    }
  }

  private static boolean isBeforeCurrency(Assignment assignment, int at) {
    return at + 1 < assignment.tokens().size()
        && Currencies.isCode(assignment.tokens().get(at + 1).word());
  }

  private static boolean amount(Assignment assignment, int at, String value) {
    return assignment.script().parameters().stream()
        .filter(parameter -> parameter.name().equals("amount"))
        .anyMatch(parameter -> assignment.give(parameter, value, at));
  }

  private static boolean takes(PreparedParameter parameter, String value) {
    return switch (parameter.type()) {
      case INTEGER, NUMBER -> true;
      case PATTERN ->
          parameter.isPatterned() && parameter.fitting(value).isPresent() && !parameter.isBranch();
      case TEXT, FLAG, DATE, ENUM, LIST -> false;
    };
  }

  private static boolean isCued(Assignment assignment, PreparedParameter parameter, int at) {
    boolean small = parameter.takesWords();
    return parameter
        .cued(assignment, at, at, !small && parameter.type() == Parameter.Type.PATTERN)
        .filter(cue -> cue.to() > at || cue.from() < at)
        .isPresent();
  }

  private static void limit(Assignment assignment, int at, String value) {
    Optional<PreparedParameter> limit =
        assignment.script().parameters().stream().filter(PreparedParameter::isLimit).findFirst();
    if (limit.isEmpty() || isMoreOrLess(assignment, at) || isOtherEnd(assignment, at)) {
      return;
    }
    boolean cued =
        limit.get().cued(assignment, at, at, false).isPresent()
            || (at > 0 && BEFORE_A_LIMIT.contains(assignment.tokens().get(at - 1).word()))
            || isUpTo(assignment, at)
            || follows(assignment, at);
    if (cued) {
      boolean _ = assignment.give(limit.get(), value, covered(assignment, at));
    }
  }

  /** "The oldest 5" are not the first ones of a list that begins with the newest. */
  private static boolean isOtherEnd(Assignment assignment, int at) {
    for (int i = Math.max(0, at - 1); i < Math.min(at + 2, assignment.tokens().size()); i++) {
      String word = assignment.tokens().get(i).word();
      if (OTHER_ENDS.contains(word) && !assignment.script().words().says(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMoreOrLess(Assignment assignment, int at) {
    return at > 0
        && MORE_OR_LESS.contains(assignment.tokens().get(at - 1).word())
        && !(at > 2 && assignment.tokens().get(at - 3).word().equals("no"));
  }

  private static boolean isUpTo(Assignment assignment, int at) {
    return at > 1
        && assignment.tokens().get(at - 1).word().equals("to")
        && Set.of("limit", "up", "limited").contains(assignment.tokens().get(at - 2).word());
  }

  /** A number before what the script lists, or before how many there may be. */
  private static boolean follows(Assignment assignment, int at) {
    if (isOfThem(assignment, at) || isAtMost(assignment, at)) {
      return true;
    }
    for (int i = at + 1; i < Math.min(at + 4, assignment.tokens().size()); i++) {
      Token token = assignment.tokens().get(i);
      if (AFTER_A_LIMIT.contains(token.word())
          || (token.word().length() > 5 && token.word().endsWith("est"))) {
        return true;
      }
      boolean plural = token.word().endsWith("s") && !token.word().endsWith("ss");
      if (plural
          && token.kind() == Kind.WORD
          && assignment.script().words().knows(token)
          && !CommonWords.isFunction(token.word())
          && (at == 0
              || assignment.tokens().get(at - 1).kind() != Kind.WORD
              || CommonWords.contains(assignment.tokens().get(at - 1).word()))) {
        return true;
      }
      if (CommonWords.isFunction(token.word()) || Length.unit(token.word()).isPresent()) {
        return false;
      }
    }
    return false;
  }

  private static boolean isAtMost(Assignment assignment, int at) {
    return at + 2 < assignment.tokens().size()
        && assignment.tokens().get(at + 1).word().equals("at")
        && assignment.tokens().get(at + 2).word().equals("most");
  }

  private static boolean isOfThem(Assignment assignment, int at) {
    return at + 2 < assignment.tokens().size()
        && assignment.tokens().get(at + 1).word().equals("of")
        && Set.of("them", "these", "those").contains(assignment.tokens().get(at + 2).word());
  }

  /** "At most 10" and "10 max" say nothing beyond the number. */
  private static Span covered(Assignment assignment, int at) {
    int last =
        at + 1 < assignment.tokens().size()
                && AT_MOST.contains(assignment.tokens().get(at + 1).word())
            ? at + 1
            : at;
    boolean atMost =
        at > 1
            && assignment.tokens().get(at - 1).word().equals("most")
            && assignment.tokens().get(at - 2).word().equals("at");
    boolean trailing =
        last == at
            && at + 2 < assignment.tokens().size()
            && Set.of("at most", "of them")
                .contains(
                    assignment.tokens().get(at + 1).word()
                        + " "
                        + assignment.tokens().get(at + 2).word());
    return assignment.span(atMost ? at - 2 : at, trailing ? at + 2 : last);
  }

  private static void length(Assignment assignment, int at, Length length, int last) {
    List<PreparedParameter> takers =
        assignment.open().stream()
            .filter(parameter -> parameter.unit().flatMap(length::in).isPresent())
            .toList();
    if (takers.size() == 1) {
      String value = takers.getFirst().unit().flatMap(length::in).map(String::valueOf).orElse("");
      boolean _ = assignment.give(takers.getFirst(), value, assignment.span(at, last));
    } else {
      assignment.leave(assignment.span(at, last));
    }
  }

  private static void money(Assignment assignment, int at) {
    String text = assignment.tokens().get(at).text();
    String amount = text.substring(1).replace(",", "").strip();
    Optional<String> currency =
        switch (text.charAt(0)) {
          case '€' -> Optional.of("eur");
          case '£' -> Optional.of("gbp");
          case '$' -> Optional.of("usd");
          default -> Optional.empty();
        };
    Optional<PreparedParameter> amounts =
        assignment.open().stream().filter(p -> p.name().equals("amount")).findFirst();
    Optional<PreparedParameter> currencies =
        assignment.open().stream().filter(p -> p.name().equals("currency")).findFirst();
    if (amounts.isPresent() && currencies.isPresent() && currency.isPresent()) {
      Span span = assignment.tokens().get(at).span();
      if (assignment.give(amounts.get(), amount, span)) {
        boolean _ = assignment.give(currencies.get(), currency.get(), span);
      }
    }
  }
}
