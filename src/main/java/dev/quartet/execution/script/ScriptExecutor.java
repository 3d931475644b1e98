package dev.quartet.execution.script;

import dev.quartet.admission.Admitted;
import dev.quartet.decision.Decision;
import dev.quartet.decision.Route;
import dev.quartet.execution.Executor;
import dev.quartet.execution.Outcome;
import dev.quartet.execution.script.ScriptRunner.Invocation;
import dev.quartet.library.Effect;
import dev.quartet.library.Library;
import dev.quartet.library.ScriptManifest;
import dev.quartet.platform.Problem;
import dev.quartet.run.Approvals;
import dev.quartet.run.Approvals.Action;
import dev.quartet.run.Approvals.Verdict;
import dev.quartet.run.Event;
import dev.quartet.run.Run;
import dev.quartet.run.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Tier 1: a script's output is the reply as it is. */
public final class ScriptExecutor implements Executor<Route.Script> {
  /** What came of a script that was asked for. */
  public sealed interface Attempt {
    record Ran(ScriptResult result) implements Attempt {}

    record MustWait(Approvals.Approval approval) implements Attempt {}
  }

  private final Supplier<Library> library;
  private final ScriptRunner runner;
  private final ScriptCache cache;
  private final Approvals approvals;
  private final Map<String, String> defaults;

  /**
   * The executor.
   *
   * @param defaults values of parameters that a request does not name
   */
  public ScriptExecutor(
      Supplier<Library> library,
      ScriptRunner runner,
      ScriptCache cache,
      Approvals approvals,
      Map<String, String> defaults) {
    this.library = library;
    this.runner = runner;
    this.cache = cache;
    this.approvals = approvals;
    this.defaults = Map.copyOf(defaults);
  }

  @Override
  public Outcome execute(Admitted admitted, Decision decision, Route.Script route) {
    return switch (attempt(admitted.run(), admitted.folder(), route)) {
      case Attempt.MustWait(var approval) -> new Outcome.Waiting(approval);
      case Attempt.Ran(var result) when result.succeeded() -> answered(admitted.run(), result);
      case Attempt.Ran(var result) ->
          Outcome.failed(
              "script_exit_" + result.exitCode(), result.complaint(), hint(result.exitCode()));
    };
  }

  private static Outcome answered(Run run, ScriptResult result) {
    run.emit(new Event.Text(run.id(), result.output()));
    return Outcome.Answered.of(result.output());
  }

  /**
   * Runs a script within a run: after a person's yes when it changes anything, journaled, with a
   * receipt.
   *
   * @throws dev.quartet.platform.Problem when the script or its arguments are unknown, or the
   *     approval was refused, or nobody can say whether it took effect
   */
  public Attempt attempt(Run run, Path folder, Route.Script route) {
    ScriptManifest script = library.get().script(route.id());
    Map<String, String> arguments = script.checked(route.arguments(), defaults);
    var invocation = new Invocation(script, arguments, consent(script), folder);
    Action action = runner.action(invocation);
    return switch (approvals.ask(run, action)) {
      case Verdict.Pending(var approval) -> new Attempt.MustWait(approval);
      case Verdict.Granted() -> {
        var step = new Step<>(Step.Kind.SCRIPT, script.id(), script.effect(), ScriptResult.class);
        ScriptResult result = run.steps().run(step, () -> cachedOrRun(run, invocation, action));
        yield new Attempt.Ran(certain(script, result));
      }
    };
  }

  /** A script of ours that changes something does it with this option only; others know no such. */
  private static List<String> consent(ScriptManifest script) {
    boolean asks = script.effect() != Effect.READ && !script.execution().anyWords();
    return asks ? List.of("--yes") : List.of();
  }

  /** Whoever asked for the script must not try again what may have happened. */
  private static ScriptResult certain(ScriptManifest script, ScriptResult result) {
    if (result.mayHaveHappened(script.effect())) {
      throw Problem.failed(
          "unknown",
          script.id() + ": " + result.complaint() + "; nobody can say whether it took effect",
          "Check at the service, then ask again if it did not happen.");
    }
    return result;
  }

  private ScriptResult cachedOrRun(Run run, Invocation invocation, Action action) {
    if (!ScriptRunner.cacheable(invocation.script())) {
      return runner.run(invocation, run.cancellation());
    }
    return cache
        .find(action, invocation.options())
        .orElseGet(() -> {
          ScriptResult result = runner.run(invocation, run.cancellation());
          if (result.succeeded()) {
            invocation
                .script()
                .execution()
                .cache()
                .ifPresent(time -> cache.put(action, invocation.options(), result, time));
          }
          return result;
        });
  }

  /**
   * Checks the arguments of a script that is about to be run.
   *
   * @throws dev.quartet.platform.Problem when the script or its arguments are wrong
   */
  public void check(Route.Script route) {
    Map<String, String> _ = library.get().script(route.id()).checked(route.arguments(), defaults);
  }

  /** What a sysexits.h code asks for. */
  private static String hint(int exitCode) {
    return switch (exitCode) {
      case 64 -> "Check the arguments: quartet scripts show ID";
      case 69 -> "The service could not be reached; try again later.";
      case 75 -> "The service asks to slow down; try again in a minute.";
      case 77 -> "The credential was refused; check that it is valid and has the scopes it needs.";
      case 78 -> "Set the credential, in the environment or in secrets.env.";
      default -> "";
    };
  }
}
