package dev.quartet.cli;

import dev.quartet.Request;
import dev.quartet.library.Entry;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "run",
    description = "Runs one by its name: short for quartet ask \"/ID …\".",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private final Console console;
  private final String kind;

  @Parameters(paramLabel = "ID", index = "0")
  String id = "";

  @Parameters(
      paramLabel = "TEXT",
      index = "1..*",
      arity = "0..*",
      description = "what it is to work on")
  List<String> words = List.of();

  @Option(names = "--json", description = "print one JSON object")
  boolean json;

  @Mixin RequestOptions options = new RequestOptions();

  RunCommand(Console console, String kind) {
    this.console = console;
    this.kind = kind;
  }

  @Override
  public Integer call() {
    var library = console.app().library.get();
    Entry _ = kind.equals("skill") ? library.skill(id) : library.pipeline(id);
    Request request = options.request("/" + id + " " + String.join(" ", words), console);
    Answering answering = Answering.of(console);
    return new AskCommand.Asking(console, answering, json)
        .ask(events -> answering.answer(request, events));
  }
}
