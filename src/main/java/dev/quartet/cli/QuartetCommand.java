package dev.quartet.cli;

import dev.quartet.platform.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** The root of the command line. */
@Command(
    name = "quartet",
    description = "Answers every AI request with the cheapest thing that does it right.",
    mixinStandardHelpOptions = true,
    versionProvider = QuartetCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 answered, 1 failed, 2 usage, 3 waiting for approval, 4 a limit or budget"
          + " refused it,",
      "5 no model configured, 130 cancelled."
    })
public final class QuartetCommand implements Runnable {
  /** Prints the version and the build. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      Build build = Build.current();
      return new String[] {"quartet " + build.version() + " (" + build.id() + ")"};
    }
  }

  private final Console console;

  private QuartetCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    line(console).usage(console.out());
  }

  /**
   * The commands by name; each is made when it is called, since making all of them takes longer
   * than most do.
   */
  private static Map<String, Function<Console, Object>> commands() {
    Map<String, Function<Console, Object>> commands = new LinkedHashMap<>();
    commands.put("ask", AskCommand::new);
    commands.put("chat", ChatCommand::new);
    commands.put("route", RouteCommand::new);
    commands.put("serve", ServeCommand::new);
    commands.put("demo", DemoCommand::new);
    commands.put("init", InitCommand::new);
    commands.put("trust", TrustCommand::new);
    commands.put("scripts", ScriptsCommand::line);
    commands.put("skills", SkillsCommand::line);
    commands.put("pipelines", PipelinesCommand::line);
    commands.put("jobs", JobsCommand::line);
    commands.put("alerts", AlertsCommand::line);
    commands.put("heartbeat", HeartbeatCommand::new);
    commands.put("memory", MemoryCommand::line);
    commands.put("components", ComponentsCommand::line);
    commands.put("ledger", LedgerCommand::line);
    commands.put("report", ReportCommand::new);
    commands.put("feedback", FeedbackCommand::new);
    commands.put("misroutes", MisroutesCommand::line);
    commands.put("eval", EvalCommand::new);
    commands.put("replay", ReplayCommand::new);
    commands.put("approve", ApproveCommand::new);
    commands.put("deny", DenyCommand::new);
    commands.put("cancel", CancelCommand::new);
    commands.put("doctor", DoctorCommand::new);
    commands.put("completion", _ -> new AutoComplete.GenerateCompletion());
    return commands;
  }

  /** The command line for these arguments: the command that they name, or all of them. */
  public static CommandLine line(Console console, String... arguments) {
    var line = new CommandLine(new QuartetCommand(console));
    Map<String, Function<Console, Object>> commands = commands();
    String first = arguments.length > 0 ? arguments[0] : "";
    boolean alone = commands.containsKey(first) && !first.equals("completion");
    commands.forEach((name, command) -> {
      if (!alone || name.equals(first)) {
        line.addSubcommand(name, command.apply(console));
      }
    });
    line.setOut(
        new java.io.PrintWriter(console.out(), true, java.nio.charset.StandardCharsets.UTF_8));
    line.setErr(
        new java.io.PrintWriter(console.err(), true, java.nio.charset.StandardCharsets.UTF_8));
    line.setExecutionExceptionHandler((e, _, _) -> explain(console, e));
    line.setParameterExceptionHandler((e, _) -> usage(console, e));
    return line;
  }

  private static int usage(Console console, ParameterException e) {
    console.note("quartet: " + e.getMessage());
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, console.err())) {
      console.note("  See: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    }
    return ExitCode.USAGE;
  }

  private static int explain(Console console, Exception e) throws Exception {
    if (e instanceof Problem problem) {
      return ExitCode.explain(console, problem);
    }
    if (e instanceof java.io.UncheckedIOException io) {
      console.note("quartet: " + io.getMessage());
      return ExitCode.FAILED;
    }
    throw e;
  }
}
