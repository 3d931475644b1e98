package dev.quartet.execution.direct;

import dev.quartet.library.Library;
import dev.quartet.library.ManifestText;
import java.util.List;
import java.util.Locale;

/** Finds registry entries for a model. */
final class RegistryText {
  private RegistryText() {}

  /** Everything in the library that shares a word with the query. */
  static List<String> search(Library library, String query, List<String> nearestScripts, int most) {
    List<String> words =
        java.util.Arrays.stream(query.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
            .filter(word -> word.length() > 2)
            .toList();
    var scripts = nearestScripts.stream().map(library::script).map(ManifestText::of);
    var skills =
        library.skills().values().stream()
            .filter(skill -> skill.origin().mayRun())
            .filter(skill -> shares(words, skill.id() + " " + skill.description()))
            .map(ManifestText::of);
    var pipelines =
        library.pipelines().values().stream()
            .filter(pipeline -> pipeline.origin().mayRun())
            .filter(pipeline -> shares(words, pipeline.id() + " " + pipeline.description()))
            .map(ManifestText::of);
    return java.util.stream.Stream.of(scripts, skills, pipelines)
        .flatMap(found -> found)
        .limit(most)
        .toList();
  }

  private static boolean shares(List<String> words, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return words.stream().anyMatch(lower::contains);
  }
}
