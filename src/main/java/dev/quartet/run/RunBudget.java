package dev.quartet.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The budgets that one run's calls are held against. */
public final class RunBudget {
  /** Whose purse a call is paid from. */
  public sealed interface Purse {
    /** The request itself: direct answers. */
    record OfRequest() implements Purse {}

    /** The specialist. */
    record OfSpecialist() implements Purse {}

    /** A pipeline's stage, with its own limit when the pipeline sets one. */
    record OfStage(String stage, Optional<Long> limitNanos) implements Purse {}
  }

  private final Budgets budgets;
  private final String run;
  private final Optional<Long> maxCost;

  RunBudget(Budgets budgets, String run, Optional<Long> maxCost) {
    this.budgets = budgets;
    this.run = run;
    this.maxCost = maxCost;
  }

  /**
   * Holds the worst case of a call.
   *
   * @throws dev.quartet.platform.Problem when it does not fit
   */
  public Budgets.Hold hold(Purse purse, long nanos) {
    Map<String, Long> scopes = new LinkedHashMap<>();
    maxCost.ifPresent(limit -> scopes.put("run:" + run + ":max", limit));
    switch (purse) {
      case Purse.OfRequest() -> scopes.put("run:" + run + ":request", budgets.limits().request());
      case Purse.OfSpecialist() ->
          scopes.put("run:" + run + ":specialist", budgets.limits().specialist());
      case Purse.OfStage(String stage, Optional<Long> limit) -> {
        scopes.put("run:" + run + ":pipeline", budgets.limits().pipeline());
        limit.ifPresent(nano -> scopes.put("run:" + run + ":stage:" + stage, nano));
      }
    }
    return budgets.hold(scopes, nanos);
  }

  /** Books what a held call really cost, in nano-dollars. */
  public void settle(Budgets.Hold hold, long spentNanos) {
    budgets.settle(hold, spentNanos);
  }
}
