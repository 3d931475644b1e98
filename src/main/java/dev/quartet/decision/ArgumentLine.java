package dev.quartet.decision;

import dev.quartet.library.CommandWords;
import dev.quartet.library.Parameter;
import dev.quartet.library.ScriptManifest;
import dev.quartet.platform.Json;
import dev.quartet.platform.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code --name value} as a person writes it after a script's id. */
public final class ArgumentLine {
  private ArgumentLine() {}

  /** Splits a line into words; quotes hold words together. */
  public static List<String> words(String line) {
    return CommandWords.of(line);
  }

  /**
   * Reads a script's options.
   *
   * @throws Problem when a word is no option, or an option lacks its value
   */
  public static Map<String, String> options(ScriptManifest script, List<String> words) {
    if (script.execution().anyWords()) {
      return words.isEmpty() ? Map.of() : Map.of(ScriptManifest.WORDS, Json.write(words));
    }
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("--") || word.length() < 3) {
        throw Problem.usage(
            "argument", "'" + word + "' is not an option of " + script.id(), script.usage());
      }
      int equals = word.indexOf('=');
      String name = equals > 0 ? word.substring(2, equals) : word.substring(2);
      boolean flag =
          script.parameter(name).filter(p -> p.type() == Parameter.Type.FLAG).isPresent();
      if (equals > 0) {
        options.put(name, word.substring(equals + 1));
      } else if (flag) {
        options.put(name, "true");
      } else if (i + 1 < words.size()) {
        options.put(name, words.get(++i));
      } else {
        throw Problem.usage("argument", word + " needs a value", script.usage());
      }
    }
    return options;
  }
}
