package dev.quartet.decision.reflex.parameter;

import dev.quartet.library.Parameter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A parameter with its words and pattern made ready.
 *
 * @param cues what stands before or around its values, the longest first
 * @param choices the words for its values, the longest first
 * @param shape its pattern taken apart
 * @param takesWords whether its pattern fits everyday words
 * @param takesNumbers whether its pattern fits small numbers
 */
record PreparedParameter(
    Parameter parameter,
    List<Cue> cues,
    List<Choice> choices,
    PatternShape shape,
    boolean takesWords,
    boolean takesNumbers) {
  private static final List<String> EVERYDAY_WORDS =
      List.of("the", "deploy", "main", "status", "API", "Team", "checkout");
  private static final List<String> SMALL_NUMBERS = List.of("5", "42", "120");
  private static final Set<String> GROUPING =
      Set.of(
          "by",
          "group-by",
          "dimensions",
          "dimension",
          "sort",
          "order",
          "order-by",
          "bucket",
          "split-by",
          "interval");
  private static final Set<String> BRANCHES = Set.of("branch", "ref", "base", "tag");
  private static final Pattern UNIT = Pattern.compile("\\b(seconds|minutes|hours|days|weeks)\\b");

  static PreparedParameter of(Parameter parameter) {
    PatternShape shape = parameter.pattern().map(PatternShape::of).orElse(PatternShape.NONE);
    return new PreparedParameter(
        parameter,
        CommonCues.of(parameter),
        Choice.of(parameter, shape),
        shape,
        parameter.type() == Parameter.Type.TEXT
            || EVERYDAY_WORDS.stream().anyMatch(shape::matchesRest),
        SMALL_NUMBERS.stream().anyMatch(shape::matchesRest));
  }

  String name() {
    return parameter.name();
  }

  Parameter.Type type() {
    return parameter.type();
  }

  boolean required() {
    return parameter.required();
  }

  /** Whether its values are found by a pattern. */
  boolean isPatterned() {
    return !shape.rest().isEmpty();
  }

  boolean isMany() {
    return type() == Parameter.Type.LIST || shape.list();
  }

  /** Whether it says how many things are wanted at most. */
  boolean isLimit() {
    return type() == Parameter.Type.INTEGER
        && (Set.of("limit", "top", "count", "max").contains(name()) || name().endsWith("-limit"));
  }

  /**
   * Whether its values are words for how to split or sort, which are often said of other things.
   */
  boolean isGrouping() {
    return GROUPING.contains(name()) && !parameter.description().contains("order by");
  }

  boolean isBranch() {
    return BRANCHES.contains(name());
  }

  /** The unit of time that it counts. */
  Optional<ChronoUnit> unit() {
    if (type() != Parameter.Type.INTEGER || isLimit()) {
      return Optional.empty();
    }
    var matcher = UNIT.matcher((name() + " " + parameter.description()).toLowerCase(Locale.ROOT));
    return matcher.find() ? Length.unit(matcher.group(1)) : Optional.empty();
  }

  /** The form of a text that the pattern fits: as written, or in lower case. */
  Optional<String> fitting(String text) {
    return Stream.of(text, text.toLowerCase(Locale.ROOT)).filter(shape::matchesRest).findFirst();
  }

  /** Which cue stands around tokens, the longest first: its tokens from and to. */
  Optional<CuedTokens> cued(Assignment assignment, int first, int last, boolean alsoWeak) {
    for (Cue cue : cues) {
      if (!alsoWeak && cue.weak()) {
        continue;
      }
      Optional<Cue.Covered> covered =
          cue.around(assignment.tokens(), first, last, assignment.script().words());
      if (covered.isPresent()) {
        return Optional.of(new CuedTokens(cue, covered.get().first(), covered.get().last()));
      }
    }
    return Optional.empty();
  }

  /** A cue where it stands. */
  record CuedTokens(Cue cue, int from, int to) {}
}
