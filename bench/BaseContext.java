import dev.quartet.App;
import dev.quartet.execution.agent.Prompts;
import dev.quartet.library.Library;
import dev.quartet.library.ScriptManifest;
import dev.quartet.model.TokenCounter;
import dev.quartet.model.ToolDefinition;
import dev.quartet.model.ToolDefinition.JsonType;
import dev.quartet.model.ToolDefinition.Parameter;
import dev.quartet.run.ContextManifest;
import dev.quartet.workspace.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * What a model is sent before a person's words, and what it would be sent if everything were loaded
 * at once. Run by bench/base-context.sh.
 */
public final class BaseContext {
  private static final int MOST = 3_000;
  private static final TokenCounter COUNTER = new TokenCounter();

  /** Held, since a logger that nobody holds forgets its level. */
  private static final Logger LOG = Logger.getLogger("");

  private BaseContext() {}

  /** Arguments: the folder of memory files. */
  public static void main(String[] arguments) throws IOException {
    LOG.setLevel(Level.SEVERE);
    Path home = Path.of(System.getProperty("quartet.home"));
    Path memory = Path.of("memory").toAbsolutePath();
    Week.copy(Path.of(arguments[0]), memory);
    var setting = new App.Setting(home, Environment.ofThisProcess(), Clock.systemUTC());
    boolean met;
    try (var app = new App(setting)) {
      Library library = app.library.get();
      List<Path> notes = files(memory);
      say(
          "%d scripts, %d skills, %d memory files; tokens of o200k_base",
          library.scripts().size(), library.skills().size(), notes.size());
      int base = base(app.engine.get().contexts.base());
      int naive = naive(library, notes);
      say("\nthe base is %.1f %% of everything", 100.0 * base / naive);
      met = base <= MOST;
      say("%s  base context: %d tokens, at most %d", met ? "PASS" : "FAIL", base, MOST);
    }
    System.exit(met ? 0 : 1);
  }

  private static int base(List<ContextManifest.Part> parts) {
    say("\nthe base context");
    parts.forEach(part -> line(part.name(), part.tokens()));
    return total(parts.stream().mapToInt(ContextManifest.Part::tokens).sum());
  }

  private static int naive(Library library, List<Path> notes) throws IOException {
    say("\neverything loaded");
    int instructions = line("instructions", COUNTER.count(Prompts.read("direct", Map.of())));
    int tools =
        line(
            "every script as a tool",
            library.scripts().values().stream()
                .mapToInt(script -> COUNTER.count(tool(script).wire()))
                .sum());
    int skills =
        line(
            "every skill's instructions",
            library.skills().values().stream()
                .mapToInt(skill -> COUNTER.count(library.skillInstructions(skill)))
                .sum());
    int remembered = 0;
    for (Path note : notes) {
      remembered += COUNTER.count(Files.readString(note));
    }
    return total(instructions + tools + skills + line("every memory file", remembered));
  }

  /** The usual way to offer a script: a function of its own with a schema. */
  private static ToolDefinition tool(ScriptManifest script) {
    return new ToolDefinition(
        script.id().replace('/', '_'),
        script.description(),
        script.parameters().stream()
            .map(parameter ->
                new Parameter(
                    parameter.name(),
                    JsonType.STRING,
                    parameter.description(),
                    parameter.required(),
                    List.of()))
            .toList());
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static int total(int tokens) {
    return line("all", tokens);
  }

  private static int line(String name, int tokens) {
    say("  %-28s %8d", name, tokens);
    return tokens;
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
