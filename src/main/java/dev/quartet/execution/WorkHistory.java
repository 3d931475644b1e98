package dev.quartet.execution;

import dev.quartet.admission.Admitted;
import dev.quartet.execution.Outcome.Change;
import dev.quartet.library.recall.ProjectHistory;
import dev.quartet.library.recall.ProjectHistory.Line;
import dev.quartet.platform.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Notes what the specialist and the pipelines did, in the history of the project. */
public final class WorkHistory {
  private static final int CHARACTERS = 300;
  private static final Pattern CHANGED =
      Pattern.compile("^diff --git a/.* b/(.*)$", Pattern.MULTILINE);
  private static final Pattern SENTENCES = Pattern.compile("(?<=[.!?])\\s+|\\n+");
  private static final Pattern DECIDED =
      Pattern.compile(
          "(?i)\\b(decid|decision|chose|chosen|choice|instead of|rather than|because|kept|on"
              + " purpose|deliberate|trade-?off)");

  private final ProjectHistory history;
  private final Function<Where, String> project;

  /**
   * Where a run worked.
   *
   * @param named the repository that the route names
   */
  public record Where(Admitted admitted, Optional<String> named) {}

  /**
   * Notes into a history.
   *
   * @param project the project of a run
   */
  public WorkHistory(ProjectHistory history, Function<Where, String> project) {
    this.history = history;
    this.project = project;
  }

  /** Notes a run that came to an end; what waits or was passed on has not. */
  void note(Admitted admitted, Optional<String> repository, Outcome outcome) {
    switch (outcome) {
      case Outcome.Answered answered ->
          add(
              admitted,
              repository,
              answered.change().map(Change::summary).orElse(answered.text()),
              answered.change());
      case Outcome.Failed failed ->
          add(admitted, repository, "Failed: " + failed.fault().message(), Optional.empty());
      case Outcome.Handoff _, Outcome.Waiting _, Outcome.Refused _, Outcome.Cancelled _ -> {}
    }
  }

  private void add(
      Admitted admitted, Optional<String> repository, String said, Optional<Change> change) {
    try {
      history.add(
          new Line(
              admitted.run().id(),
              project.apply(new Where(admitted, repository)),
              line(admitted.text()),
              line(said),
              change.map(WorkHistory::files).orElse(List.of()),
              line(decisions(said))));
    } catch (Problem e) {
      // The work is done and in the ledger; a missing line must not turn it into a failure.
    }
  }

  private static List<String> files(Change change) {
    return CHANGED.matcher(change.diff()).results().map(found -> found.group(1)).toList();
  }

  /** The sentences that say what was chosen, or why. */
  private static String decisions(String said) {
    return SENTENCES
        .splitAsStream(said)
        .filter(sentence -> DECIDED.matcher(sentence).find())
        .collect(Collectors.joining(" "));
  }

  private static String line(String text) {
    String line = text.replaceAll("[\\s#*`]+", " ").strip();
    return line.length() <= CHARACTERS ? line : line.substring(0, CHARACTERS - 1) + "…";
  }
}
