package dev.quartet.workspace;

import dev.quartet.platform.Cancellation;
import dev.quartet.platform.Problem;
import dev.quartet.platform.ProcessCommand;
import dev.quartet.platform.ProcessResult;
import dev.quartet.platform.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Credentials: the process's environment first, then {@code secrets.env}, then commands that print
 * one.
 *
 * <p>Every value handed out is remembered, so that {@link #mask} can take it out of whatever is
 * shown or stored.
 */
public final class Secrets {
  private static final int SHORTEST_MASKED = 6;
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          ".*(KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|WEBHOOK_URL|DATABASE_URL|AUTH).*");
  private static final ProcessCommand.Limits LIMITS =
      new ProcessCommand.Limits(Duration.ofSeconds(30), 64 * 1024);

  private final Environment environment;
  private final Map<String, String> file;
  private final Map<String, List<String>> commands;
  private final Processes processes;
  private final Map<String, String> handedOut = new ConcurrentHashMap<>();

  private Secrets(
      Environment environment,
      Map<String, String> file,
      Map<String, List<String>> commands,
      Processes processes) {
    this.environment = environment;
    this.file = file;
    this.commands = Map.copyOf(commands);
    this.processes = processes;
  }

  static Secrets trusted(
      Environment environment, Path file, Map<String, List<String>> commands, Processes processes) {
    return new Secrets(environment, read(file), commands, processes);
  }

  /**
   * An untrusted folder may bring credentials of its own, but no base URL that would carry the
   * person's elsewhere.
   */
  static Secrets untrusted(Environment environment, Path file, Processes processes) {
    Map<String, String> credentials = new LinkedHashMap<>(read(file));
    credentials.keySet().removeIf(name -> !SECRET_NAME.matcher(name).matches());
    return new Secrets(environment, credentials, Map.of(), processes);
  }

  /** A credential by the name of its variable. */
  public Optional<String> find(String name) {
    Optional<String> value =
        environment
            .variable(name)
            .or(() -> Optional.ofNullable(file.get(name)))
            .or(() ->
                Optional.ofNullable(commands.get(name))
                    .map(argv -> handedOut.computeIfAbsent(name, _ -> run(name, argv))));
    value
        .filter(_ -> SECRET_NAME.matcher(name).matches())
        .ifPresent(secret -> handedOut.put(name, secret));
    return value;
  }

  /** Has a secret masked that stands elsewhere than among the variables, such as in a URL. */
  public void remember(String name, String secret) {
    handedOut.put(name, secret);
  }

  /** Whether a secret is set or a command is named that prints it; no command is run. */
  public boolean knows(String name) {
    return commands.containsKey(name)
        || file.containsKey(name)
        || environment.variables().containsKey(name);
  }

  /** The text with every credential handed out so far replaced. */
  public String mask(String text) {
    // The longest first: one credential may begin like another.
    List<String> secrets =
        handedOut.values().stream()
            .filter(secret -> secret.length() >= SHORTEST_MASKED)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, "•••");
    }
    return masked;
  }

  /**
   * Whether a text bears a credential that this workspace or the process knows, handed out or not;
   * those that a command prints count once they were handed out.
   */
  public boolean revealedIn(String text) {
    return Stream.of(handedOut.values().stream(), named(file), named(environment.variables()))
        .flatMap(values -> values)
        .filter(secret -> secret.length() >= SHORTEST_MASKED)
        .anyMatch(text::contains);
  }

  private static Stream<String> named(Map<String, String> variables) {
    return variables.entrySet().stream()
        .filter(variable -> SECRET_NAME.matcher(variable.getKey()).matches())
        // GIT_AUTHOR_NAME and SSH_AUTH_SOCK are named like credentials and are none.
        .filter(variable -> !variable.getKey().contains("AUTHOR"))
        .map(Map.Entry::getValue)
        .filter(value -> !value.startsWith("/") && !value.contains(" "));
  }

  private String run(String name, List<String> argv) {
    var command =
        new ProcessCommand(argv, environment.variables(), environment.folder(), "", LIMITS);
    ProcessResult result = processes.run(command, new Cancellation());
    if (result.exitCode() != 0) {
      throw Problem.failed(
          "secret_command",
          "The command that prints " + name + " ended with " + result.exitCode(),
          "Run it by hand: " + String.join(" ", argv));
    }
    return result.output().strip();
  }

  private static Map<String, String> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Map.of();
    }
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
      if (permissions.contains(PosixFilePermission.GROUP_READ)
          || permissions.contains(PosixFilePermission.OTHERS_READ)) {
        throw Problem.usage(
            "secrets_readable", file + " can be read by others", "Run: chmod 600 " + file);
      }
      return parse(Files.readAllLines(file), file);
    } catch (IOException e) {
      throw Problem.usage("secrets", "Cannot read " + file, "Check its permissions.");
    }
  }

  private static Map<String, String> parse(List<String> lines, Path file) {
    Map<String, String> values = new LinkedHashMap<>();
    int number = 0;
    for (String raw : lines) {
      number++;
      String line = raw.strip().replaceFirst("^export\\s+", "");
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int equals = line.indexOf('=');
      if (equals < 1) {
        throw Problem.usage(
            "secrets",
            file + ":" + number + ": expected NAME=value",
            "Write one NAME=value a line.");
      }
      values.put(line.substring(0, equals).strip(), unquoted(line.substring(equals + 1).strip()));
    }
    return values;
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() >= 2 && (within(value, '"') || within(value, '\''));
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  private static boolean within(String value, char quote) {
    return value.charAt(0) == quote && value.charAt(value.length() - 1) == quote;
  }
}
