package dev.quartet.execution.agent;

import dev.quartet.execution.Outcome;
import dev.quartet.execution.Outcome.Fault;
import dev.quartet.model.Message;
import dev.quartet.model.Message.ToolCall;
import dev.quartet.model.Message.ToolResult;
import dev.quartet.model.ModelReply;
import dev.quartet.model.ModelReply.Stop;
import dev.quartet.model.TextListener;
import dev.quartet.model.TokenCounter;
import dev.quartet.run.Event;
import dev.quartet.run.ModelCalls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calls a model, carries out the tools it calls, and again, until it has said its answer or a limit
 * ends it.
 */
public final class AgentLoop {
  private static final int SAME_CALL = 2;

  /** How the loop ended. */
  public sealed interface Ending {
    /** The model said its answer, and the checks are content. */
    record Said(String text) implements Ending {}

    /** The checks rejected it twice. */
    record Rejected(String text, String objection) implements Ending {}

    /** A tool or a limit ended it. */
    record Over(Outcome outcome) implements Ending {}
  }

  private final ModelCalls models;
  private final QualityChecks checks;
  private final TokenCounter counter;

  public AgentLoop(ModelCalls models, QualityChecks checks, TokenCounter counter) {
    this.models = models;
    this.checks = checks;
    this.counter = counter;
  }

  public Ending run(AgentTask task) {
    return new Turns(task).run();
  }

  /** One loop while it goes round. */
  private final class Turns {
    private final AgentTask task;
    private final Transcript transcript;
    private final Map<ToolCall, Integer> repeated = new HashMap<>();
    private final long deadline;
    private boolean repaired;

    Turns(AgentTask task) {
      this.task = task;
      this.transcript = new Transcript(counter, task.context());
      this.deadline = System.nanoTime() + task.limits().time().toNanos();
    }

    Ending run() {
      for (int call = 0; call < task.limits().calls(); call++) {
        if (System.nanoTime() > deadline) {
          return limit(
              "time_limit", "It took longer than " + task.limits().time().toSeconds() + " s");
        }
        Optional<Ending> ending = turn();
        if (ending.isPresent()) {
          return ending.get();
        }
      }
      return limit("call_limit", "It needed more than " + task.limits().calls() + " model calls");
    }

    private Optional<Ending> turn() {
      boolean heldBack = task.acceptance().holdsBack();
      ModelReply reply = ask(heldBack);
      if (!reply.calls().isEmpty()) {
        return carryOut(new Message.Assistant(reply.text(), reply.calls()));
      }
      if (reply.stop() == Stop.LENGTH) {
        return Optional.of(limit("output_limit", "The reply was cut off at the output limit"));
      }
      String text = task.acceptance().read(reply.text());
      if (text.isBlank()) {
        return Optional.of(limit("empty_reply", "The model said nothing"));
      }
      return judged(text, heldBack);
    }

    /** Text that a check may still reject is held back until it passes. */
    private ModelReply ask(boolean heldBack) {
      TextListener listener =
          heldBack ? _ -> {} : part -> task.run().emit(new Event.Text(task.run().id(), part));
      return models.call(
          task.run(),
          task.role(),
          task.purse(),
          task.context().request(transcript, models.maxTokens(task.role())),
          listener);
    }

    private Optional<Ending> carryOut(Message.Assistant asking) {
      List<ToolResult> results = new ArrayList<>();
      for (ToolCall call : asking.calls()) {
        ToolCall asked = Transcript.anonymous(call);
        if (repeated.merge(asked, 1, Integer::sum) > SAME_CALL) {
          return Optional.of(
              limit(
                  "loop",
                  "The model called " + call.name() + " with the same arguments again and again"));
        }
        switch (task.tools().call(task.run(), call)) {
          case ToolOutcome.Returned(String text, boolean error) ->
              results.add(new ToolResult(call.id(), call.name(), text, error));
          case ToolOutcome.Ended(Outcome outcome) -> {
            return Optional.of(new Ending.Over(outcome));
          }
        }
      }
      transcript.add(asking, results);
      repeated.keySet().removeAll(transcript.forgotten());
      return Optional.empty();
    }

    private Optional<Ending> judged(String text, boolean heldBack) {
      Optional<String> objection = checks.objection(task.run(), task.acceptance().checks(), text);
      if (objection.isEmpty()) {
        if (heldBack) {
          task.run().emit(new Event.Text(task.run().id(), text));
        }
        return Optional.of(new Ending.Said(text));
      }
      if (repaired) {
        return Optional.of(new Ending.Rejected(text, objection.get()));
      }
      repaired = true;
      transcript.add(
          new Message.Assistant(text, List.of()),
          new Message.User(
              "A check rejected this:\n"
                  + objection.get()
                  + "\n\nMend it and give the whole result again."));
      return Optional.empty();
    }

    private Ending limit(String code, String message) {
      return new Ending.Over(
          new Outcome.Failed(
              new Fault(
                  code, message, "Ask for less at once, or raise the limit in quartet.yaml.")));
    }
  }
}
