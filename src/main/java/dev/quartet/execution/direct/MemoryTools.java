package dev.quartet.execution.direct;

import dev.quartet.execution.Outcome;
import dev.quartet.execution.agent.RecallTool;
import dev.quartet.execution.agent.Tool;
import dev.quartet.execution.agent.ToolArguments;
import dev.quartet.execution.agent.ToolOutcome;
import dev.quartet.library.Effect;
import dev.quartet.library.recall.Notes;
import dev.quartet.library.recall.Notes.Note;
import dev.quartet.library.recall.Recall;
import dev.quartet.model.ToolDefinition;
import dev.quartet.model.ToolDefinition.JsonType;
import dev.quartet.model.ToolDefinition.Parameter;
import dev.quartet.platform.Sha256;
import dev.quartet.run.Approvals;
import dev.quartet.run.Approvals.Action;
import dev.quartet.run.Approvals.Verdict;
import dev.quartet.run.OutsideText;
import dev.quartet.run.Run;
import dev.quartet.run.Step;
import java.util.List;
import java.util.Optional;

/** The tools by which a model recalls what the team knows, and adds to it. */
public final class MemoryTools {
  private static final ToolDefinition REMEMBER =
      new ToolDefinition(
          "remember",
          "Note a lasting fact for the team when asked to; never a secret.",
          List.of(
              Parameter.required("note", "understandable by itself"),
              Parameter.optional("file", JsonType.STRING, "a name; absent: the fitting file")));

  private final Recall recall;
  private final Notes notes;
  private final Approvals approvals;
  private final OutsideText outside;

  public MemoryTools(Recall recall, Notes notes, Approvals approvals, OutsideText outside) {
    this.recall = recall;
    this.notes = notes;
    this.approvals = approvals;
    this.outside = outside;
  }

  static List<ToolDefinition> definitions() {
    return List.of(RecallTool.DEFINITION, REMEMBER);
  }

  List<Tool> all() {
    return List.of(RecallTool.of(recall), new Remember(this));
  }

  /**
   * Notes something. Unasked, unless the run has taken in text from outside: what a service or a
   * page returns must not write into what the team trusts.
   */
  private record Remember(MemoryTools tools) implements Tool {
    @Override
    public ToolDefinition definition() {
      return REMEMBER;
    }

    @Override
    public ToolOutcome call(Run run, ToolArguments arguments) {
      Note note = tools.notes.prepared(arguments.required("note"), arguments.text("file"));
      return switch (tools.mayNote(run, note)) {
        case Verdict.Pending(var approval) -> new ToolOutcome.Ended(new Outcome.Waiting(approval));
        case Verdict.Granted() -> tools.noted(run, note);
      };
    }
  }

  private Verdict mayNote(Run run, Note note) {
    return outside.takenInBy(run)
        ? approvals.ask(
            run,
            new Action(
                Sha256.ofParts(List.of("remember", note.file(), note.text())),
                "note in memory/" + note.file() + ":\n" + note.text(),
                Effect.WRITE))
        : new Verdict.Granted();
  }

  private ToolOutcome noted(Run run, Note note) {
    var step =
        new Step<>(Step.Kind.TOOL, REMEMBER.name(), Effect.WRITE, ToolOutcome.Returned.class);
    var author = new Notes.Author(run.request().caller(), Optional.of(run.id()));
    return run.steps().run(step, () -> ToolOutcome.Returned.ok(notes.write(note, author)));
  }
}
