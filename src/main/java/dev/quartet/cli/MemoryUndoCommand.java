package dev.quartet.cli;

import dev.quartet.jobs.heartbeat.triage.MemoryUndo;
import dev.quartet.jobs.heartbeat.triage.MemoryUndo.Tidying;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "undo",
    description = {
      "Brings the files back as they were before the heartbeat tidied them.",
      "Nothing is undone when one of them has been changed since."
    },
    mixinStandardHelpOptions = true)
final class MemoryUndoCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

  private final Console console;

  @Parameters(
      paramLabel = "ID",
      arity = "0..1",
      description = "of a tidying; none: the newest that was not undone")
  Optional<String> id = Optional.empty();

  @Option(names = "--show", description = "only show what it changed, as a diff")
  boolean show;

  @Option(names = "--list", description = "only list all tidyings")
  boolean list;

  MemoryUndoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    MemoryUndo undo = console.engine().monitoring.memoryUndo;
    if (list) {
      list(undo.all());
      return ExitCode.OK;
    }
    Tidying tidying = undo.find(id);
    if (show) {
      console.say(undo.diff(tidying).stripTrailing());
      return ExitCode.OK;
    }
    undo.undo(tidying, console.setting().clock().millis());
    console.say(
        "Undone: "
            + String.join(", ", tidying.edits())
            + ". The files are as they were: "
            + String.join(", ", tidying.files().stream().map(Tidying.Changed::path).toList()));
    return ExitCode.OK;
  }

  private void list(List<Tidying> all) {
    if (all.isEmpty()) {
      console.say("The memory was never tidied.");
      return;
    }
    var table = new Table("ID", "TIME", "STATE", "EDITS");
    all.forEach(tidying ->
        table.row(
            tidying.id(),
            TIME.format(Instant.ofEpochMilli(tidying.at())),
            tidying.undone().isPresent() ? "undone" : "in force",
            String.join(", ", tidying.edits())));
    table.print(console);
  }
}
