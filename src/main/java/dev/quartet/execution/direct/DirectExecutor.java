package dev.quartet.execution.direct;

import dev.quartet.admission.Admitted;
import dev.quartet.admission.Conversation;
import dev.quartet.decision.Decision;
import dev.quartet.decision.Route;
import dev.quartet.execution.Executor;
import dev.quartet.execution.Outcome;
import dev.quartet.execution.agent.Acceptance;
import dev.quartet.execution.agent.AgentLoop;
import dev.quartet.execution.agent.AgentLoop.Ending;
import dev.quartet.execution.agent.AgentTask;
import dev.quartet.execution.agent.Claims;
import dev.quartet.library.Library;
import dev.quartet.library.SkillManifest;
import dev.quartet.model.Role;
import dev.quartet.run.RunBudget.Purse;
import dev.quartet.workspace.Configuration.Limits;
import java.util.Optional;
import java.util.function.Supplier;

/** Tier 2: the workhorse, which is the orchestrator, answers or hands over. */
public final class DirectExecutor implements Executor<Route.Direct> {
  private static final int DRAFT_CHARACTERS = 12_000;

  private final Supplier<Library> library;
  private final DirectTools.Sources sources;
  private final AgentLoop loop;
  private final DirectContext context;
  private final RunningSummary summary;
  private final Limits limits;

  public DirectExecutor(
      Supplier<Library> library,
      DirectTools.Sources sources,
      AgentLoop loop,
      DirectContext context,
      RunningSummary summary,
      Limits limits) {
    this.library = library;
    this.sources = sources;
    this.loop = loop;
    this.context = context;
    this.summary = summary;
    this.limits = limits;
  }

  @Override
  public Outcome execute(Admitted admitted, Decision decision, Route.Direct route) {
    Library current = library.get();
    Conversation conversation = summary.broughtUpToDate(admitted);
    Optional<SkillManifest> skill = route.skill().map(current::skill);
    DirectContext.Made made =
        context.make(
            new DirectContext.Purpose(
                admitted.text(), admitted.textWithAttachments(), conversation, decision, skill),
            current);
    Acceptance acceptance =
        skill
            .map(Acceptance::by)
            .or(() -> made.offered().map(Acceptance::offering))
            .orElseGet(Acceptance::none);
    var tools = new DirectTools(current, sources);
    var task =
        new AgentTask(
            admitted.run(),
            Role.WORKHORSE,
            new Purse.OfRequest(),
            made.pack(),
            tools.toolbox(admitted, acceptance::take),
            acceptance,
            new AgentTask.Limits(limits.directCalls(), limits.directTime()));
    return switch (loop.run(task)) {
      case Ending.Said(String text) ->
          Outcome.Answered.of(Claims.checked(text, admitted.run().steps().changedSomething()));
      case Ending.Rejected rejected -> escalation(admitted, acceptance.skill(), rejected);
      case Ending.Over(Outcome outcome) -> outcome;
    };
  }

  /** The specialist gets the skill, what was found so far, and what was wrong with it. */
  private static Outcome escalation(
      Admitted admitted, Optional<SkillManifest> skill, Ending.Rejected rejected) {
    String draft = rejected.text();
    return Outcome.Handoff.escalation(
        new Route.Specialist(
            admitted.text()
                + "\n\nA first attempt failed this check:\n"
                + rejected.objection()
                + "\n\nThe attempt, for the facts in it:\n"
                + draft.substring(0, Math.min(draft.length(), DRAFT_CHARACTERS)),
            skill.map(SkillManifest::id),
            Optional.empty()),
        rejected.objection());
  }
}
