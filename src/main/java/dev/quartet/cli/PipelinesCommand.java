package dev.quartet.cli;

import dev.quartet.library.Library;
import dev.quartet.library.LibraryProblem;
import dev.quartet.library.PipelineManifest;
import dev.quartet.library.PipelineManifest.Worker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "pipelines", description = "Lists the pipelines.", mixinStandardHelpOptions = true)
final class PipelinesCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--json", description = "print JSON")
  boolean json;

  private PipelinesCommand(Console console) {
    this.console = console;
  }

  static CommandLine line(Console console) {
    return new CommandLine(new PipelinesCommand(console))
        .addSubcommand(new Show(console))
        .addSubcommand(new RunCommand(console, "pipeline"))
        .addSubcommand(new Check(console));
  }

  @Override
  public Integer call() {
    var pipelines = console.app().library.get().pipelines().values();
    if (json) {
      console.json(pipelines.stream().map(PipelinesCommand::view).toList());
      return ExitCode.OK;
    }
    var table = new Table("PIPELINE", "INPUTS", "STAGES", "DESCRIPTION");
    pipelines.forEach(pipeline ->
        table.row(
            pipeline.id(),
            String.join(" ", pipeline.inputs()),
            String.join(
                " → ", pipeline.stages().stream().map(PipelineManifest.Stage::name).toList()),
            pipeline.description()));
    table.print(console);
    return ExitCode.OK;
  }

  private static Map<String, Object> view(PipelineManifest pipeline) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", pipeline.id());
    view.put("description", pipeline.description());
    view.put("inputs", pipeline.inputs());
    view.put("stages", pipeline.stages().stream().map(PipelinesCommand::view).toList());
    view.put("path", pipeline.path().toString());
    view.put("trusted", pipeline.origin().mayRun());
    return view;
  }

  private static Map<String, Object> view(PipelineManifest.Stage stage) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("name", stage.name());
    switch (stage.worker()) {
      case Worker.Script script -> view.put("script", script.id());
      case Worker.Model model -> {
        view.put("role", model.role().label());
        view.put("skill", model.skill());
      }
    }
    view.put("context", stage.context());
    view.put("approve", stage.approve());
    return view;
  }

  @Command(name = "show", description = "Shows one pipeline.", mixinStandardHelpOptions = true)
  private static final class Show implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "ID")
    String id = "";

    Show(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      console.json(view(console.app().library.get().pipeline(id)));
      return ExitCode.OK;
    }
  }

  @Command(name = "check", description = "Checks every pipeline.", mixinStandardHelpOptions = true)
  private static final class Check implements Callable<Integer> {
    private final Console console;

    Check(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      Library library = console.app().library.get();
      List<LibraryProblem> problems =
          new ArrayList<>(
              library.problems().stream()
                  .filter(problem -> problem.path().toString().endsWith(".yaml"))
                  .toList());
      library
          .pipelines()
          .values()
          .forEach(pipeline ->
              pipeline.stages().forEach(stage -> unknown(problems, library, pipeline, stage)));
      return LibraryText.checked(console, problems, library.pipelines().size() + " pipelines");
    }

    private static void unknown(
        List<LibraryProblem> problems,
        Library library,
        PipelineManifest pipeline,
        PipelineManifest.Stage stage) {
      String missing =
          switch (stage.worker()) {
            case Worker.Script script ->
                library.scripts().containsKey(script.id()) ? "" : "script '" + script.id() + "'";
            case Worker.Model model ->
                model
                    .skill()
                    .filter(skill -> !library.skills().containsKey(skill))
                    .map(skill -> "skill '" + skill + "'")
                    .orElse("");
          };
      if (!missing.isEmpty()) {
        problems.add(
            new LibraryProblem(
                pipeline.path(),
                1,
                "stage " + stage.name() + ": there is no " + missing,
                "Name one that exists."));
      }
    }
  }
}
