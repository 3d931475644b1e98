package dev.quartet.library;

import dev.quartet.platform.Json;
import dev.quartet.platform.Yaml;
import dev.quartet.platform.Yaml.Malformed;
import dev.quartet.platform.Yaml.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A workspace's own sentences for scripts that it does not hold itself: {@code
 * scripts/overrides.yaml}.
 *
 * @param scripts by the script's id
 */
record Overrides(SortedMap<String, Sentences> scripts) {
  static final String FILE = "overrides.yaml";

  private static final String HEAD =
      """
      # Sentences that this workspace adds to shipped scripts, by the script's id:
      # examples that it answers, and 'not': requests that look like it and are not for it.
      """;

  /** What is added to one script. */
  record Sentences(List<String> examples, List<String> nearMisses, int line) {}

  /**
   * Reads the file; without one there are none.
   *
   * @throws Malformed with the line
   */
  static Overrides read(Path file) throws IOException {
    SortedMap<String, Sentences> scripts = new TreeMap<>();
    if (Files.isRegularFile(file)) {
      Yaml.read(Files.readString(file), 1)
          .entries()
          .forEach((id, entry) -> scripts.put(id, sentences(entry.asMapping())));
    }
    return new Overrides(scripts);
  }

  private static Sentences sentences(Mapping entry) {
    entry.only(List.of("examples", "not"));
    return new Sentences(entry.texts("examples"), entry.texts("not"), entry.line());
  }

  /** With one more sentence. */
  Overrides with(String id, Sentence.Kind kind, String text) {
    Sentences known = scripts.getOrDefault(id, new Sentences(List.of(), List.of(), 1));
    List<String> examples = new ArrayList<>(known.examples());
    List<String> nearMisses = new ArrayList<>(known.nearMisses());
    switch (kind) {
      case EXAMPLE -> examples.add(text);
      case NEAR_MISS -> nearMisses.add(text);
    }
    SortedMap<String, Sentences> all = new TreeMap<>(scripts);
    all.put(id, new Sentences(examples, nearMisses, known.line()));
    return new Overrides(all);
  }

  /** As the file is written. */
  String text() {
    var text = new StringBuilder(HEAD);
    scripts.forEach((id, sentences) -> {
      text.append(id).append(":\n");
      list(text, "examples", sentences.examples());
      list(text, "not", sentences.nearMisses());
    });
    return text.toString();
  }

  private static void list(StringBuilder text, String key, List<String> items) {
    if (!items.isEmpty()) {
      text.append("  ").append(key).append(":\n");
      // A JSON string is a YAML one too, whatever is in it.
      items.forEach(item -> text.append("    - ").append(Json.write(item)).append('\n'));
    }
  }
}
