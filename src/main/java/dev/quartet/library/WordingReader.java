package dev.quartet.library;

import dev.quartet.library.Parameter.Wording;
import dev.quartet.platform.Problem;
import dev.quartet.platform.Yaml;
import dev.quartet.platform.Yaml.Malformed;
import dev.quartet.platform.Yaml.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what a manifest says people call a parameter and its values. */
final class WordingReader {
  private static final String PLACE = "…";

  private WordingReader() {}

  /**
   * Reads the keys {@code cues} and {@code synonyms} of a parameter.
   *
   * @throws Malformed when a cue or a synonym says nothing, or a cue has two places for its value
   */
  static Wording read(Mapping entry) {
    List<String> cues = entry.items("cues").stream().map(WordingReader::cue).toList();
    Map<String, List<String>> synonyms = new LinkedHashMap<>();
    entry
        .mapping("synonyms")
        .entries()
        .forEach((value, words) ->
            synonyms.put(value, words.items().stream().map(WordingReader::word).toList()));
    return new Wording(cues, synonyms);
  }

  private static String cue(Yaml item) {
    String cue = item.asText().strip();
    int place = cue.indexOf(PLACE);
    if (place >= 0 && cue.indexOf(PLACE, place + 1) >= 0) {
      throw new Malformed(
          item.line(),
          "the cue '" + cue + "' has two places for its value",
          "Write … once, where the value stands, such as \"older than … days\".");
    }
    if (cue.replace(PLACE, "").isBlank()) {
      throw new Malformed(
          item.line(), "a cue without a word", "Write what people say before the value.");
    }
    return cue;
  }

  private static String word(Yaml item) {
    String word = item.asText().strip();
    if (word.isEmpty()) {
      throw new Malformed(
          item.line(), "an empty synonym", "Write a word that people say for the value.");
    }
    return word;
  }

  /**
   * Checks that synonyms stand for values that the parameter takes.
   *
   * @throws Malformed naming the value
   */
  static void check(Parameter parameter, int line) {
    for (String value : parameter.wording().synonyms().keySet()) {
      try {
        String _ = parameter.checked(value);
      } catch (Problem e) {
        throw new Malformed(
            line,
            "synonyms of a value that --" + parameter.name() + " does not take: " + e.message(),
            parameter.type() == Parameter.Type.FLAG
                ? "Write synonyms: {\"true\": [including archived]}."
                : "Write synonyms: {value: [other word, another]}.");
      }
    }
  }
}
