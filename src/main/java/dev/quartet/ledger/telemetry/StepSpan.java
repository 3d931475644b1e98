package dev.quartet.ledger.telemetry;

import dev.quartet.ledger.LedgerEntry.StepRecord;
import dev.quartet.run.Step;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import java.util.List;
import java.util.Locale;

/** Tells a step as a span. */
final class StepSpan {
  private StepSpan() {}

  static RecordedSpan of(StepRecord step) {
    return switch (Step.Kind.valueOf(step.kind().toUpperCase(Locale.ROOT))) {
      case MODEL -> chat(step);
      case SCRIPT -> tool(step, "extension");
      case TOOL -> tool(step, "function");
      case CHECK -> ours(step, "quartet.check");
      case DECIDE -> ours(step, "quartet.decide");
    };
  }

  private static RecordedSpan chat(StepRecord step) {
    GenAiCall call = GenAiCall.of(step);
    Attributes attributes =
        Attributes.builder()
            .put(Conventions.OPERATION, "chat")
            .put(Conventions.PROVIDER, call.provider())
            .put(Conventions.MODEL, call.model())
            .put(Conventions.INPUT, call.inputTokens())
            .put(Conventions.OUTPUT, call.outputTokens())
            .put(Conventions.CACHE_READ, call.usage().cacheRead())
            .put(Conventions.CACHE_WRITE, call.usage().cacheWrite())
            .put(Conventions.COST, Conventions.dollars(call.costNanos()))
            .build();
    return span(step, "chat " + call.model(), SpanKind.CLIENT, attributes);
  }

  private static RecordedSpan tool(StepRecord step, String type) {
    var attributes =
        Attributes.builder()
            .put(Conventions.OPERATION, "execute_tool")
            .put(Conventions.TOOL, step.name())
            .put(Conventions.TOOL_TYPE, type)
            .put(Conventions.EFFECT, step.effect());
    step.exitCode()
        .ifPresent(exit ->
            attributes
                .put(Conventions.EXIT_CODE, (long) exit.code())
                .put(Conventions.CACHED, exit.cached()));
    return span(step, "execute_tool " + step.name(), SpanKind.INTERNAL, attributes.build());
  }

  private static RecordedSpan ours(StepRecord step, String name) {
    return span(step, name, SpanKind.INTERNAL, Attributes.of(Conventions.STEP, step.name()));
  }

  private static RecordedSpan span(
      StepRecord step, String name, SpanKind kind, Attributes attributes) {
    return new RecordedSpan(
        name,
        kind,
        step.created(),
        step.created() + step.millis(),
        attributes,
        GenAiCall.error(step),
        List.of());
  }
}
