package dev.quartet.cli;

import dev.quartet.library.Library;
import dev.quartet.library.SkillManifest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "skills", description = "Lists the skills.", mixinStandardHelpOptions = true)
final class SkillsCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--json", description = "print JSON")
  boolean json;

  private SkillsCommand(Console console) {
    this.console = console;
  }

  static CommandLine line(Console console) {
    return new CommandLine(new SkillsCommand(console))
        .addSubcommand(new Show(console))
        .addSubcommand(new RunCommand(console, "skill"))
        .addSubcommand(new Check(console));
  }

  @Override
  public Integer call() {
    var skills = console.app().library.get().skills().values();
    if (json) {
      console.json(skills.stream().map(SkillsCommand::view).toList());
      return ExitCode.OK;
    }
    var table = new Table("SKILL", "TIER", "DESCRIPTION");
    skills.forEach(skill ->
        table.row(skill.id(), skill.tier().name().toLowerCase(Locale.ROOT), skill.description()));
    table.print(console);
    return ExitCode.OK;
  }

  private static Map<String, Object> view(SkillManifest skill) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", skill.id());
    view.put("description", skill.description());
    view.put("tier", skill.tier().name().toLowerCase(Locale.ROOT));
    view.put("pipeline", skill.pipeline());
    view.put(
        "checks", skill.checks().stream().map(path -> String.valueOf(path.getFileName())).toList());
    view.put("path", skill.folder().toString());
    view.put("trusted", skill.origin().mayRun());
    return view;
  }

  @Command(name = "show", description = "Shows one skill.", mixinStandardHelpOptions = true)
  private static final class Show implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "ID")
    String id = "";

    Show(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      Library library = console.app().library.get();
      SkillManifest skill = library.skill(id);
      console.say(
          skill.id()
              + ": "
              + skill.description()
              + "\n"
              + skill.folder()
              + "\n\n"
              + library.skillBody(skill));
      return ExitCode.OK;
    }
  }

  @Command(name = "check", description = "Checks every skill.", mixinStandardHelpOptions = true)
  private static final class Check implements Callable<Integer> {
    private final Console console;

    Check(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      Library library = console.app().library.get();
      var problems =
          new java.util.ArrayList<>(
              library.problems().stream()
                  .filter(problem -> problem.path().endsWith("SKILL.md"))
                  .toList());
      library
          .skills()
          .values()
          .forEach(
              skill -> problems.addAll(dev.quartet.library.SkillCheck.problems(skill, library)));
      return LibraryText.checked(console, problems, library.skills().size() + " skills");
    }
  }
}
