package dev.quartet.run;

import dev.quartet.Request;
import dev.quartet.platform.Cancellation;

/** A request being carried out: owned by this process, journaled, limited, cancellable. */
public final class Run {
  private final String id;
  private final Request request;
  private final RunContext context;
  private final Journal steps;
  private final RunBudget budget;
  private final long begun = System.nanoTime();

  Run(String id, Request request, RunContext context, Journal steps, RunBudget budget) {
    this.id = id;
    this.request = request;
    this.context = context;
    this.steps = steps;
    this.budget = budget;
  }

  public String id() {
    return id;
  }

  public Request request() {
    return request;
  }

  public Journal steps() {
    return steps;
  }

  public RunBudget budget() {
    return budget;
  }

  public Cancellation cancellation() {
    return context.cancellation();
  }

  public void emit(Event event) {
    context.events().accept(event);
  }

  /** How long this process has worked on it, in milliseconds. */
  public long millis() {
    return (System.nanoTime() - begun) / 1_000_000;
  }
}
