package dev.quartet.cli;

import dev.quartet.jobs.Attempt;
import dev.quartet.jobs.JobView;
import dev.quartet.jobs.Jobs;
import dev.quartet.reply.Reply;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "jobs",
    description = "Lists the scheduled requests: when each is due, and how its last run went.",
    mixinStandardHelpOptions = true)
final class JobsCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--json", description = "print JSON")
  boolean json;

  private JobsCommand(Console console) {
    this.console = console;
  }

  static CommandLine line(Console console) {
    return new CommandLine(new JobsCommand(console))
        .addSubcommand(new Show(console))
        .addSubcommand(new Run(console))
        .addSubcommand(new History(console))
        .addSubcommand(new Enable(console))
        .addSubcommand(new Disable(console))
        .addSubcommand(new Check(console));
  }

  private static Jobs jobs(Console console) {
    Jobs jobs = console.engine().monitoring.jobs;
    jobs.settleAbandoned();
    return jobs;
  }

  @Override
  public Integer call() {
    List<JobView> all = jobs(console).list();
    if (json) {
      console.json(all);
      return ExitCode.OK;
    }
    JobsText.list(console, all);
    return ExitCode.OK;
  }

  @Command(name = "show", description = "Shows one job.", mixinStandardHelpOptions = true)
  private static final class Show implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "NAME")
    String name = "";

    @Option(names = "--json", description = "print JSON")
    boolean json;

    Show(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      JobView job = jobs(console).show(name);
      if (json) {
        console.json(job);
      } else {
        JobsText.show(console, job);
      }
      return ExitCode.OK;
    }
  }

  @Command(
      name = "run",
      description = "Runs a job now: by the server when one runs, else here.",
      mixinStandardHelpOptions = true)
  private static final class Run implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "NAME")
    String name = "";

    @Option(names = "--json", description = "print one JSON object")
    boolean json;

    Run(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      Answering answering = Answering.of(console);
      var progress = new Progress(console, !json);
      Reply reply = answering.runJob(name, progress);
      if (json) {
        console.json(reply);
      } else {
        JobsText.ran(console, reply, progress);
      }
      return exit(reply);
    }

    /** What counts as a failure ends like one, whatever was answered. */
    private int exit(Reply reply) {
      Optional<Attempt> failure =
          console
              .engine()
              .monitoring
              .jobs
              .attempt(reply.id())
              .filter(a -> a.status().equals("failed"));
      failure.ifPresent(
          attempt -> console.note("This counts as a failure: " + attempt.reason().orElse("")));
      return failure.isPresent() && reply.exitCode() == ExitCode.OK
          ? ExitCode.FAILED
          : reply.exitCode();
    }
  }

  @Command(
      name = "history",
      description = "Lists a job's runs, newest first.",
      mixinStandardHelpOptions = true)
  private static final class History implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "NAME")
    String name = "";

    @Option(
        names = "--limit",
        paramLabel = "N",
        defaultValue = "100",
        description = "the most runs (default: ${DEFAULT-VALUE})")
    int limit = 100;

    @Option(names = "--json", description = "print JSON")
    boolean json;

    History(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      List<Attempt> attempts = jobs(console).history(name, limit);
      if (json) {
        console.json(attempts);
      } else {
        JobsText.history(console, attempts);
      }
      return ExitCode.OK;
    }
  }

  @Command(
      name = "enable",
      description = "Lets a job run again; its failures are forgotten.",
      mixinStandardHelpOptions = true)
  private static final class Enable implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "NAME")
    String name = "";

    Enable(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      jobs(console).enable(name);
      console.say("The job " + name + " is enabled.");
      JobsText.noteServer(console);
      return ExitCode.OK;
    }
  }

  @Command(
      name = "disable",
      description = "Switches a job off until it is enabled again.",
      mixinStandardHelpOptions = true)
  private static final class Disable implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "NAME")
    String name = "";

    Disable(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      jobs(console).disable(name, "on the command line");
      console.say("The job " + name + " is off. Switch it on with: quartet jobs enable " + name);
      return ExitCode.OK;
    }
  }

  @Command(
      name = "check",
      description = "Checks every job's file, and what it names.",
      mixinStandardHelpOptions = true)
  private static final class Check implements Callable<Integer> {
    private final Console console;

    Check(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      Jobs jobs = console.engine().monitoring.jobs;
      int count = jobs.list().size();
      return LibraryText.checked(
          console,
          jobs.problems(console.app().library.get()),
          count == 1 ? "1 job" : count + " jobs");
    }
  }
}
