package dev.quartet.cli;

import dev.quartet.library.Memory;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "memory",
    description = "Lists or searches what the team wrote down.",
    mixinStandardHelpOptions = true)
final class MemoryCommand implements Callable<Integer> {
  private static final int MOST = 20;

  private final Console console;

  @Parameters(
      paramLabel = "QUERY",
      arity = "0..*",
      description = "a few words; none: list everything")
  List<String> words = List.of();

  @Option(names = "--json", description = "print JSON")
  boolean json;

  MemoryCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Memory memory = console.app().library.get().memory();
    List<Memory.Section> sections =
        words.isEmpty() ? memory.sections() : memory.search(String.join(" ", words), MOST);
    if (json) {
      console.json(sections);
      return ExitCode.OK;
    }
    if (sections.isEmpty()) {
      console.say(
          words.isEmpty()
              ? "Nothing is written down yet. Put Markdown files into memory/."
              : "Nothing is written down about this.");
      return ExitCode.OK;
    }
    var table = new Table("FILE", "HEADING", "TEXT");
    sections.forEach(section -> table.row(section.file(), section.heading(), section.text()));
    table.print(console);
    return ExitCode.OK;
  }
}
