package dev.quartet.decision.reflex.parameter;

import dev.quartet.library.Parameter;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Gives days and periods to the parameters for a first and a last day, or for a length of time. */
final class Days implements Step {
  private static final Set<String> FIRST =
      Set.of("from", "since", "start", "after", "oldest", "begin");
  private static final Set<String> LAST = Set.of("to", "until", "end", "before", "latest");
  private static final Pattern NOW = Pattern.compile("\\bnow\\b");
  private static final Pattern SAYS_FIRST =
      Pattern.compile("(?i)first day|day or later|since|on or after|newer than");
  private static final Pattern SAYS_LAST =
      Pattern.compile("(?i)last day|or earlier|until|up to|older than");

  @Override
  public void assign(Assignment assignment) {
    Optional<PreparedParameter> first = day(assignment, FIRST, SAYS_FIRST, SAYS_LAST);
    Optional<PreparedParameter> last = day(assignment, LAST, SAYS_LAST, SAYS_FIRST);
    List<DatePhrase> phrases = assignment.days();
    for (DatePhrase phrase : phrases) {
      if (!isFree(assignment, phrase)) {
        continue;
      }
      boolean given =
          length(assignment, phrase, first.isPresent())
              || days(assignment, phrase, first, last)
              || oneDay(assignment, phrase);
      if (!given && isSaid(assignment, phrase)) {
        assignment.take(phrase.span());
      } else if (!given) {
        assignment.leave(phrase.span());
      }
    }
  }

  /** Whether the script is about just this time: the usage of this month. */
  private static boolean isSaid(Assignment assignment, DatePhrase phrase) {
    String said = phrase.span().of(assignment.text()).toLowerCase(Locale.ROOT);
    String description = assignment.script().manifest().description().toLowerCase(Locale.ROOT);
    return Set.of("this week", "this month", "this year", "today", "yesterday").stream()
        .anyMatch(time ->
            said.endsWith(time)
                && (description.contains(time)
                    || (time.equals("today") && NOW.matcher(description).find())));
  }

  private static boolean isFree(Assignment assignment, DatePhrase phrase) {
    for (int i = 0; i < assignment.tokens().size(); i++) {
      if (assignment.tokens().get(i).span().overlaps(phrase.span()) && !assignment.isFree(i)) {
        return false;
      }
    }
    return true;
  }

  private static Optional<PreparedParameter> day(
      Assignment assignment, Set<String> names, Pattern says, Pattern saysOther) {
    List<PreparedParameter> dates =
        assignment.open().stream().filter(p -> p.type() == Parameter.Type.DATE).toList();
    return dates.stream()
        .filter(p -> names.contains(p.name().substring(p.name().lastIndexOf('-') + 1)))
        .findFirst()
        .or(() ->
            dates.stream()
                .filter(p -> says.matcher(p.parameter().description()).find())
                .filter(p -> !saysOther.matcher(p.parameter().description()).find())
                .findFirst());
  }

  private static boolean days(
      Assignment assignment,
      DatePhrase phrase,
      Optional<PreparedParameter> first,
      Optional<PreparedParameter> last) {
    boolean shorter =
        phrase
            .length()
            .filter(l -> l.shortForms().size() > 0 && l.unit().compareTo(ChronoUnit.DAYS) < 0)
            .isPresent();
    if (shorter || (phrase.first().isEmpty() && phrase.last().isEmpty())) {
      return false;
    }
    if ((phrase.first().isPresent() && !isOpen(assignment, first))
        || (phrase.last().isPresent() && !isOpen(assignment, last))) {
      return false;
    }
    phrase.first().ifPresent(day -> give(assignment, first, day, phrase));
    phrase.last().ifPresent(day -> give(assignment, last, day, phrase));
    return true;
  }

  private static boolean isOpen(Assignment assignment, Optional<PreparedParameter> parameter) {
    return parameter.filter(p -> !assignment.has(p)).isPresent();
  }

  private static void give(
      Assignment assignment, Optional<PreparedParameter> to, LocalDate day, DatePhrase phrase) {
    to.ifPresent(parameter -> {
      boolean _ = assignment.give(parameter, day.toString(), phrase.span());
    });
  }

  /** A script with one day that is neither a first nor a last one. */
  private static boolean oneDay(Assignment assignment, DatePhrase phrase) {
    List<PreparedParameter> dates =
        assignment.script().parameters().stream()
            .filter(p -> p.type() == Parameter.Type.DATE)
            .toList();
    boolean one =
        dates.size() == 1
            && day(assignment, FIRST, SAYS_FIRST, SAYS_LAST).isEmpty()
            && day(assignment, LAST, SAYS_LAST, SAYS_FIRST).isEmpty();
    boolean today = phrase.first().isPresent() && phrase.last().isEmpty();
    return one
        && phrase.first().isPresent()
        && (today ? phrase.length().isEmpty() : phrase.first().equals(phrase.last()))
        && assignment.give(dates.getFirst(), phrase.first().get().toString(), phrase.span());
  }

  /** Lengths such as 10m of a pattern, 7day of a choice, or 30 of a number of days. */
  private static boolean length(Assignment assignment, DatePhrase phrase, boolean hasDays) {
    for (PreparedParameter parameter : assignment.open()) {
      if (parameter.type() == Parameter.Type.PATTERN
          && !parameter.takesWords()
          && parameter.shape().matchesRest("10m")) {
        if (shortForm(assignment, phrase, parameter)) {
          return true;
        }
      } else if (phrase.length().isPresent() && !hasDays) {
        if (counted(assignment, phrase, phrase.length().get(), parameter)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean shortForm(
      Assignment assignment, DatePhrase phrase, PreparedParameter parameter) {
    List<String> forms = phrase.length().map(Length::shortForms).orElse(List.of());
    Optional<String> form = forms.stream().filter(parameter.shape()::matchesRest).findFirst();
    if (form.isPresent()) {
      return assignment.give(parameter, form.get(), phrase.span());
    }
    return phrase.last().isEmpty()
        && phrase.first().isPresent()
        && parameter.shape().matchesRest(phrase.first().get().toString())
        && assignment.give(parameter, phrase.first().get().toString(), phrase.span());
  }

  private static boolean counted(
      Assignment assignment, DatePhrase phrase, Length length, PreparedParameter parameter) {
    if (parameter.type() == Parameter.Type.ENUM) {
      return parameter.parameter().choices().stream()
          .filter(choice -> Length.written(choice).filter(length::isAsLongAs).isPresent())
          .findFirst()
          .filter(choice -> assignment.give(parameter, choice, phrase.span()))
          .isPresent();
    }
    return parameter
        .unit()
        .flatMap(length::in)
        .filter(number -> assignment.give(parameter, Long.toString(number), phrase.span()))
        .isPresent();
  }
}
