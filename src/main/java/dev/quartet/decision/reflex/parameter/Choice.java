package dev.quartet.decision.reflex.parameter;

import dev.quartet.library.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Words that mean a value.
 *
 * @param own whether they are the value's own spelling
 */
record Choice(String value, Phrase phrase, boolean own) {
  private static final Set<String> TOO_COMMON = Set.of("all", "write", "true", "false", "none");

  static List<Choice> of(Parameter parameter, PatternShape shape) {
    List<Choice> choices = new ArrayList<>();
    parameter.choices().forEach(value -> add(choices, value, value, true));
    shape.words().forEach(value -> add(choices, value, value, true));
    if (parameter.type() == Parameter.Type.FLAG) {
      add(choices, "true", parameter.name(), true);
    }
    parameter
        .wording()
        .synonyms()
        .forEach((value, words) -> words.forEach(word -> add(choices, value, word, false)));
    choices.sort(
        Comparator.comparingInt((Choice choice) -> choice.phrase().joined().length()).reversed());
    return List.copyOf(choices);
  }

  private static void add(List<Choice> choices, String value, String words, boolean own) {
    Phrase phrase = Phrase.of(words);
    if (!phrase.isEmpty() && !(own && TOO_COMMON.contains(words))) {
      choices.add(new Choice(value, phrase, own));
    }
  }
}
