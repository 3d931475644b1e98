package dev.quartet.cli;

import dev.quartet.decision.Evaluation;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "eval",
    description =
        "Grades the router on labelled requests: one JSON object a line,"
            + " {\"text\",\"tier\",\"route\"?,\"arguments\"?,\"approval\"?}.",
    mixinStandardHelpOptions = true)
final class EvalCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE.jsonl")
  Path file = Path.of("");

  @Option(names = "--json", description = "print JSON")
  boolean json;

  EvalCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path path = console.setting().environment().folder().resolve(file);
    Evaluation evaluation = Evaluation.of(path, console.app().router::preview);
    if (json) {
      console.json(evaluation);
    } else {
      print(evaluation);
    }
    return ExitCode.OK;
  }

  private void print(Evaluation evaluation) {
    var decided = new TreeSet<String>();
    evaluation.confusion().values().forEach(row -> decided.addAll(row.keySet()));
    var columns = new java.util.ArrayList<String>(decided);
    var head = new java.util.ArrayList<String>(columns);
    head.addFirst("LABEL \\ DECIDED");
    var table = new Table(head.toArray(String[]::new));
    evaluation
        .confusion()
        .forEach((label, row) -> {
          var cells = new java.util.ArrayList<String>();
          cells.add(label);
          columns.forEach(column -> cells.add("" + row.getOrDefault(column, 0)));
          table.row(cells.toArray(String[]::new));
        });
    table.print(console);
    console.say("");
    console.say(evaluation.requests() + " requests");
    share("precision", evaluation.precision());
    share("coverage", evaluation.coverage());
    share("arguments exact", evaluation.argumentExactness());
    share("hints right", evaluation.hintAccuracy());
    evaluation
        .wrong()
        .forEach(wrong ->
            console.say(
                "  line "
                    + wrong.line()
                    + ": "
                    + wrong.text()
                    + "\n    expected "
                    + wrong.expected()
                    + ", got "
                    + wrong.got()
                    + " ("
                    + wrong.reason()
                    + ")"));
  }

  private void share(String name, Optional<Double> value) {
    value.ifPresent(
        share -> console.say(String.format(Locale.ROOT, "%-16s %.1f %%", name, share * 100)));
  }
}
