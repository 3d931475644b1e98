package dev.quartet.cli;

import dev.quartet.platform.Problem;
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
    CommandLine.usage(this, console.out());
  }

  /** The whole command line, every command made with the console it talks to. */
  public static CommandLine line(Console console) {
    var line = new CommandLine(new QuartetCommand(console));
    line.addSubcommand(new AskCommand(console));
    line.addSubcommand(new ChatCommand(console));
    line.addSubcommand(new RouteCommand(console));
    line.addSubcommand(new ServeCommand(console));
    line.addSubcommand(new DemoCommand(console));
    line.addSubcommand(new InitCommand(console));
    line.addSubcommand(new ReportCommand(console));
    line.addSubcommand(new EvalCommand(console));
    line.addSubcommand(new TrustCommand(console));
    line.addSubcommand(ScriptsCommand.line(console));
    line.addSubcommand(SkillsCommand.line(console));
    line.addSubcommand(PipelinesCommand.line(console));
    line.addSubcommand(new MemoryCommand(console));
    line.addSubcommand(LedgerCommand.line(console));
    line.addSubcommand(new ApproveCommand(console));
    line.addSubcommand(new DenyCommand(console));
    line.addSubcommand(new CancelCommand(console));
    line.addSubcommand(new DoctorCommand(console));
    line.addSubcommand("completion", new AutoComplete.GenerateCompletion());
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
