package dev.quartet.decision;

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
    return explicit.find(admitted, current).orElseGet(() -> byReflex(admitted, current));
  }

  private Decision byReflex(Admitted admitted, Library current) {
    boolean attached = !admitted.run().request().options().attachments().isEmpty();
    Decision decision = decide(admitted.text(), !admitted.history().isEmpty(), attached, current);
    boolean wantsScript = admitted.tier().filter(Tier.SCRIPT::equals).isPresent();
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
    return preview(text, false);
  }

  /**
   * The same for a text that may follow on others.
   *
   * @param followsUp whether earlier turns precede it
   */
  public Decision preview(String text, boolean followsUp) {
    Library current = library.get();
    return explicit
        .named(text.strip(), current)
        .orElseGet(() -> decide(text.strip(), followsUp, false, current));
  }

  private Decision decide(String text, boolean followsUp, boolean attached, Library current) {
    Reflex.Recognition recognition =
        attached
            ? new Reflex.Recognition.Unsure("an attachment needs reading", Evidence.NONE)
            : reflex.recognise(new Reflex.Query(text, followsUp), current);
    return switch (recognition) {
      case Reflex.Recognition.Sure sure -> recognised(sure, current);
      case Reflex.Recognition.Unsure unsure ->
          new Decision(
              new Route.Direct(Optional.empty()),
              Source.WORKHORSE,
              1.0 - unsure.evidence().score(),
              unsure.reason(),
              false,
              Optional.of(TierHint.guess(text, current)),
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
