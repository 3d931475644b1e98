package dev.quartet.gateway;

import static dev.quartet.ledger.Status.ANSWERED;
import static dev.quartet.ledger.Status.CANCELLED;
import static dev.quartet.ledger.Status.FAILED;
import static dev.quartet.ledger.Status.REFUSED;

import dev.quartet.Tier;
import dev.quartet.execution.Outcome.Fault;
import dev.quartet.ledger.LedgerEntry;
import dev.quartet.ledger.LedgerEntry.StepRecord;
import dev.quartet.ledger.LedgerEntry.Summary;
import dev.quartet.ledger.Status;
import dev.quartet.ledger.telemetry.Buckets;
import dev.quartet.ledger.telemetry.GenAiCall;
import dev.quartet.run.Step;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;

/**
 * Counts requests for Prometheus, from their records; one that waits for an approval is counted
 * once it is over.
 */
final class Metrics {
  private static final String REQUESTS = "quartet.requests";
  private static final String COST = "quartet.cost.usd";
  private static final String BASELINE = "quartet.baseline.usd";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final DoubleAdder saving = new DoubleAdder();
  private final ModelMetrics models = new ModelMetrics(registry);
  private final StandingMetrics standing;

  Metrics(Parts parts) {
    standing = new StandingMetrics(registry, parts);
    registry.gauge("quartet.saving.usd", saving, DoubleAdder::sum);
    for (String kind : new String[] {"input", "output", "cache_read", "cache_write"}) {
      registry.counter("quartet.tokens", "kind", kind);
    }
    registry.counter(COST);
    registry.counter(BASELINE);
    beginWithNone();
  }

  /** A counter that first shows up as 1 has not risen for whoever asks by how much it rose. */
  private void beginWithNone() {
    for (Tier tier : Tier.values()) {
      for (Status status : List.of(ANSWERED, REFUSED, FAILED, CANCELLED)) {
        registry.counter(REQUESTS, "tier", tier.label(), "status", status.label());
      }
    }
  }

  void serve(Routes routes) {
    routes.get(
        "/metrics",
        (_, response) -> {
          standing.refresh();
          Http.send(
              response,
              200,
              "text/plain; version=0.0.4; charset=utf-8",
              registry.scrape().getBytes(StandardCharsets.UTF_8));
        });
  }

  void count(LedgerEntry entry) {
    Summary summary = entry.summary();
    String tier = summary.tier().isEmpty() ? "none" : summary.tier();
    String status = summary.status().label();
    registry.counter(REQUESTS, "tier", tier, "status", status).increment();
    registry.counter("quartet.decisions", "tier", tier, "source", summary.source()).increment();
    entry
        .fault()
        .filter(_ -> summary.status() != Status.CANCELLED)
        .map(Fault::code)
        .ifPresent(
            code -> registry.counter("quartet.failures", "tier", tier, "code", code).increment());
    countTokens(summary);
    countDollars(summary);
    time(tier, Duration.ofMillis(summary.millis()));
    GenAiCall.of(entry).forEach(models::count);
    entry.steps().forEach(this::countScript);
  }

  private void countTokens(Summary summary) {
    countTokens("input", summary.usage().input());
    countTokens("output", summary.usage().output());
    countTokens("cache_read", summary.usage().cacheRead());
    countTokens("cache_write", summary.usage().cacheWrite());
  }

  private void countTokens(String kind, long tokens) {
    registry.counter("quartet.tokens", "kind", kind).increment((double) tokens);
  }

  private void countDollars(Summary summary) {
    registry.counter(COST).increment(summary.costNanos() / 1e9);
    registry.counter(BASELINE).increment(summary.baselineNanos() / 1e9);
    saving.add((summary.baselineNanos() - summary.costNanos()) / 1e9);
  }

  private void time(String tier, Duration duration) {
    Timer.builder("quartet.request")
        .tag("tier", tier)
        .serviceLevelObjectives(ModelMetrics.durations(Buckets.REQUEST_SECONDS))
        .register(registry)
        .record(duration);
  }

  private void countScript(StepRecord step) {
    if (step.kind().equals(Step.Kind.SCRIPT.label())) {
      String code = step.exitCode().map(exit -> String.valueOf(exit.code())).orElse("none");
      boolean cached = step.exitCode().filter(LedgerEntry.ExitCode::cached).isPresent();
      registry
          .counter(
              "quartet.script.runs",
              "script",
              step.name(),
              "exit_code",
              code,
              "cached",
              String.valueOf(cached))
          .increment();
    }
  }
}
