package dev.quartet.decision;

import dev.quartet.decision.Evaluation.Kind;
import dev.quartet.decision.Evaluation.Wrong;
import dev.quartet.decision.Graded.Truth;
import dev.quartet.decision.LabelledRequest.Label;
import dev.quartet.platform.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** An evaluation while it is added up. */
final class EvaluationGrading {
  /** A share while it is counted. */
  private static final class Share {
    private int right;
    private int all;

    void count(boolean isRight) {
      all++;
      right += isRight ? 1 : 0;
    }

    Optional<Double> value() {
      return all == 0 ? Optional.empty() : Optional.of((double) right / all);
    }
  }

  private final Map<String, Map<String, Integer>> confusion = new TreeMap<>();
  private final Share precision = new Share();
  private final Share coverage = new Share();
  private final Share arguments = new Share();
  private final Share hints = new Share();
  private final List<Wrong> wrong = new ArrayList<>();
  private final List<Graded> graded = new ArrayList<>();
  private int requests;

  void grade(LabelledRequest request, Function<String, Decision> router) {
    requests++;
    try {
      grade(request, router.apply(request.text()));
    } catch (Problem e) {
      failed(request, e);
    }
  }

  private void grade(LabelledRequest request, Decision decision) {
    boolean acted = decision.route() instanceof Route.Script;
    boolean wanted = request.label() == Label.SCRIPT;
    boolean right = acted && wanted && isRightRoute(request, decision);
    String got = got(request, decision);
    confuse(request, got);
    if (acted) {
      precision.count(right);
    }
    if (wanted) {
      coverage.count(right);
    }
    if (request.label().gradesHint()) {
      hints.count(got.equals(request.label().text()));
    }
    if (right) {
      request.arguments().ifPresent(_ -> arguments.count(hasRightArguments(request, decision)));
    }
    if (decision.source() != Source.EXPLICIT) {
      graded.add(graded(request, decision));
    }
    kind(request, decision, got)
        .ifPresent(kind ->
            wrong.add(
                new Wrong(
                    request.line(),
                    request.text(),
                    kind,
                    expected(request),
                    shown(decision, got),
                    decision.reason())));
  }

  private static Graded graded(LabelledRequest request, Decision decision) {
    Evidence evidence = decision.evidence();
    boolean accepted = decision.route() instanceof Route.Script;
    return new Graded(
        evidence.score(), evidence.threshold(), truth(request, decision), accepted, 1);
  }

  private static Truth truth(LabelledRequest request, Decision decision) {
    if (request.label() != Label.SCRIPT) {
      return Truth.NOT_FOR_A_SCRIPT;
    }
    Optional<String> first = nearest(decision);
    boolean right = request.route().or(() -> first).equals(first) && first.isPresent();
    return right ? Truth.RIGHT : Truth.WRONG_SCRIPT;
  }

  private static Optional<String> nearest(Decision decision) {
    return decision.route() instanceof Route.Script script
        ? Optional.of(script.id())
        : decision.evidence().candidates().stream().findFirst().map(Evidence.Candidate::route);
  }

  /** A request that the router refuses went nowhere. */
  private void failed(LabelledRequest request, Problem problem) {
    confuse(request, "error");
    if (request.label() == Label.SCRIPT) {
      coverage.count(false);
    }
    if (request.label().gradesHint()) {
      hints.count(false);
    }
    wrong.add(
        new Wrong(
            request.line(),
            request.text(),
            Kind.REFUSED,
            expected(request),
            "error",
            problem.message()));
  }

  private void confuse(LabelledRequest request, String got) {
    confusion
        .computeIfAbsent(request.label().text(), _ -> new TreeMap<>())
        .merge(got, 1, Integer::sum);
  }

  /** Where it went, in the words of its label: the hint counts only where one is labelled. */
  private static String got(LabelledRequest request, Decision decision) {
    String tier = decision.route().tier().label();
    if (decision.route() instanceof Route.Script) {
      return tier;
    }
    return request.label().gradesHint() ? decision.hint().orElse(tier) : Label.MODEL.text();
  }

  /** What is wrong with it, if anything: the gravest. */
  private static Optional<Kind> kind(LabelledRequest request, Decision decision, String got) {
    boolean acted = decision.route() instanceof Route.Script;
    boolean wanted = request.label() == Label.SCRIPT;
    if (acted && !wanted) {
      return Optional.of(Kind.NOT_FOR_A_SCRIPT);
    }
    if (wanted && !acted) {
      return Optional.of(Kind.MISSED);
    }
    if (acted && !isRightRoute(request, decision)) {
      return Optional.of(Kind.WRONG_SCRIPT);
    }
    if (!got.equals(request.label().text()) || !isRightRoute(request, decision)) {
      return Optional.of(Kind.WRONG_HINT);
    }
    if (!hasRightArguments(request, decision)) {
      return Optional.of(Kind.WRONG_ARGUMENTS);
    }
    return request
        .approval()
        .filter(approval -> approval != decision.approval())
        .map(_ -> Kind.WRONG_APPROVAL);
  }

  private static boolean isRightRoute(LabelledRequest request, Decision decision) {
    return request.route().filter(route -> !route.equals(decision.route().label())).isEmpty();
  }

  private static boolean hasRightArguments(LabelledRequest request, Decision decision) {
    return request.arguments().filter(labelled -> !labelled.equals(given(decision))).isEmpty();
  }

  private static Map<String, String> given(Decision decision) {
    return decision.route() instanceof Route.Script script ? script.arguments() : Map.of();
  }

  private static String expected(LabelledRequest request) {
    return request.label().text()
        + request.route().map(route -> " " + route).orElse("")
        + request.arguments().map(given -> " " + given).orElse("")
        + request.approval().map(approval -> approval ? " with approval" : " unasked").orElse("");
  }

  private static String shown(Decision decision, String got) {
    return decision.route() instanceof Route.Script script
        ? got
            + " "
            + script.id()
            + " "
            + script.arguments()
            + (decision.approval() ? " with approval" : "")
        : got;
  }

  Evaluation result() {
    return new Evaluation(
        requests,
        confusion,
        precision.value(),
        coverage.value(),
        arguments.value(),
        hints.value(),
        List.copyOf(wrong),
        List.copyOf(graded));
  }
}
