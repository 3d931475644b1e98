package dev.quartet.cli;

import dev.quartet.run.Approvals.Approval;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides an approval. */
abstract class DecideCommand implements Callable<Integer> {
  private final Console console;
  private final boolean yes;

  @Parameters(
      paramLabel = "ID",
      arity = "0..1",
      description = "the approval's or the request's; none: list what waits")
  @Nullable String id;

  @Option(names = "--json", description = "print one JSON object")
  boolean json;

  DecideCommand(Console console, boolean yes) {
    this.console = console;
    this.yes = yes;
  }

  @Override
  public Integer call() {
    String chosen = id;
    if (chosen == null) {
      return list(console.engine().approvals.pending());
    }
    Answering answering = Answering.of(console);
    int exit =
        new AskCommand.Asking(console, answering, json)
            .ask(events -> answering.decide(chosen, yes, events));
    return yes ? exit : exit == ExitCode.REFUSED ? ExitCode.OK : exit;
  }

  private int list(List<Approval> pending) {
    if (json) {
      console.json(pending);
      return ExitCode.OK;
    }
    if (pending.isEmpty()) {
      console.say("Nothing waits for approval.");
    }
    pending.forEach(approval ->
        console.say(approval.id() + "  " + approval.effect() + "  " + approval.command()));
    return ExitCode.OK;
  }
}
