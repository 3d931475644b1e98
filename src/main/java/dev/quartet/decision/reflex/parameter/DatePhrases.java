package dev.quartet.decision.reflex.parameter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds days, periods and ranges in a sentence. Weeks run from Monday to Sunday. */
final class DatePhrases {
  private static final Set<String> SINCE = Set.of("since", "starting", "beginning");
  private static final Set<String> UNTIL = Set.of("until", "till", "through", "thru");
  private static final Set<String> TO =
      Set.of("to", "until", "till", "through", "thru", "-", "–", "—");
  private static final Set<String> BEFORE_A_PERIOD =
      Set.of("on", "in", "for", "during", "over", "within", "of");

  private final DateText text;
  private final DateWords words;

  private DatePhrases(DateWords words) {
    this.text = words.text();
    this.words = words;
  }

  /**
   * The phrases of a sentence, in order; none overlap.
   *
   * @param ahead whether days without a year lie in the future rather than in the past
   */
  static List<DatePhrase> find(String sentence, Clock clock, boolean ahead) {
    LocalDate today = LocalDate.now(clock);
    return new DatePhrases(new DateWords(new DateText(DateWord.of(sentence)), today, ahead)).all();
  }

  private List<DatePhrase> all() {
    List<DatePhrase> phrases = new ArrayList<>();
    int at = 0;
    while (at < text.size()) {
      Optional<Found> found = text.beginsWord(at) ? phrase(at) : Optional.empty();
      if (found.isPresent() && text.endsWord(found.get().next())) {
        phrases.add(found.get().phrase());
        at = found.get().next();
      } else {
        at++;
      }
    }
    return phrases;
  }

  /** A phrase and the word behind it. */
  private record Found(DatePhrase phrase, int next) {}

  private Optional<Found> phrase(int at) {
    String word = text.word(at);
    if (word.equals("between")) {
      return range(at, at + 1, Set.of("and", "to", "-", "–"));
    }
    if (word.equals("from")) {
      return range(at, at + 1, TO).or(() -> from(at));
    }
    if (SINCE.contains(word)) {
      int next = text.word(at + 1).equals("from") || text.word(at + 1).equals("on") ? 2 : 1;
      return words.period(at + next, true).map(period -> since(at, period));
    }
    if (word.equals("after")) {
      return words.period(at + 1, true).map(period -> after(at, period));
    }
    if (UNTIL.contains(word) || (word.equals("up") && text.word(at + 1).equals("to"))) {
      return words
          .period(at + (word.equals("up") ? 2 : 1), true)
          .map(period -> last(at, period, period.last()));
    }
    if (word.equals("before")) {
      return words
          .period(at + 1, true)
          .map(period -> last(at, period, period.first().minusDays(1)));
    }
    return range(at, at, TO).or(() -> plain(at));
  }

  private Optional<Found> range(int start, int at, Set<String> between) {
    boolean named = start < at;
    return words
        .period(at, named)
        .filter(first -> between.contains(text.word(first.next())) && first.isClear())
        .flatMap(first ->
            words.periodAfter(first, first.next() + 1).map(last -> closed(start, first, last)));
  }

  private Found closed(int start, Period first, Period last) {
    LocalDate begin = first.first();
    LocalDate end = last.last();
    if (begin.isAfter(end) && !first.saysYear()) {
      begin = begin.minusYears(1);
    }
    boolean clear = last.isClear() && !begin.isAfter(end);
    return new Found(
        new DatePhrase(
            text.span(start, last.next()),
            clear ? Optional.of(begin) : Optional.empty(),
            clear && !last.reachesNow() ? Optional.of(end) : Optional.empty(),
            Optional.empty()),
        last.next());
  }

  /** "From last week" names a period, "from Oct 3" a beginning; "from Monday" could be both. */
  private Optional<Found> from(int at) {
    return words
        .period(at + 1, true)
        .map(period -> {
          if (Set.of("on", "onward", "onwards").contains(text.word(period.next()))) {
            return since(at, period.endingAt(period.next() + 1));
          }
          if (!period.isDay() || text.word(at + 1).equals("yesterday")) {
            return found(at, period);
          }
          boolean weekday = DayNames.weekday(text.word(period.next() - 1)).isPresent();
          return weekday ? found(at, period.unclear()) : since(at, period);
        });
  }

  private Optional<Found> plain(int at) {
    int begin = at;
    if (text.word(at).equals("so") && text.word(at + 1).equals("far")) {
      begin += 2;
    }
    boolean introduced = BEFORE_A_PERIOD.contains(text.word(begin));
    int skipped = introduced ? begin + 1 : begin;
    return words.period(skipped, introduced).map(period -> found(at, period));
  }

  private Found found(int at, Period period) {
    boolean days = period.isClear() && !period.isShorterThanADay();
    return new Found(
        new DatePhrase(
            text.span(at, period.next()),
            days ? Optional.of(period.first()) : Optional.empty(),
            days && !period.reachesNow() ? Optional.of(period.last()) : Optional.empty(),
            period.isClear() ? period.length() : Optional.empty()),
        period.next());
  }

  private Found since(int at, Period period) {
    return found(at, period.untilNow());
  }

  private Found after(int at, Period period) {
    boolean clear = period.isClear() && !period.reachesNow();
    return new Found(
        new DatePhrase(
            text.span(at, period.next()),
            clear ? Optional.of(period.last().plusDays(1)) : Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        period.next());
  }

  private Found last(int at, Period period, LocalDate day) {
    boolean clear = period.isClear() && !period.isShorterThanADay();
    return new Found(
        new DatePhrase(
            text.span(at, period.next()),
            Optional.empty(),
            clear ? Optional.of(day) : Optional.empty(),
            Optional.empty()),
        period.next());
  }
}
