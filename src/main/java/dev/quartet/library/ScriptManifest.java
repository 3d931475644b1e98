package dev.quartet.library;

import dev.quartet.platform.Problem;
import dev.quartet.platform.Sandbox.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The head of a script: all that is known of it without running it.
 *
 * @param id its path without the ending, such as {@code stripe/mrr}
 * @param needs credentials: of each group one is enough
 * @param environment optional variables that are passed on
 * @param returns the fields of its JSON, such as {@code repo, issues[].{number, title}}; empty when
 *     it does not say
 * @param examples requests that it answers
 * @param nearMisses requests that look like it and are not for it
 */
public record ScriptManifest(
    String id,
    Path path,
    Origin origin,
    String description,
    Effect effect,
    List<List<String>> needs,
    List<String> environment,
    List<Parameter> parameters,
    String returns,
    List<String> examples,
    List<String> nearMisses,
    Execution execution)
    implements Entry {
  /** The parameter of a script that takes any words: its command line, or a JSON array of words. */
  public static final String WORDS = "args";

  /**
   * How it is run.
   *
   * @param probe whether it is the cheapest read that proves the service's credential
   * @param cache how long a result may be given again
   * @param anyWords whether it takes any words, since nothing is known of its options
   */
  public record Execution(
      Duration timeout,
      Optional<Duration> cache,
      Set<Access> access,
      boolean probe,
      boolean anyWords) {}

  /** With more sentences. */
  ScriptManifest with(List<String> moreExamples, List<String> moreNearMisses) {
    return new ScriptManifest(
        id,
        path,
        origin,
        description,
        effect,
        needs,
        environment,
        parameters,
        returns,
        Stream.concat(examples.stream(), moreExamples.stream()).distinct().toList(),
        Stream.concat(nearMisses.stream(), moreNearMisses.stream()).distinct().toList(),
        execution);
  }

  /** The part of its file, as it stands there now, that says all this. */
  public String head() throws IOException {
    return ManifestReader.head(Files.readString(path));
  }

  /** The part of the id before the slash. */
  public String service() {
    return id.substring(0, id.indexOf('/'));
  }

  /** The files that a skill's script may call: its skill's scripts. One of the library has none. */
  public List<Path> companions() {
    return SkillScripts.companions(this);
  }

  public Optional<Parameter> parameter(String name) {
    return parameters.stream().filter(parameter -> parameter.name().equals(name)).findFirst();
  }

  /**
   * Checks arguments and fills in defaults: a workspace's first, then the manifest's.
   *
   * @throws Problem when one is unknown, of the wrong type, or missing
   */
  public Map<String, String> checked(Map<String, String> arguments, Map<String, String> defaults) {
    Map<String, String> checked = new LinkedHashMap<>();
    for (String name : arguments.keySet()) {
      if (parameter(name).isEmpty()) {
        throw Problem.usage("argument", id + " has no parameter '" + name + "'", usage());
      }
    }
    for (Parameter parameter : parameters) {
      Optional.ofNullable(arguments.get(parameter.name()))
          .or(() -> filledBy(defaults, parameter))
          .or(parameter::initial)
          .ifPresent(value -> checked.put(parameter.name(), parameter.checked(value)));
      if (parameter.required() && !checked.containsKey(parameter.name())) {
        throw Problem.usage("argument", id + " needs --" + parameter.name(), usage());
      }
    }
    return checked;
  }

  private static Optional<String> filledBy(Map<String, String> defaults, Parameter parameter) {
    return parameter.fillable()
        ? Optional.ofNullable(defaults.get(parameter.name()))
        : Optional.empty();
  }

  /** Whether one of a workspace's defaults fills the parameter. */
  public boolean isFilledBy(Map<String, String> defaults, String name) {
    return parameter(name).flatMap(parameter -> filledBy(defaults, parameter)).isPresent();
  }

  /** The arguments as the script's command line takes them. */
  public List<String> options(Map<String, String> arguments) {
    if (execution.anyWords()) {
      return CommandWords.ofLineOrArray(arguments.getOrDefault(WORDS, ""));
    }
    return arguments.entrySet().stream()
        .flatMap(argument -> {
          boolean flag =
              parameter(argument.getKey()).filter(p -> p.type() == Parameter.Type.FLAG).isPresent();
          if (!flag) {
            return java.util.stream.Stream.of("--" + argument.getKey(), argument.getValue());
          }
          return argument.getValue().equals("true")
              ? java.util.stream.Stream.of("--" + argument.getKey())
              : java.util.stream.Stream.empty();
        })
        .toList();
  }

  /** One line that shows the parameters. */
  public String usage() {
    if (execution.anyWords()) {
      return "Usage: /" + id + " ARGUMENTS (as a tool: the argument " + WORDS + ")";
    }
    var line = new StringBuilder("Usage: /" + id);
    for (Parameter parameter : parameters) {
      String option =
          "--"
              + parameter.name()
              + (parameter.type() == Parameter.Type.FLAG
                  ? ""
                  : " " + parameter.type().label().toUpperCase(java.util.Locale.ROOT));
      line.append(parameter.required() ? " " + option : " [" + option + "]");
    }
    return line.toString();
  }
}
