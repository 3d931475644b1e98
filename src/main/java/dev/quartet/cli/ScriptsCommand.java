package dev.quartet.cli;

import dev.quartet.library.Origin;
import dev.quartet.library.Parameter;
import dev.quartet.library.ScriptManifest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "scripts", description = "Lists the scripts.", mixinStandardHelpOptions = true)
final class ScriptsCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--json", description = "print JSON")
  boolean json;

  private ScriptsCommand(Console console) {
    this.console = console;
  }

  static CommandLine line(Console console) {
    return new CommandLine(new ScriptsCommand(console))
        .addSubcommand(new Show(console))
        .addSubcommand(new ScriptsRunCommand(console))
        .addSubcommand(new ScriptsCheckCommand(console))
        .addSubcommand(new ScriptsNewCommand(console));
  }

  @Override
  public Integer call() {
    var scripts = console.app().library.get().scripts().values();
    if (json) {
      console.json(scripts.stream().map(ScriptsCommand::view).toList());
      return ExitCode.OK;
    }
    var table = new Table("SCRIPT", "EFFECT", "DESCRIPTION");
    scripts.forEach(script ->
        table.row(
            script.id(),
            script.effect().label() + (script.origin().mayRun() ? "" : " (untrusted)"),
            script.description()));
    table.print(console);
    return ExitCode.OK;
  }

  /** A script in the shape of {@code scripts --json}. */
  static Map<String, Object> view(ScriptManifest script) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", script.id());
    view.put("description", script.description());
    view.put("effect", script.effect().label());
    view.put("needs", script.needs().stream().map(group -> String.join("|", group)).toList());
    view.put("environment", script.environment());
    view.put("params", script.parameters().stream().map(ScriptsCommand::view).toList());
    view.put("returns", script.returns());
    view.put("probe", script.execution().probe());
    view.put("examples", script.examples());
    view.put("not", script.nearMisses());
    view.put("timeoutSeconds", script.execution().timeout().toSeconds());
    view.put("path", script.path().toString());
    view.put("shipped", script.origin() == Origin.SHIPPED);
    view.put("trusted", script.origin().mayRun());
    return view;
  }

  private static Map<String, Object> view(Parameter parameter) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("name", parameter.name());
    view.put("type", parameter.type().label());
    view.put("description", parameter.description());
    view.put("required", parameter.required());
    view.put("default", parameter.initial());
    view.put("workspace", parameter.fillable());
    view.put("pattern", parameter.pattern().map(Object::toString));
    view.put("values", Optional.of(parameter.choices()).filter(values -> !values.isEmpty()));
    view.put("cues", parameter.wording().cues());
    view.put("synonyms", parameter.wording().synonyms());
    return view;
  }

  @Command(name = "show", description = "Shows one script.", mixinStandardHelpOptions = true)
  private static final class Show implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "ID")
    String id = "";

    @Option(names = "--json", description = "print JSON")
    boolean json;

    Show(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      ScriptManifest script = console.app().library.get().script(id);
      if (json) {
        console.json(view(script));
        return ExitCode.OK;
      }
      console.say(script.id() + ": " + script.description());
      console.say("effect " + script.effect().label() + ", " + script.path());
      console.say(script.usage());
      script
          .parameters()
          .forEach(parameter ->
              console.say(
                  "  --"
                      + parameter.name()
                      + "  "
                      + parameter.type().label()
                      + "  "
                      + parameter.description()));
      if (!script.returns().isEmpty()) {
        console.say("returns " + script.returns());
      }
      script.needs().forEach(group -> console.say("needs " + String.join(" or ", group)));
      script.examples().forEach(example -> console.say("  e.g. " + example));
      return ExitCode.OK;
    }
  }
}
