package dev.quartet.ledger.telemetry;

import dev.quartet.Tier;
import dev.quartet.ledger.LedgerEntry.StepRecord;
import dev.quartet.run.Step;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was done on one route: an agent, or a workflow of agents. A request that was handed on has
 * several.
 *
 * @param begin when the route was decided, in epoch milliseconds
 * @param end when it was left
 * @param error why the request ended there without an answer
 */
record RouteSpan(
    Tier tier,
    String route,
    Optional<String> conversation,
    long begin,
    long end,
    Optional<String> error,
    List<StepRecord> steps) {
  private static final String STAGE = "stage ";

  /** A script is a tool that no agent called. */
  List<RecordedSpan> spans() {
    return switch (tier) {
      case SCRIPT -> steps.stream().map(StepSpan::of).toList();
      case DIRECT, SPECIALIST -> List.of(agent(tier.label(), begin, end, error, steps));
      case PIPELINE -> List.of(workflow());
    };
  }

  private RecordedSpan agent(
      String name, long from, long to, Optional<String> failure, List<StepRecord> work) {
    AttributesBuilder attributes =
        attributes("invoke_agent").put(Conventions.AGENT, name).put(Conventions.ROUTE, route);
    work.stream()
        .filter(GenAiCall::isCall)
        .map(GenAiCall::of)
        .findFirst()
        .ifPresent(call ->
            attributes
                .put(Conventions.PROVIDER, call.provider())
                .put(Conventions.MODEL, call.model()));
    List<RecordedSpan> children = work.stream().map(StepSpan::of).toList();
    return span("invoke_agent " + name, from, to, attributes.build(), failure, children);
  }

  /** Newer conventions call a workflow's name the agent's; both are given. */
  private RecordedSpan workflow() {
    Attributes attributes =
        attributes("invoke_workflow")
            .put(Conventions.WORKFLOW, route)
            .put(Conventions.AGENT, route)
            .build();
    return span("invoke_workflow " + route, begin, end, attributes, error, stages());
  }

  private AttributesBuilder attributes(String operation) {
    AttributesBuilder attributes = Attributes.builder().put(Conventions.OPERATION, operation);
    conversation.ifPresent(id -> attributes.put(Conventions.CONVERSATION, id));
    return attributes;
  }

  private static RecordedSpan span(
      String name,
      long from,
      long to,
      Attributes attributes,
      Optional<String> failure,
      List<RecordedSpan> children) {
    return new RecordedSpan(name, SpanKind.INTERNAL, from, to, attributes, failure, children);
  }

  /** A stage that a script did is the script; one that a model did is an agent. */
  private List<RecordedSpan> stages() {
    List<RecordedSpan> spans = new ArrayList<>();
    List<StepRecord> open = new ArrayList<>();
    String stage = "";
    for (StepRecord step : steps) {
      boolean script = step.kind().equals(Step.Kind.SCRIPT.label());
      String name = script ? "" : stage(step).orElse(stage);
      if (!name.equals(stage)) {
        close(stage, open, spans);
        stage = name;
      }
      open.add(step);
    }
    close(stage, open, spans);
    return spans;
  }

  private void close(String stage, List<StepRecord> work, List<RecordedSpan> spans) {
    if (stage.isEmpty()) {
      work.stream().map(StepSpan::of).forEach(spans::add);
    } else {
      StepRecord last = work.getLast();
      long ended = last.created() + last.millis();
      spans.add(agent(stage, work.getFirst().created(), ended, GenAiCall.error(last), work));
    }
    work.clear();
  }

  /**
   * Which stage a step belongs to, if it says so: a model call by what it is sent. In a repository
   * the specialist is sent an assignment that names none.
   */
  private static Optional<String> stage(StepRecord step) {
    return step.context()
        .map(context ->
            context.parts().stream()
                .map(part -> part.name())
                .filter(name -> name.startsWith(STAGE))
                .findFirst()
                .map(name -> name.substring(STAGE.length()))
                .orElse(context.role()));
  }
}
