package dev.quartet.gateway;

import dev.quartet.ledger.Status;
import dev.quartet.reply.Reply;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.DoubleAdder;

/**
 * Counts replies for Prometheus; a request that waits for an approval is counted once it is over.
 */
final class Metrics {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final DoubleAdder saving = new DoubleAdder();

  Metrics() {
    registry.gauge("quartet.saving.usd", saving, DoubleAdder::sum);
    for (String kind : new String[] {"input", "output", "cache_read", "cache_write"}) {
      registry.counter("quartet.tokens", "kind", kind);
    }
    registry.counter("quartet.cost.usd");
    registry.counter("quartet.baseline.usd");
  }

  void serve(Routes routes) {
    routes.get(
        "/metrics",
        (_, response) ->
            Http.send(
                response,
                200,
                "text/plain; version=0.0.4; charset=utf-8",
                registry.scrape().getBytes(StandardCharsets.UTF_8)));
  }

  void count(Reply reply) {
    if (reply.status().equals(Status.WAITING.label())) {
      return;
    }
    String tier = reply.tier().isEmpty() ? "none" : reply.tier();
    registry.counter("quartet.requests", "tier", tier, "status", reply.status()).increment();
    countTokens("input", reply.tokens().input());
    countTokens("output", reply.tokens().output());
    countTokens("cache_read", reply.tokens().cacheRead());
    countTokens("cache_write", reply.tokens().cacheWrite());
    registry.counter("quartet.cost.usd").increment(reply.costUsd().doubleValue());
    registry.counter("quartet.baseline.usd").increment(reply.baselineUsd().doubleValue());
    saving.add(reply.baselineUsd().subtract(reply.costUsd()).doubleValue());
    Timer.builder("quartet.request")
        .tag("tier", tier)
        .serviceLevelObjectives(
            Duration.ofMillis(10),
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2))
        .register(registry)
        .record(Duration.ofMillis(reply.millis()));
  }

  private void countTokens(String kind, long tokens) {
    registry.counter("quartet.tokens", "kind", kind).increment((double) tokens);
  }
}
