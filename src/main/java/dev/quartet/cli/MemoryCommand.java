package dev.quartet.cli;

import dev.quartet.library.LibraryProblem;
import dev.quartet.library.Memory;
import dev.quartet.library.MemoryCheck;
import dev.quartet.library.Nearest;
import dev.quartet.library.recall.Excerpt;
import dev.quartet.library.recall.Notes;
import dev.quartet.library.recall.Source;
import dev.quartet.platform.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "memory",
    description = "Lists what the team wrote down, searches it, adds to it.",
    mixinStandardHelpOptions = true)
final class MemoryCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "QUERY",
      arity = "0..*",
      description = "a question or a few words to search for; none: list the files")
  List<String> words = List.of();

  @Option(names = "--json", description = "print JSON")
  boolean json;

  private MemoryCommand(Console console) {
    this.console = console;
  }

  static CommandLine line(Console console) {
    return new CommandLine(new MemoryCommand(console))
        .addSubcommand(new Show(console))
        .addSubcommand(new Search(console))
        .addSubcommand(new Add(console))
        .addSubcommand(new Check(console))
        .addSubcommand(new MemoryUndoCommand(console));
  }

  @Override
  public Integer call() {
    return words.isEmpty()
        ? list()
        : found(console, String.join(" ", words), Optional.empty(), json);
  }

  private int list() {
    List<Memory.Entry> index = console.app().library.get().memory().entries();
    if (json) {
      console.json(index.stream().map(MemoryCommand::view).toList());
    } else if (index.isEmpty()) {
      console.say("Nothing is written down yet. Put Markdown files into memory/.");
    } else {
      var table = new Table("FILE", "TITLE", "SECTIONS", "DATE", "DESCRIPTION");
      index.forEach(entry ->
          table.row(
              entry.file(),
              entry.title(),
              String.valueOf(entry.sections().size()),
              entry.date().toString(),
              entry.description()));
      table.print(console);
    }
    return ExitCode.OK;
  }

  private static Map<String, Object> view(Memory.Entry entry) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("file", entry.file());
    view.put("title", entry.title());
    view.put("description", entry.description());
    view.put("date", entry.date().toString());
    view.put("sections", entry.sections().stream().map(Memory.Section::heading).toList());
    return view;
  }

  private static Map<String, Object> view(Excerpt excerpt) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("source", excerpt.source().label());
    view.put("file", excerpt.file());
    view.put("heading", excerpt.heading());
    view.put("date", excerpt.date().toString());
    view.put("text", excerpt.text());
    view.put("score", excerpt.score());
    view.put("tokens", excerpt.tokens());
    return view;
  }

  private static int found(Console console, String query, Optional<Source> only, boolean json) {
    List<Excerpt> found = console.app().recall.search(query, only);
    if (json) {
      console.json(found.stream().map(MemoryCommand::view).toList());
    } else if (found.isEmpty()) {
      console.say("Nothing is written down about this.");
    } else {
      console.say(String.join("\n\n", found.stream().map(MemoryCommand::text).toList()));
    }
    return ExitCode.OK;
  }

  private static String text(Excerpt excerpt) {
    return excerpt.heading()
        + "  ("
        + excerpt.file()
        + ", "
        + excerpt.date()
        + ")\n"
        + excerpt.text().indent(2).stripTrailing();
  }

  @Command(name = "show", description = "Shows one file.", mixinStandardHelpOptions = true)
  private static final class Show implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", description = "its name within memory/")
    String file = "";

    Show(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      Memory memory = console.app().library.get().memory();
      List<String> files = memory.entries().stream().map(Memory.Entry::file).toList();
      String name = file.endsWith(".md") ? file : file + ".md";
      if (!files.contains(name)) {
        throw Problem.notFound(
            "unknown_memory",
            "There is no file '" + name + "' in memory/",
            Nearest.among(name, files).orElse("List the files with: quartet memory"));
      }
      try {
        console.say(Files.readString(memory.folder().resolve(name)).stripTrailing());
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read memory/" + name, e);
      }
      return ExitCode.OK;
    }
  }

  @Command(
      name = "search",
      description = "Searches memory, project history and components by meaning and words.",
      mixinStandardHelpOptions = true)
  private static final class Search implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "TEXT", arity = "1..*", description = "a question, or a few words")
    List<String> words = List.of();

    @Option(names = "--in", paramLabel = "SOURCE", description = "memory, history or components")
    Optional<String> in = Optional.empty();

    @Option(names = "--json", description = "print JSON")
    boolean json;

    Search(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      Optional<Source> only = in.map(Search::source);
      return found(console, String.join(" ", words), only, json);
    }

    private static Source source(String label) {
      return Source.of(label)
          .orElseThrow(() ->
              Problem.usage(
                  "memory_source",
                  "'" + label + "' cannot be searched",
                  "Give one of: " + String.join(", ", Source.labels())));
    }
  }

  @Command(
      name = "add",
      description = "Adds a dated note to the file that is named, else to the one that fits.",
      mixinStandardHelpOptions = true)
  private static final class Add implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "TEXT", arity = "1..*", description = "the note")
    List<String> words = List.of();

    @Option(names = "--file", paramLabel = "F", description = "a name within memory/")
    Optional<String> file = Optional.empty();

    Add(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      Notes notes = console.app().notes;
      Notes.Note note = notes.prepared(String.join(" ", words), file);
      String person = System.getProperty("user.name", "somebody");
      console.say(notes.write(note, new Notes.Author(person, Optional.empty())));
      return ExitCode.OK;
    }
  }

  @Command(
      name = "check",
      description =
          "Checks every file: readable, with a title, no credentials, no over-long section.",
      mixinStandardHelpOptions = true)
  private static final class Check implements Callable<Integer> {
    private final Console console;

    Check(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      Memory memory = console.app().library.get().memory();
      List<LibraryProblem> problems =
          MemoryCheck.problems(memory, console.app().workspace.secrets());
      return LibraryText.checked(console, problems, memory.entries().size() + " memory files");
    }
  }
}
