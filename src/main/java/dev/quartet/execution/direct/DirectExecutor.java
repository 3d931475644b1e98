package dev.quartet.execution.direct;

import dev.quartet.admission.Admitted;
import dev.quartet.decision.Decision;
import dev.quartet.decision.Route;
import dev.quartet.decision.reflex.LocalReflex;
import dev.quartet.execution.Executor;
import dev.quartet.execution.Outcome;
import dev.quartet.execution.agent.AgentLoop;
import dev.quartet.execution.agent.AgentLoop.Ending;
import dev.quartet.execution.agent.AgentTask;
import dev.quartet.execution.agent.Claims;
import dev.quartet.execution.agent.ContextPack;
import dev.quartet.execution.agent.Prompts;
import dev.quartet.execution.script.ScriptExecutor;
import dev.quartet.library.Library;
import dev.quartet.library.SkillManifest;
import dev.quartet.model.Role;
import dev.quartet.model.TokenCounter;
import dev.quartet.run.RunBudget.Purse;
import dev.quartet.workspace.Configuration.Limits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Tier 2: the workhorse, which is the orchestrator, answers or hands over. */
public final class DirectExecutor implements Executor<Route.Direct> {
  private static final int CONTEXT_TOKENS = 120_000;
  private static final int HISTORY_TOKENS = 6_000;
  private static final int SHOWN_ENTRIES = 3;

  private final Supplier<Library> library;
  private final LocalReflex reflex;
  private final ScriptExecutor scripts;
  private final MemoryTools memory;
  private final AgentLoop loop;
  private final TokenCounter counter;
  private final Limits limits;

  public DirectExecutor(
      Supplier<Library> library,
      LocalReflex reflex,
      ScriptExecutor scripts,
      MemoryTools memory,
      AgentLoop loop,
      TokenCounter counter,
      Limits limits) {
    this.library = library;
    this.reflex = reflex;
    this.scripts = scripts;
    this.memory = memory;
    this.loop = loop;
    this.counter = counter;
    this.limits = limits;
  }

  @Override
  public Outcome execute(Admitted admitted, Decision decision, Route.Direct route) {
    Library current = library.get();
    var tools = new DirectTools(current, reflex, scripts, memory);
    Optional<SkillManifest> skill = route.skill().map(current::skill);
    List<Path> checks = new ArrayList<>(skill.map(SkillManifest::checks).orElse(List.of()));
    ContextPack context = context(admitted, decision, current, skill.map(tools::instructions));
    var task =
        new AgentTask(
            admitted.run(),
            Role.WORKHORSE,
            new Purse.OfRequest(),
            context,
            tools.toolbox(admitted, activated -> checks.addAll(activated.checks())),
            checks,
            new AgentTask.Limits(limits.directCalls(), limits.directTime()));
    return switch (loop.run(task)) {
      case Ending.Said(String text) ->
          Outcome.Answered.of(Claims.checked(text, admitted.run().steps().changedSomething()));
      case Ending.Rejected(String _, String objection) -> escalation(admitted, skill, objection);
      case Ending.Over(Outcome outcome) -> outcome;
    };
  }

  private static Outcome escalation(
      Admitted admitted, Optional<SkillManifest> skill, String objection) {
    return Outcome.Handoff.escalation(
        new Route.Specialist(
            admitted.textWithAttachments() + "\n\nA first attempt failed this check:\n" + objection,
            skill.map(SkillManifest::id),
            Optional.empty()),
        objection);
  }

  private ContextPack context(
      Admitted admitted, Decision decision, Library current, Optional<String> skill) {
    return new ContextPack.Builder(counter, CONTEXT_TOKENS)
        .prefix(system(current), DirectTools.definitions())
        .ask("request", admitted.textWithAttachments())
        .offer("skill", skill.map(text -> "Work by this skill:\n" + text).orElse(""))
        .offer("library entries", entries(decision, current))
        .conversation(admitted.history(), HISTORY_TOKENS)
        .build();
  }

  private static String entries(Decision decision, Library current) {
    String entries =
        decision.evidence().candidates().stream()
            .limit(SHOWN_ENTRIES)
            .map(candidate -> current.scripts().get(candidate.route()))
            .filter(java.util.Objects::nonNull)
            .map(RegistryText::of)
            .collect(Collectors.joining("\n"));
    return entries.isEmpty() ? "" : "Library entries that may fit:\n" + entries;
  }

  private static String system(Library current) {
    String prompt =
        Prompts.read(
            "direct",
            Map.of(
                "scripts", current.scriptIndex(),
                "skills", current.skillIndex(),
                "pipelines", current.pipelineIndex()));
    return current
        .instructions()
        .map(own -> prompt + "\n\nThe team's instructions:\n" + own)
        .orElse(prompt);
  }

  /** The context before the person's words: its parts, counted. */
  public List<ContextPack.Part> baseContext() {
    return new ContextPack.Builder(counter, CONTEXT_TOKENS)
        .prefix(system(library.get()), DirectTools.definitions())
        .build()
        .included();
  }
}
