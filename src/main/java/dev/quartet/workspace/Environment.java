package dev.quartet.workspace;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The variables and the folder that the process was started with.
 *
 * @param variables environment variables
 * @param folder the working folder
 */
public record Environment(Map<String, String> variables, Path folder) {

  public static Environment ofThisProcess() {
    return new Environment(System.getenv(), Path.of("").toAbsolutePath());
  }

  /** A variable that is set and not blank. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  /** The folder of what belongs to the person, not to one workspace. */
  public Path userFolder() {
    return home().resolve(".quartet");
  }

  public Path home() {
    return Path.of(variable("HOME").orElseGet(() -> System.getProperty("user.home", "/")));
  }
}
