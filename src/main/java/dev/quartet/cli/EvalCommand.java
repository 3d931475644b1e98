package dev.quartet.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quartet.App;
import dev.quartet.decision.Evaluation;
import dev.quartet.decision.PrecisionCurve;
import dev.quartet.platform.Json;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
  private static final int SHOWN = 20;

  private final Console console;

  @Parameters(paramLabel = "FILE.jsonl")
  Path file = Path.of("");

  @Option(
      names = "--curve",
      description = "precision against coverage, at every threshold of the reflex and at its own")
  boolean curve;

  @Option(names = "--all", description = "every wrong decision, not only " + SHOWN + " of a kind")
  boolean all;

  @Option(
      names = "--today",
      paramLabel = "DATE",
      description = "the day that 'today' and 'last week' are reckoned from, such as 2026-11-24")
  @Nullable LocalDate today;

  @Option(names = "--json", description = "print JSON")
  boolean json;

  EvalCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Evaluation evaluation = evaluation();
    if (json) {
      console.json(view(evaluation));
      return ExitCode.OK;
    }
    var text = new EvaluationText(console, evaluation);
    text.summary();
    if (curve) {
      new CurveText(console, evaluation.curve()).print();
    }
    text.wrong(all ? Integer.MAX_VALUE : SHOWN);
    return ExitCode.OK;
  }

  private Evaluation evaluation() {
    LocalDate day = today;
    if (day == null) {
      return evaluation(console.app());
    }
    ZoneId zone = console.setting().clock().getZone();
    Clock noon = Clock.fixed(day.atTime(LocalTime.NOON).atZone(zone).toInstant(), zone);
    try (var app =
        new App(new App.Setting(console.setting().home(), console.setting().environment(), noon))) {
      return evaluation(app);
    }
  }

  private Evaluation evaluation(App app) {
    Path path = console.setting().environment().folder().resolve(file);
    try (var progress = new CountedProgress(console)) {
      return Evaluation.of(path, app.router::preview, progress::done);
    }
  }

  private ObjectNode view(Evaluation evaluation) {
    ObjectNode view = Json.mapper().valueToTree(evaluation);
    if (curve) {
      PrecisionCurve drawn = evaluation.curve();
      view.set("curve", Json.mapper().valueToTree(drawn.points()));
      view.set("coverageAt", Json.mapper().valueToTree(CurveText.coverageAt(drawn)));
      drawn.realised().ifPresent(point -> view.set("realised", Json.mapper().valueToTree(point)));
    }
    return view;
  }
}
