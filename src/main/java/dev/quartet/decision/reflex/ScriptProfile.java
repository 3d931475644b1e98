package dev.quartet.decision.reflex;

import dev.quartet.library.Effect;
import dev.quartet.library.Parameter;
import dev.quartet.library.ScriptManifest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the reflex knows of a script.
 *
 * @param vocabulary the stems of every word that it explains
 * @param subject of these the ones of its description and examples
 * @param texts its description and examples, in lower case
 * @param commands verbs that its examples command
 * @param actions words that its examples begin with and that may be verbs
 */
record ScriptProfile(
    ScriptManifest script,
    Set<String> vocabulary,
    Set<String> subject,
    List<String> texts,
    Set<String> commands,
    Set<String> actions) {

  /** "First 50" limits; by itself "first" would say which. */
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?i)\\b(?:the )?(?:first|last|top|latest|newest|max|maximum|up to|at most) <");

  /** What people say instead of a verb when they want something done. */
  private static final Set<String> TOLD =
      Set.of(
          "new", "tell", "say", "saying", "says", "reply", "note", "comment", "into", "put",
          "check", "urgent");

  private static final Pattern CHANGING_STATEMENT =
      Pattern.compile(
          "(?i)(?<![\\w'])(?:insert\\s+into|update\\s+\\S+\\s+set|delete\\s+from|truncate\\s+table"
              + "|(?:alter|create|drop)\\s+(?:table|index|view|schema|type|function))\\s");

  private static final Set<String> GROUPING = Set.of("per", "by");

  /** A second question in one sentence. */
  private static final Pattern AND_ASKS =
      Pattern.compile("\\band (?:how|what|who|which|whether|where|when|is|are|do|does|did)\\b");

  static ScriptProfile of(ScriptManifest script) {
    return of(script, script.examples());
  }

  /** As if the script had only some of its examples. */
  static ScriptProfile of(ScriptManifest script, List<String> examples) {
    Set<String> subject = new HashSet<>(Words.of(script.description()));
    subject.addAll(Words.of(script.id().replace('/', ' ').replace('-', ' ')));
    examples.forEach(example -> subject.addAll(Words.of(example)));
    Set<String> vocabulary = new HashSet<>(subject);
    script.parameters().forEach(parameter -> vocabulary.addAll(words(parameter)));
    List<String> texts =
        Stream.concat(Stream.of(script.description()), examples.stream())
            .map(text -> text.toLowerCase(Locale.ROOT))
            .toList();
    Set<String> commands = new HashSet<>();
    examples.forEach(example -> Commands.leading(example).ifPresent(commands::add));
    Set<String> actions = new HashSet<>();
    examples.forEach(example -> Commands.first(example).ifPresent(actions::add));
    return new ScriptProfile(script, vocabulary, subject, texts, commands, actions);
  }

  private static Set<String> words(Parameter parameter) {
    Set<String> words = new HashSet<>(Words.of(parameter.name().replace('-', ' ')));
    parameter.choices().forEach(choice -> words.addAll(Words.of(choice.replace('_', ' '))));
    parameter.wording().cues().forEach(cue -> words.addAll(Words.of(cue)));
    parameter
        .wording()
        .synonyms()
        .values()
        .forEach(all -> all.forEach(word -> words.addAll(Words.of(word))));
    return words;
  }

  /**
   * How much the unexplained words weigh: one each, and one more when they are a good part of all.
   */
  int weight(List<String> unexplained, String template) {
    long telling =
        Words.tokens(template).stream()
            .filter(word -> word.startsWith("<") || !Words.isFunctionWord(word))
            .count();
    boolean good = unexplained.size() * 3L > telling;
    return unexplained.size() + (good && !unexplained.isEmpty() ? 1 : 0);
  }

  /** A verb that the request commands and none of the examples does. */
  private Optional<String> command(String text) {
    return Commands.leading(text).filter(verb -> !commands.contains(verb));
  }

  /**
   * The words of a template that the script does not know, as they are written.
   *
   * @param named the services that the request names: the script knows its own by any name
   */
  List<String> unexplained(String request, String template, Map<String, String> named) {
    Set<String> own = new HashSet<>();
    named.forEach((name, service) -> {
      if (service.equals(script.service())) {
        own.addAll(Words.tokens(name));
      }
    });
    Stream<String> asked =
        AND_ASKS.matcher(template.toLowerCase(Locale.ROOT)).results().map(MatchResult::group);
    return Stream.of(command(request).stream(), asked, unknown(template))
        .flatMap(found -> found)
        .filter(word -> !own.contains(word))
        .distinct()
        .toList();
  }

  private Stream<String> unknown(String template) {
    return Words.tokens(COUNTED.matcher(template).replaceAll("<")).stream().filter(this::isUnknown);
  }

  private boolean isUnknown(String word) {
    return !word.startsWith("<")
        && !word.chars().allMatch(Character::isDigit)
        && !Words.isFunctionWord(word)
        && Words.of(word).stream().noneMatch(this::knows);
  }

  private boolean acts(String word) {
    return actions.contains(word) || Commands.isPlainVerb(word) || TOLD.contains(word);
  }

  private List<String> examples() {
    return texts.subList(1, texts.size());
  }

  private boolean knows(String stem) {
    return vocabulary.contains(stem) || Words.isFunctionWord(stem);
  }

  /** Whether a request says that something is to be done, if the script does something. */
  boolean isTold(String request, boolean saysText) {
    return script.effect() == Effect.READ
        || saysText
        || Commands.first(request).isPresent()
        || Words.tokens(request).stream().anyMatch(this::acts);
  }

  /** A word in a template that makes it more than this script's lookup, and what it does. */
  Optional<String> beyond(String request, String template, boolean saysText) {
    Optional<String> command =
        command(request)
            .filter(verb -> commands.isEmpty() || Commands.isPlainVerb(verb))
            .filter(_ -> script.effect() == Effect.READ);
    if (command.isPresent()) {
      return Optional.of("commands something else: " + command.get());
    }
    if (script.effect() == Effect.READ && CHANGING_STATEMENT.matcher(request).find()) {
      return Optional.of("bears a statement that changes data");
    }
    if (!isTold(request, saysText)) {
      return Optional.of("does not say that something is to be done");
    }
    String text = template.toLowerCase(Locale.ROOT).replace('’', '\'').replaceAll("<[a-z-]+>", "_");
    for (WordKind kind : WordKind.values()) {
      Optional<String> word = kind.find(text);
      boolean known =
          kind.mayBeKnown()
              && word.filter(w -> Words.of(w).stream().allMatch(subject::contains)).isPresent();
      if (word.isPresent() && !known && !kind.occursIn(examples())) {
        return Optional.of(kind.says() + ": " + word.get());
      }
    }
    return grouping(template).map(by -> "groups by what it does not know: " + by);
  }

  /** What is asked for by each of something that the script does not know. */
  private Optional<String> grouping(String template) {
    List<String> words = Words.tokens(template);
    return IntStream.range(0, words.size() - 1)
        .filter(i -> GROUPING.contains(words.get(i)))
        .mapToObj(i -> words.subList(i + 1, Math.min(i + 3, words.size())))
        .filter(by -> by.stream().anyMatch(this::isUnknown))
        .map(by -> String.join(" ", by))
        .findFirst();
  }

  /** A service that a request names and this script is not about; empty: there is none. */
  Optional<String> otherService(Map<String, String> named) {
    return named.entrySet().stream()
        .filter(entry -> !entry.getValue().equals(script.service()))
        .map(Map.Entry::getKey)
        .filter(name -> !mentions(name))
        .findFirst();
  }

  /** Whether its description or an example has a name in it. */
  boolean mentions(String name) {
    return texts.stream().anyMatch(text -> text.contains(name));
  }
}
