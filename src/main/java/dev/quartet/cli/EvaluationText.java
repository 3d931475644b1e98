package dev.quartet.cli;

import dev.quartet.decision.Evaluation;
import dev.quartet.decision.Evaluation.Kind;
import dev.quartet.decision.Evaluation.Wrong;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** An evaluation as a person reads it. */
final class EvaluationText {
  private final Console console;
  private final Evaluation evaluation;

  EvaluationText(Console console, Evaluation evaluation) {
    this.console = console;
    this.evaluation = evaluation;
  }

  void summary() {
    confusion();
    console.say("");
    console.say(evaluation.requests() + " requests");
    share("precision", evaluation.precision());
    share("coverage", evaluation.coverage());
    share("arguments exact", evaluation.argumentExactness());
    share("hints right", evaluation.hintAccuracy());
  }

  private void confusion() {
    var decided = new TreeSet<String>();
    evaluation.confusion().values().forEach(row -> decided.addAll(row.keySet()));
    List<String> head = new ArrayList<>(decided);
    head.addFirst("LABEL \\ DECIDED");
    var table = new Table(head.toArray(String[]::new));
    evaluation
        .confusion()
        .forEach((label, row) -> {
          List<String> cells = new ArrayList<>(List.of(label));
          decided.forEach(column -> cells.add("" + row.getOrDefault(column, 0)));
          table.row(cells.toArray(String[]::new));
        });
    table.print(console);
  }

  private void share(String name, Optional<Double> value) {
    value.ifPresent(
        share -> console.say(String.format(Locale.ROOT, "%-16s %.1f %%", name, share * 100)));
  }

  /** What is wrong by kind: the counts, then the lines, at most so many of each kind. */
  void wrong(int most) {
    Map<Kind, List<Wrong>> kinds = new EnumMap<>(Kind.class);
    evaluation
        .wrong()
        .forEach(wrong -> kinds.computeIfAbsent(wrong.kind(), _ -> new ArrayList<>()).add(wrong));
    if (!kinds.isEmpty()) {
      console.say("");
    }
    kinds.forEach((kind, lines) ->
        console.say(String.format(Locale.ROOT, "%5d  %s", lines.size(), kind.label())));
    kinds.forEach((kind, lines) -> {
      console.say("\n" + heading(kind) + ", " + lines.size());
      lines.stream().limit(most).forEach(this::line);
      if (lines.size() > most) {
        console.say("  and " + (lines.size() - most) + " more; --all shows them");
      }
    });
  }

  private static String heading(Kind kind) {
    return kind.label().substring(0, 1).toUpperCase(Locale.ROOT) + kind.label().substring(1);
  }

  private void line(Wrong wrong) {
    console.say("  line " + wrong.line() + ": " + wrong.text().strip());
    console.say(
        "    expected " + wrong.expected() + ", got " + wrong.got() + " (" + wrong.reason() + ")");
  }
}
