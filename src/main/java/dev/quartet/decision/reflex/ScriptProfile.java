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
import java.util.stream.Stream;

/**
 * What the reflex knows of a script.
 *
 * @param vocabulary the stems of every word that it explains
 * @param texts its description and examples, in lower case
 * @param commands verbs that its examples command
 * @param actions words that its examples begin with and that may be verbs
 */
record ScriptProfile(
    ScriptManifest script,
    Set<String> vocabulary,
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

  /** A second question in one sentence. */
  private static final Pattern AND_ASKS =
      Pattern.compile("\\band (?:how|what|who|which|whether|where|when|is|are|do|does|did)\\b");

  static ScriptProfile of(ScriptManifest script) {
    Set<String> vocabulary = new HashSet<>(Words.of(script.description()));
    vocabulary.addAll(Words.of(script.id().replace('/', ' ').replace('-', ' ')));
    script.examples().forEach(example -> vocabulary.addAll(Words.of(example)));
    script.parameters().forEach(parameter -> vocabulary.addAll(words(parameter)));
    List<String> texts =
        Stream.concat(Stream.of(script.description()), script.examples().stream())
            .map(text -> text.toLowerCase(Locale.ROOT))
            .toList();
    Set<String> commands = new HashSet<>();
    script.examples().forEach(example -> Commands.leading(example).ifPresent(commands::add));
    Set<String> actions = new HashSet<>();
    script.examples().forEach(example -> Commands.first(example).ifPresent(actions::add));
    return new ScriptProfile(script, vocabulary, texts, commands, actions);
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

  /** The words of a template that the script does not know, as they are written. */
  List<String> unexplained(String request, String template) {
    Stream<String> asked =
        AND_ASKS.matcher(template.toLowerCase(Locale.ROOT)).results().map(MatchResult::group);
    return Stream.of(command(request).stream(), asked, unknown(template))
        .flatMap(found -> found)
        .distinct()
        .toList();
  }

  private Stream<String> unknown(String template) {
    return Words.tokens(COUNTED.matcher(template).replaceAll("<")).stream()
        .filter(word -> !word.startsWith("<") && !word.chars().allMatch(Character::isDigit))
        .filter(word -> !Words.isFunctionWord(word))
        .filter(word -> Words.of(word).stream().noneMatch(this::knows));
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

  /** A word in a template that makes it more than this script's lookup, and what it does. */
  Optional<String> beyond(String request, String template, boolean saysText) {
    Optional<String> command =
        command(request).filter(_ -> commands.isEmpty() && script.effect() == Effect.READ);
    if (command.isPresent()) {
      return Optional.of("commands something else: " + command.get());
    }
    if (script.effect() != Effect.READ
        && !saysText
        && Commands.first(request).isEmpty()
        && Words.tokens(request).stream().noneMatch(this::acts)) {
      return Optional.of("does not say that something is to be done");
    }
    String text = template.toLowerCase(Locale.ROOT).replace('’', '\'').replaceAll("<[a-z-]+>", "_");
    for (WordKind kind : WordKind.values()) {
      Optional<String> word = kind.find(text);
      boolean known =
          kind.mayBeKnown()
              && word.filter(w -> Words.of(w).stream().allMatch(vocabulary::contains)).isPresent();
      if (word.isPresent() && !known && !kind.occursIn(examples())) {
        return Optional.of(kind.says() + ": " + word.get());
      }
    }
    return Optional.empty();
  }

  /** A service that a request names and this script is not about; empty: there is none. */
  Optional<String> otherService(Map<String, String> named) {
    return named.entrySet().stream()
        .filter(entry -> !entry.getValue().equals(script.service()))
        .map(Map.Entry::getKey)
        .filter(name -> texts.stream().noneMatch(text -> text.contains(name)))
        .findFirst();
  }
}
