package dev.quartet.ledger.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.Tier;
import dev.quartet.execution.Outcome.Fault;
import dev.quartet.ledger.LedgerEntry;
import dev.quartet.ledger.LedgerEntry.StepRecord;
import dev.quartet.ledger.LedgerEntry.Summary;
import dev.quartet.ledger.Status;
import dev.quartet.run.Step;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells a request's record as a trace: the request, the routes that it took, the steps on each.
 * Names, times, tokens and costs only; nothing of what was asked or answered.
 */
final class RequestTrace {
  private final LedgerEntry entry;
  private final Summary summary;
  private final long end;

  private RequestTrace(LedgerEntry entry) {
    this.entry = entry;
    this.summary = entry.summary();
    this.end = Math.max(entry.surroundings().rested(), summary.created());
  }

  static RecordedSpan of(LedgerEntry entry) {
    return new RequestTrace(entry).request();
  }

  private RecordedSpan request() {
    List<RecordedSpan> children = new ArrayList<>();
    routing().stream().map(StepSpan::of).forEach(children::add);
    routes().forEach(route -> children.addAll(route.spans()));
    return new RecordedSpan(
        "quartet.request",
        SpanKind.SERVER,
        summary.created(),
        end,
        attributes(),
        error(),
        children);
  }

  private Attributes attributes() {
    var attributes =
        Attributes.builder()
            .put(Conventions.REQUEST, summary.id())
            .put(Conventions.STATUS, summary.status().label())
            .put(Conventions.TIER, summary.tier())
            .put(Conventions.ROUTE, summary.route())
            .put(Conventions.SOURCE, summary.source())
            .put(Conventions.CONFIDENCE, summary.confidence())
            .put(Conventions.COST, Conventions.dollars(summary.costNanos()))
            .put(Conventions.BASELINE, Conventions.dollars(summary.baselineNanos()))
            .put(
                Conventions.SAVING,
                Conventions.dollars(summary.baselineNanos() - summary.costNanos()));
    entry
        .surroundings()
        .conversation()
        .ifPresent(id -> attributes.put(Conventions.CONVERSATION, id));
    return attributes.build();
  }

  /** What a person ended is an error to nobody. */
  private Optional<String> error() {
    return summary.status() == Status.CANCELLED ? Optional.empty() : entry.fault().map(Fault::code);
  }

  private List<RouteSpan> routes() {
    List<RouteSpan> routes = new ArrayList<>();
    for (int i = 0; i < entry.decisions().size(); i++) {
      boolean last = i == entry.decisions().size() - 1;
      JsonNode decision = entry.decisions().get(i);
      routes.add(
          new RouteSpan(
              Tier.of(decision.path("tier").asText()).orElse(Tier.DIRECT),
              decision.path("route").asText(),
              entry.surroundings().conversation(),
              decided(i),
              last ? end : decided(i + 1),
              last ? error() : Optional.empty(),
              steps(i, last)));
    }
    return routes;
  }

  private long decided(int number) {
    return entry.decisions().get(number).path("created").asLong();
  }

  /** The steps between a decision and the next one. */
  private List<StepRecord> steps(int decision, boolean last) {
    return entry.steps().stream()
        .filter(step -> !isRouting(step))
        .filter(step -> decision == 0 || step.created() >= decided(decision))
        .filter(step -> last || step.created() < decided(decision + 1))
        .toList();
  }

  private List<StepRecord> routing() {
    return entry.steps().stream()
        .filter(step -> isRouting(step) || entry.decisions().isEmpty())
        .toList();
  }

  private static boolean isRouting(StepRecord step) {
    return step.kind().equals(Step.Kind.DECIDE.label()) && step.name().equals("router");
  }
}
