package dev.quartet.decision.reflex.parameter;

import dev.quartet.library.Parameter;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What people say before values of parameters that many scripts have, by their names. */
final class CommonCues {
  private static final List<String> SEARCHED =
      List.of(
          "called",
          "named",
          "mentioning",
          "mention",
          "containing",
          "contains",
          "contain",
          "matching",
          "match",
          "whose name contains",
          "with … in the name",
          "with … in its name",
          "with … in their name",
          "with … in their names",
          "search for",
          "look for");
  private static final List<String> TITLE = List.of("titled", "entitled", "called", "named");
  private static final List<String> BODY =
      List.of("saying", "says", "to say", "that says", "reads", "with the text", "text", "message");
  private static final List<String> NUMBER =
      List.of("issue", "pr", "pull request", "pull", "mr", "merge request", "ticket");
  private static final List<String> BRANCH =
      List.of(
          "branch",
          "on branch",
          "… branch",
          "of branch",
          "on",
          "against",
          "versus",
          "vs",
          "into",
          "targeting",
          "tag");
  private static final List<String> LABEL =
      List.of(
          "label",
          "labels",
          "labelled",
          "labeled",
          "label it",
          "with label",
          "with labels",
          "tagged");

  private static final Map<String, List<String>> BY_NAME =
      Map.ofEntries(
          Map.entry("query", SEARCHED),
          Map.entry("search", SEARCHED),
          Map.entry("grep", SEARCHED),
          Map.entry(
              "name",
              List.of(
                  "called",
                  "named",
                  "with … in the name",
                  "with … in its name",
                  "with … in their name",
                  "whose name contains")),
          Map.entry("contains", List.of("containing", "with")),
          Map.entry("title", TITLE),
          Map.entry("summary", TITLE),
          Map.entry("topic", List.of("titled", "called", "about", "on the topic", "named")),
          Map.entry("text", BODY),
          Map.entry("body", BODY),
          Map.entry("comment", BODY),
          Map.entry("message", BODY),
          Map.entry("number", NUMBER),
          Map.entry("pr", NUMBER),
          Map.entry("branch", BRANCH),
          Map.entry("ref", BRANCH),
          Map.entry("base", BRANCH),
          Map.entry("labels", LABEL),
          Map.entry("tags", LABEL),
          Map.entry(
              "author",
              List.of(
                  "by",
                  "authored by",
                  "written by",
                  "did … commit",
                  "has … committed",
                  "has … pushed",
                  "did … push",
                  "did … do")),
          Map.entry("assignee", List.of("assigned to", "of")),
          Map.entry("assignees", List.of("assign it to", "assign to", "assigned to", "assigned")),
          Map.entry("firstname", List.of("first name", "first name is")),
          Map.entry("lastname", List.of("last name", "surname", "last name is")),
          Map.entry(
              "content", List.of("pointing at", "pointing to", "points to", "with the value")));

  /** Names that are no nouns: they stand before other things too. */
  private static final Set<String> NO_NOUNS =
      Set.of("by", "all", "in", "on", "of", "at", "type", "sort", "from", "to", "since", "until");

  /** The types whose values stand before their parameter's name too: the nimbus site. */
  private static final Set<Parameter.Type> BEHIND =
      EnumSet.of(Parameter.Type.PATTERN, Parameter.Type.ENUM, Parameter.Type.LIST);

  private CommonCues() {}

  /** A parameter's cues, its manifest's and the common ones, the longest first. */
  static List<Cue> of(Parameter parameter) {
    Stream<String> own =
        NO_NOUNS.contains(parameter.name())
            ? Stream.of(parameter.name())
            : Stream.of(parameter.name(), "… " + parameter.name());
    if (!BEHIND.contains(parameter.type())) {
      own = own.limit(1);
    }
    Stream<String> common = BY_NAME.getOrDefault(parameter.name(), List.of()).stream();
    return Stream.of(parameter.wording().cues().stream(), common, own)
        .flatMap(cues -> cues)
        .distinct()
        .map(Cue::of)
        .sorted(Comparator.comparingInt(Cue::size).reversed())
        .toList();
  }
}
