package dev.quartet.cli;

import dev.quartet.library.Library;
import dev.quartet.library.LibraryProblem;
import dev.quartet.library.ScriptManifest;
import dev.quartet.library.SkillCheck;
import dev.quartet.library.SkillManifest;
import java.util.LinkedHashMap;
import java.util.List;
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
    Library library = console.app().library.get();
    if (json) {
      console.json(library.skills().values().stream().map(skill -> view(skill, library)).toList());
      return ExitCode.OK;
    }
    var table = new Table("SKILL", "TIER", "SOURCE", "DESCRIPTION");
    library
        .skills()
        .values()
        .forEach(skill ->
            table.row(skill.id(), skill.tier().label(), source(skill), skill.description()));
    table.print(console);
    problems(library).forEach(problem -> console.note(problem.toString()));
    return ExitCode.OK;
  }

  private static String source(SkillManifest skill) {
    return skill.origin().label() + (skill.origin().mayRun() ? "" : " (untrusted)");
  }

  /** What was said of files of skills when the library was read. */
  private static List<LibraryProblem> problems(Library library) {
    return library.problems().stream()
        .filter(problem -> problem.path().endsWith("SKILL.md") || isOfASkill(problem, library))
        .toList();
  }

  private static boolean isOfASkill(LibraryProblem problem, Library library) {
    return library.skills().values().stream()
        .anyMatch(skill -> problem.path().startsWith(skill.folder()));
  }

  private static Map<String, Object> view(SkillManifest skill, Library library) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", skill.id());
    view.put("description", skill.description());
    view.put("tier", skill.tier().label());
    view.put("pipeline", skill.pipeline());
    view.put(
        "checks", skill.checks().stream().map(path -> String.valueOf(path.getFileName())).toList());
    view.put("scripts", skill.scripts().used());
    view.put("ownScripts", skill.scripts().own().stream().map(ScriptManifest::id).toList());
    view.put("path", skill.folder().toString());
    view.put("source", skill.origin().label());
    view.put("trusted", skill.origin().mayRun());
    view.put(
        "warnings",
        problems(library).stream()
            .filter(problem -> problem.path().startsWith(skill.folder()))
            .map(LibraryProblem::message)
            .toList());
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
      console.say(skill.id() + ": " + skill.description());
      console.say(skill.folder() + " (" + source(skill) + ", " + skill.tier().label() + ")");
      problems(library).stream()
          .filter(problem -> problem.path().startsWith(skill.folder()))
          .forEach(problem -> console.note(problem.toString()));
      console.say("\n" + library.skillInstructions(skill));
      return ExitCode.OK;
    }
  }

  @Command(
      name = "check",
      description = {
        "Checks every skill, or those named, as strictly as the Agent Skills standard asks.",
        "Warnings alone end with 0."
      },
      mixinStandardHelpOptions = true)
  private static final class Check implements Callable<Integer> {
    private final Console console;

    @Option(names = "--json", description = "print one JSON object")
    boolean json;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "only these")
    List<String> ids = List.of();

    Check(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      Library library = console.app().library.get();
      List<SkillManifest> skills =
          ids.isEmpty()
              ? List.copyOf(library.skills().values())
              : ids.stream().map(library::skill).toList();
      List<LibraryProblem> problems = found(library, skills);
      if (!json) {
        return LibraryText.checked(console, problems, skills.size() + " skills");
      }
      console.json(
          Map.of("skills", skills.size(), "problems", problems.stream().map(Check::view).toList()));
      return problems.stream().anyMatch(LibraryProblem::isError) ? ExitCode.FAILED : ExitCode.OK;
    }

    /** What a strict check says, then what was said already when the library was read. */
    private List<LibraryProblem> found(Library library, List<SkillManifest> skills) {
      Map<String, LibraryProblem> found = new LinkedHashMap<>();
      skills.stream()
          .flatMap(skill -> SkillCheck.problems(skill, library).stream())
          .forEach(problem -> found.putIfAbsent(key(problem), problem));
      problems(library).stream()
          .filter(problem -> ids.isEmpty() || isOf(problem, skills))
          .forEach(problem -> found.putIfAbsent(key(problem), problem));
      return List.copyOf(found.values());
    }

    private static boolean isOf(LibraryProblem problem, List<SkillManifest> skills) {
      return skills.stream().anyMatch(skill -> problem.path().startsWith(skill.folder()));
    }

    private static String key(LibraryProblem problem) {
      return problem.path() + ":" + problem.line() + ":" + problem.message();
    }

    private static Map<String, Object> view(LibraryProblem problem) {
      Map<String, Object> view = new LinkedHashMap<>();
      view.put("severity", problem.severity().label());
      view.put("path", problem.path().toString());
      view.put("line", problem.line());
      view.put("message", problem.message());
      view.put("hint", problem.hint());
      return view;
    }
  }
}
