package dev.quartet.cli;

import dev.quartet.library.Component;
import dev.quartet.library.Components;
import dev.quartet.library.Nearest;
import dev.quartet.library.scan.ComponentScan;
import dev.quartet.library.scan.Draft;
import dev.quartet.platform.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "components",
    description = "Lists the components that are to be used again.",
    mixinStandardHelpOptions = true)
final class ComponentsCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--json", description = "print JSON")
  boolean json;

  private ComponentsCommand(Console console) {
    this.console = console;
  }

  static CommandLine line(Console console) {
    return new CommandLine(new ComponentsCommand(console))
        .addSubcommand(new Show(console))
        .addSubcommand(new Scan(console));
  }

  @Override
  public Integer call() {
    Components components = console.app().library.get().components();
    components.problems().forEach(problem -> console.note(problem.toString()));
    if (json) {
      console.json(components.entries().stream().map(ComponentsCommand::view).toList());
    } else if (components.entries().isEmpty()) {
      console.say(
          "No component is written down yet. Draft them with: quartet components scan PATH"
              + " --write");
    } else {
      var table = new Table("COMPONENT", "PATH", "PURPOSE", "PROPS");
      components
          .entries()
          .forEach(component ->
              table.row(
                  component.name(),
                  component.path(),
                  component.purpose(),
                  String.join(", ", component.props())));
      table.print(console);
    }
    return ExitCode.OK;
  }

  private static Map<String, Object> view(Component component) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("name", component.name());
    view.put("path", component.path());
    view.put("purpose", component.purpose());
    view.put("props", component.props());
    view.put("file", "components/" + component.file());
    return view;
  }

  @Command(name = "show", description = "Shows one component.", mixinStandardHelpOptions = true)
  private static final class Show implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "NAME")
    String name = "";

    Show(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      Components components = console.app().library.get().components();
      Component component =
          components
              .find(name)
              .orElseThrow(() ->
                  Problem.notFound(
                      "unknown_component",
                      "There is no component '" + name + "'",
                      Nearest.among(
                              name, components.entries().stream().map(Component::name).toList())
                          .orElse("List them with: quartet components")));
      console.say(component.name() + "\n\n" + component.text());
      return ExitCode.OK;
    }
  }

  @Command(
      name = "scan",
      description =
          "Drafts entries from source: React, Vue, Svelte, custom elements, HTML partials, CSS"
              + " tokens.",
      mixinStandardHelpOptions = true)
  private static final class Scan implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "PATH", description = "a site's or repository's folder")
    Path path = Path.of("");

    @Option(
        names = "--write",
        description = "add those that are missing to the workspace's components/")
    boolean write;

    Scan(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      Path folder = console.setting().environment().folder().resolve(path).normalize();
      List<Draft> drafts = drafts(folder);
      List<Component> known = console.app().library.get().components().entries();
      List<Draft> missing = drafts.stream().filter(draft -> !draft.isAmong(known)).toList();
      int kept = drafts.size() - missing.size();
      String entries = missing.stream().map(Draft::markdown).collect(Collectors.joining("\n"));
      if (missing.isEmpty()) {
        console.say(
            kept == 0
                ? "No component was found in " + folder
                : "Nothing new: all " + kept + " are written down");
      } else if (write) {
        write(folder, missing.size(), kept, entries);
      } else {
        console.out().print(entries);
        console.note(
            missing.size()
                + " new, "
                + kept
                + " written down already. Add the new ones with --write");
      }
      return ExitCode.OK;
    }

    private static List<Draft> drafts(Path folder) {
      if (!Files.isDirectory(folder)) {
        throw Problem.usage("no_folder", "There is no folder " + folder, "Check the path.");
      }
      try {
        return ComponentScan.of(folder);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot look through " + folder, e);
      }
    }

    /** Adds below what stands in the file; what people wrote stays as it is. */
    private void write(Path folder, int added, int kept, String entries) {
      String name = Optional.ofNullable(folder.getFileName()).map(Path::toString).orElse("site");
      Path file = console.app().workspace.root().resolve("components").resolve(name + ".md");
      try {
        Files.createDirectories(file.toAbsolutePath().getParent());
        String before =
            Files.exists(file)
                ? Files.readString(file).stripTrailing()
                : "# Components of " + name + "\n\nDrafted from the source; mend what it says.";
        Files.writeString(file, before + "\n\n" + entries);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot write " + file, e);
      }
      console.say(
          "Added "
              + added
              + " to "
              + file
              + (kept == 0 ? "" : "; " + kept + " were written down already"));
    }
  }
}
