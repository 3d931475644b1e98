package dev.quartet.decision.reflex;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.library.ScriptManifest;
import dev.quartet.platform.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps, by the content of a library's scripts, which near-misses no rule turns away: trying the
 * rules on all of them would take half of the time that a server needs to be able to decide.
 */
record NearMissCache(LearnedFiles files) {
  /**
   * The near-misses that are to be told apart by likeness, for each script.
   *
   * @param compute how they are found when they are not known
   */
  List<List<String>> of(List<ScriptManifest> scripts, Supplier<List<List<String>>> compute) {
    return content(scripts)
        .map(content ->
            files.of("near-misses", content, kept -> read(kept, scripts.size()), compute))
        .orElseGet(compute);
  }

  /** Rules look at a script's parameters too, so all of its file counts; and what overrides add. */
  private static Optional<List<String>> content(List<ScriptManifest> scripts) {
    List<String> content = new ArrayList<>();
    try {
      for (ScriptManifest script : scripts) {
        content.add(script.id());
        content.add(Sha256.of(Files.readAllBytes(script.path())));
        content.addAll(script.examples());
        content.addAll(script.nearMisses());
      }
    } catch (IOException e) {
      // A script that is being replaced is read again soon.
      return Optional.empty();
    }
    return Optional.of(content);
  }

  private static Optional<List<List<String>>> read(JsonNode kept, int scripts) {
    List<List<String>> all = new ArrayList<>();
    for (JsonNode script : kept) {
      List<String> sentences = new ArrayList<>();
      script.forEach(sentence -> sentences.add(sentence.asText()));
      all.add(sentences);
    }
    return Optional.of(all).filter(read -> read.size() == scripts);
  }
}
