package dev.quartet.library;

import dev.quartet.library.ScriptManifest.Execution;
import dev.quartet.platform.Sandbox.Access;
import dev.quartet.platform.Yaml;
import dev.quartet.platform.Yaml.Malformed;
import dev.quartet.platform.Yaml.Mapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the manifest in a script's head: the YAML between two lines {@code # ---}. */
final class ManifestReader {
  static final String MARK = "# ---";
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
  private static final String EXAMPLE_HEAD =
      "Begin the script with a line '# ---', then '# description: …' and '# effect: read', then '#"
          + " ---'.";

  private ManifestReader() {}

  /** A file's text down to the end of its head; all of it when it has none. */
  static String head(String text) {
    int begin = text.indexOf(MARK);
    int end = begin < 0 ? -1 : text.indexOf(MARK, begin + MARK.length());
    return end < 0 ? text : text.substring(0, end);
  }

  /**
   * Reads a manifest.
   *
   * @throws Malformed with the line in the script's file
   */
  static ScriptManifest read(
      String id, Path path, Origin origin, List<String> lines, HeadCache heads) {
    int begin = lines.indexOf(MARK);
    int end = begin < 0 ? -1 : begin + 1 + lines.subList(begin + 1, lines.size()).indexOf(MARK);
    if (begin < 0 || end <= begin) {
      throw new Malformed(1, "the manifest between two lines '# ---' is missing", EXAMPLE_HEAD);
    }
    var yaml = new StringBuilder();
    for (int i = begin + 1; i < end; i++) {
      String line = lines.get(i);
      if (!line.startsWith("#")) {
        throw new Malformed(i + 1, "a manifest line must begin with '#'", EXAMPLE_HEAD);
      }
      yaml.append(line.startsWith("# ") ? line.substring(2) : line.substring(1)).append('\n');
    }
    return manifest(id, path, origin, heads.read(yaml.toString(), begin + 2));
  }

  private static ScriptManifest manifest(String id, Path path, Origin origin, Mapping head) {
    head.only(
        List.of(
            "description",
            "effect",
            "needs",
            "environment",
            "params",
            "returns",
            "probe",
            "examples",
            "not",
            "timeout",
            "cache",
            "access"));
    String effect =
        head.requiredText("effect", "Write effect: read, write, money or irreversible.");
    return new ScriptManifest(
        id,
        path,
        origin,
        head.requiredText("description", "Say in one line what the script tells or does."),
        Effect.of(effect)
            .orElseThrow(() ->
                new Malformed(
                    head.line(),
                    "unknown effect '" + effect + "'",
                    "Write read, write, money or irreversible.")),
        head.texts("needs").stream().map(group -> List.of(group.split("\\|"))).toList(),
        head.texts("environment"),
        parameters(head),
        head.text("returns").orElse(""),
        head.texts("examples"),
        head.texts("not"),
        new Execution(
            head.duration("timeout").orElse(DEFAULT_TIMEOUT),
            head.duration("cache"),
            access(head, origin),
            head.flag("probe").orElse(false),
            false));
  }

  private static Set<Access> access(Mapping head, Origin origin) {
    if (head.find("access").isEmpty()) {
      return origin == Origin.SHIPPED
          ? EnumSet.of(Access.NETWORK)
          : EnumSet.of(Access.NETWORK, Access.WORKSPACE);
    }
    Set<Access> access = EnumSet.noneOf(Access.class);
    for (Yaml item : head.items("access")) {
      switch (item.asText()) {
        case "network" -> access.add(Access.NETWORK);
        case "host" -> access.add(Access.HOST);
        case "workspace" -> access.add(Access.WORKSPACE);
        default ->
            throw new Malformed(
                item.line(),
                "unknown access '" + item.asText() + "'",
                "Write [network], [host], [workspace], or [].");
      }
    }
    return access;
  }

  private static List<Parameter> parameters(Mapping head) {
    List<Parameter> parameters = new ArrayList<>();
    for (Yaml item : head.items("params")) {
      parameters.add(parameter(item.asMapping()));
    }
    return parameters;
  }

  private static Parameter parameter(Mapping entry) {
    entry.only(
        List.of(
            "name",
            "type",
            "description",
            "required",
            "default",
            "pattern",
            "values",
            "workspace",
            "cues",
            "synonyms"));
    String name = entry.requiredText("name", "Every parameter has a name, as its long option.");
    if (!name.matches("[a-z][a-z0-9-]*")) {
      throw new Malformed(
          entry.line(),
          "parameter name '" + name + "'",
          "Use lower-case letters, digits and dashes.");
    }
    String label = entry.text("type").orElse("text");
    Parameter.Type type =
        Parameter.Type.of(label.toLowerCase(Locale.ROOT))
            .orElseThrow(() ->
                new Malformed(
                    entry.line(),
                    "unknown type '" + label + "'",
                    "Types: text, flag, integer, number, date, enum, pattern, list."));
    List<String> values = entry.texts("values");
    if (type == Parameter.Type.ENUM && values.isEmpty()) {
      throw new Malformed(
          entry.line(), "an enum needs its values", "Write values: [open, closed].");
    }
    if (type == Parameter.Type.PATTERN && entry.text("pattern").isEmpty()) {
      throw new Malformed(
          entry.line(), "a pattern parameter needs its pattern", "Write pattern: \"[a-z]{3}\".");
    }
    var parameter =
        new Parameter(
            name,
            type,
            entry.text("description").orElse(""),
            entry.flag("required").orElse(false),
            entry.text("default"),
            pattern(entry),
            values,
            entry.flag("workspace").orElse(true),
            WordingReader.read(entry));
    WordingReader.check(parameter, entry.line());
    parameter.initial().ifPresent(initial -> checkDefault(parameter, initial, entry.line()));
    return parameter;
  }

  private static void checkDefault(Parameter parameter, String initial, int line) {
    try {
      String _ = parameter.checked(initial);
    } catch (dev.quartet.platform.Problem e) {
      throw new Malformed(
          line,
          "the default is wrong: " + e.message(),
          "Give a default of the parameter's own type.");
    }
  }

  private static Optional<Pattern> pattern(Mapping entry) {
    try {
      return entry.text("pattern").map(Pattern::compile);
    } catch (PatternSyntaxException e) {
      throw new Malformed(
          entry.line(),
          "not a regular expression: " + e.getDescription(),
          "Write for example [a-z]{3}.");
    }
  }
}
