package dev.quartet.decision.reflex;

import dev.quartet.decision.reflex.parameter.ParameterExtraction;
import dev.quartet.library.ScriptManifest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the reflex knows of a script.
 *
 * @param templates its examples with placeholders for their values
 * @param sentences the words of each template
 * @param nearMisses the words of sentences that look like it and are not for it
 * @param vocabulary every word that it explains
 */
record ScriptProfile(
    ScriptManifest script,
    List<String> templates,
    List<Set<String>> sentences,
    List<Set<String>> nearMisses,
    Set<String> vocabulary) {

  static ScriptProfile of(ScriptManifest script, ParameterExtraction extraction) {
    Set<String> vocabulary = new HashSet<>(Words.of(script.description()));
    vocabulary.addAll(Words.of(script.id().replace('/', ' ').replace('-', ' ')));
    script
        .parameters()
        .forEach(parameter -> vocabulary.addAll(Words.of(parameter.name().replace('-', ' '))));
    List<String> templates =
        script.examples().stream()
            .map(example -> extraction.extract(example, script).template())
            .toList();
    templates.forEach(template -> vocabulary.addAll(Words.of(template)));
    return new ScriptProfile(
        script,
        templates,
        templates.stream().map(Words::distinct).toList(),
        script.nearMisses().stream().map(Words::distinct).toList(),
        vocabulary);
  }
}
