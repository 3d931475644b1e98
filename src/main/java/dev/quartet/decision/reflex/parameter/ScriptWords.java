package dev.quartet.decision.reflex.parameter;

import dev.quartet.library.Parameter;
import dev.quartet.library.ScriptManifest;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The words that a script uses of itself.
 *
 * @param said those of its description and id
 * @param known those of its parameters as well, with their stems
 * @param action those of its id behind the slash
 */
record ScriptWords(Set<String> said, Set<String> known, Set<String> service, Set<String> action) {

  static ScriptWords of(ScriptManifest script) {
    Set<String> said = new HashSet<>();
    add(said, script.description());
    add(said, script.id());
    Set<String> known = new HashSet<>(said);
    for (Parameter parameter : script.parameters()) {
      add(known, parameter.name());
      parameter.choices().forEach(choice -> add(known, choice));
    }
    Set<String> stems = new HashSet<>(known);
    known.forEach(word -> stems.add(Stems.of(word)));
    Set<String> service = new HashSet<>();
    add(service, script.service());
    Set<String> action = new HashSet<>();
    add(action, script.id().substring(script.id().indexOf('/') + 1));
    return new ScriptWords(said, stems, service, action);
  }

  private static void add(Set<String> words, String text) {
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
  }

  boolean says(String word) {
    return said.contains(word);
  }

  /** Whether the script has its name from a word: notion/page-create from page. */
  boolean isNamedAfter(String word) {
    return action.contains(word);
  }

  /** Whether a word is the service's name, perhaps with a typing error. */
  boolean isService(String word) {
    return service.contains(word)
        || service.stream().anyMatch(name -> Stems.isMistyped(word, name));
  }

  /** Whether a token is one of the script's or of everyday words, and so hardly a name. */
  boolean knows(Token token) {
    return CommonWords.contains(token.word())
        || known.contains(token.word())
        || known.contains(token.stem())
        || isService(token.word());
  }
}
