package dev.quartet.gateway;

import dev.quartet.ledger.telemetry.Buckets;
import dev.quartet.ledger.telemetry.GenAiCall;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;

/** Counts calls to models, by the names of OpenTelemetry's conventions for generative AI. */
final class ModelMetrics {
  private final MeterRegistry registry;

  ModelMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void count(GenAiCall call) {
    Tags model =
        Tags.of(
            "gen_ai.operation.name",
            "chat",
            "gen_ai.provider.name",
            call.provider(),
            "gen_ai.request.model",
            call.model());
    tokens(model.and("gen_ai.token.type", "input"), call.inputTokens());
    tokens(model.and("gen_ai.token.type", "output"), call.outputTokens());
    Timer.builder("gen_ai.client.operation.duration")
        .tags(model.and("error.type", call.error().orElse("")))
        .serviceLevelObjectives(durations(Buckets.CALL_SECONDS))
        .register(registry)
        .record(Duration.ofMillis(call.millis()));
    registry
        .counter(
            "quartet.model.cost.usd",
            Tags.of("gen_ai.provider.name", call.provider(), "gen_ai.request.model", call.model()))
        .increment(call.costNanos() / 1e9);
  }

  private void tokens(Tags tags, long tokens) {
    DistributionSummary.builder("gen_ai.client.token.usage")
        .tags(tags)
        .serviceLevelObjectives(Buckets.TOKENS.stream().mapToDouble(Long::doubleValue).toArray())
        .register(registry)
        .record((double) tokens);
  }

  static Duration[] durations(List<Double> seconds) {
    return seconds.stream()
        .map(bound -> Duration.ofMillis(Math.round(bound * 1000)))
        .toArray(Duration[]::new);
  }
}
