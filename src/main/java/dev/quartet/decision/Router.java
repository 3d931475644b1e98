package dev.quartet.decision;

import dev.quartet.Request;
import dev.quartet.Tier;
import dev.quartet.admission.Admitted;
import dev.quartet.library.Effect;
import dev.quartet.library.Library;
import dev.quartet.platform.Problem;
import dev.quartet.run.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Step 2: explicit, else the reflex, else the workhorse. */
public final class Router {
  /**
   * What a decision depends on.
   *
   * @param followsUp whether it goes on with a conversation
   * @param attached whether something is attached
   */
  public record Question(String text, Optional<Tier> tier, boolean followsUp, boolean attached) {}

  private final Supplier<Library> library;
  private final ExplicitRoute explicit;
  private final Reflex reflex;

  /**
   * A router.
   *
   * @param defaults values of parameters that a request does not name
   */
  public Router(Supplier<Library> library, Map<String, String> defaults, Reflex reflex) {
    this.library = library;
    this.explicit = new ExplicitRoute(defaults);
    this.reflex = reflex;
  }

  /** Decides once per run: a resumed run goes where it went before. */
  public Decision decide(Admitted admitted) {
    var step = Step.read(Step.Kind.DECIDE, "router", Decision.class);
    return admitted.run().steps().run(step, () -> route(admitted));
  }

  private Decision route(Admitted admitted) {
    Library current = library.get();
    boolean attached = !admitted.run().request().options().attachments().isEmpty();
    var question =
        new Question(
            admitted.text(), admitted.tier(), !admitted.conversation().isEmpty(), attached);
    return explicit
        .find(question.text(), question.tier(), current)
        .map(decision ->
            admitted
                .run()
                .request()
                .options()
                .unattended()
                .map(job -> byJob(decision, job))
                .orElse(decision))
        .orElseGet(() -> byReflex(question, current));
  }

  /** A job's file names more than words can: all inputs of its pipeline. */
  private static Decision byJob(Decision decision, Request.Unattended job) {
    Route route =
        decision.route() instanceof Route.Pipeline pipeline && !job.inputs().isEmpty()
            ? new Route.Pipeline(pipeline.name(), job.inputs())
            : decision.route();
    return Decision.byJob(route, decision.approval());
  }

  private Decision route(Question question, Library current) {
    return explicit
        .find(question.text(), question.tier(), current)
        .orElseGet(() -> byReflex(question, current));
  }

  private Decision byReflex(Question question, Library current) {
    Decision decision = decide(question, current);
    boolean wantsScript = question.tier().filter(Tier.SCRIPT::equals).isPresent();
    if (wantsScript && decision.source() != Source.REFLEX) {
      throw Problem.failed(
          "no_script",
          "No script surely fits: " + decision.reason(),
          nearest(decision.evidence().candidates()));
    }
    return decision;
  }

  /** The decision that the workhorse made by calling a tool. */
  public Decision handoff(Route route, String reason) {
    boolean approval =
        route instanceof Route.Script script
            && library.get().script(script.id()).effect() != Effect.READ;
    return Decision.handoff(route, approval, reason);
  }

  /** The decision on a text alone: nothing runs, nothing is spent. */
  public Decision preview(String text) {
    return preview(new Question(text.strip(), Optional.empty(), false, false));
  }

  /** The decision on a request alone: nothing runs, nothing is spent. */
  public Decision preview(Question question) {
    return route(question, library.get());
  }

  private Decision decide(Question question, Library current) {
    Reflex.Recognition recognition =
        question.attached()
            ? new Reflex.Recognition.Unsure("an attachment needs reading", Evidence.NONE)
            : reflex.recognise(new Reflex.Query(question.text(), question.followsUp()), current);
    return switch (recognition) {
      case Reflex.Recognition.Sure sure -> recognised(sure, current);
      case Reflex.Recognition.Unsure unsure ->
          new Decision(
              new Route.Direct(Optional.empty()),
              Source.WORKHORSE,
              1.0 - unsure.evidence().score(),
              unsure.reason(),
              false,
              Optional.of(TierHint.guess(question.text(), current)),
              unsure.evidence());
    };
  }

  private static Decision recognised(Reflex.Recognition.Sure sure, Library current) {
    return new Decision(
        new Route.Script(sure.script(), sure.arguments()),
        Source.REFLEX,
        sure.evidence().score(),
        sure.reason(),
        current.script(sure.script()).effect() != Effect.READ,
        Optional.empty(),
        sure.evidence());
  }

  private static String nearest(List<Evidence.Candidate> candidates) {
    return candidates.isEmpty()
        ? "Leave --tier away, or name one: quartet scripts"
        : "Nearest: /" + candidates.getFirst().route() + ". Name it, or leave --tier away.";
  }
}
