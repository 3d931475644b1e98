package dev.quartet.ledger.telemetry;

import dev.quartet.ledger.LedgerEntry;
import dev.quartet.ledger.LedgerEntry.Summary;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.Meter;

/**
 * Counts requests and calls to models; by the same names as {@code /metrics}, so that one dashboard
 * shows either.
 */
final class Measures {
  private static final AttributeKey<String> TIER = AttributeKey.stringKey("tier");
  private static final AttributeKey<String> STATUS = AttributeKey.stringKey("status");

  private final LongHistogram tokens;
  private final DoubleHistogram callSeconds;
  private final LongCounter requests;
  private final DoubleHistogram requestSeconds;
  private final DoubleCounter cost;
  private final DoubleCounter baseline;

  Measures(Meter meter) {
    tokens =
        meter
            .histogramBuilder("gen_ai.client.token.usage")
            .setUnit("{token}")
            .setDescription("Number of input and output tokens used.")
            .ofLongs()
            .setExplicitBucketBoundariesAdvice(Buckets.TOKENS)
            .build();
    callSeconds =
        meter
            .histogramBuilder("gen_ai.client.operation.duration")
            .setUnit("s")
            .setDescription("GenAI operation duration.")
            .setExplicitBucketBoundariesAdvice(Buckets.CALL_SECONDS)
            .build();
    requests =
        meter
            .counterBuilder("quartet.requests")
            .setUnit("{request}")
            .setDescription("Requests that are over.")
            .build();
    requestSeconds =
        meter
            .histogramBuilder("quartet.request")
            .setUnit("s")
            .setDescription("How long a request was worked on.")
            .setExplicitBucketBoundariesAdvice(Buckets.REQUEST_SECONDS)
            .build();
    cost = dollars(meter, "quartet.cost.usd", "What requests cost.");
    baseline =
        dollars(meter, "quartet.baseline.usd", "What one heavy model would have cost instead.");
  }

  private static DoubleCounter dollars(Meter meter, String name, String description) {
    return meter.counterBuilder(name).ofDoubles().setDescription(description).build();
  }

  void record(LedgerEntry entry) {
    GenAiCall.of(entry).forEach(this::record);
    Summary summary = entry.summary();
    String tier = summary.tier().isEmpty() ? "none" : summary.tier();
    requests.add(1, Attributes.of(TIER, tier, STATUS, summary.status().label()));
    requestSeconds.record(summary.millis() / 1e3, Attributes.of(TIER, tier));
    cost.add(Conventions.dollars(summary.costNanos()));
    baseline.add(Conventions.dollars(summary.baselineNanos()));
  }

  private void record(GenAiCall call) {
    Attributes model =
        Attributes.builder()
            .put(Conventions.OPERATION, "chat")
            .put(Conventions.PROVIDER, call.provider())
            .put(Conventions.MODEL, call.model())
            .build();
    tokens.record(
        call.inputTokens(), model.toBuilder().put(Conventions.TOKEN_TYPE, "input").build());
    tokens.record(
        call.outputTokens(), model.toBuilder().put(Conventions.TOKEN_TYPE, "output").build());
    AttributesBuilder duration = model.toBuilder();
    call.error().ifPresent(kind -> duration.put(Conventions.ERROR, kind));
    callSeconds.record(call.millis() / 1e3, duration.build());
  }
}
