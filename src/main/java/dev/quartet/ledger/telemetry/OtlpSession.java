package dev.quartet.ledger.telemetry;

import dev.quartet.ledger.LedgerEntry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** OpenTelemetry's SDK, set up by its standard variables, and what is told to it. */
final class OtlpSession {
  private static final String SCOPE = "dev.quartet";
  private static final long MOST_SECONDS = 20;

  private final OpenTelemetrySdk sdk;
  private final Tracer tracer;
  private final Measures measures;

  private OtlpSession(OpenTelemetrySdk sdk) {
    this.sdk = sdk;
    this.tracer = sdk.getTracer(SCOPE);
    this.measures = new Measures(sdk.getMeter(SCOPE));
  }

  /**
   * Sets the SDK up.
   *
   * @param again whether what could not be sent is tried again
   * @param failed is called whenever something could not be sent
   * @throws RuntimeException when the settings are wrong
   */
  static OtlpSession open(TelemetrySettings settings, boolean again, Runnable failed) {
    Map<String, String> properties = new HashMap<>(settings.properties());
    properties.put("otel.java.exporter.otlp.retry.disabled", Boolean.toString(!again));
    return new OtlpSession(
        AutoConfiguredOpenTelemetrySdk.builder()
            .disableShutdownHook()
            .addPropertiesCustomizer(_ -> properties)
            .addSpanExporterCustomizer((exporter, _) -> new WatchedExporter(exporter, failed))
            .build()
            .getOpenTelemetrySdk());
  }

  void tell(LedgerEntry entry) {
    tell(RequestTrace.of(entry), TraceParent.read(entry.surroundings().traceparent()));
    measures.record(entry);
  }

  private void tell(RecordedSpan recorded, Context parent) {
    Span span =
        tracer
            .spanBuilder(recorded.name())
            .setParent(parent)
            .setSpanKind(recorded.kind())
            .setStartTimestamp(recorded.begin(), TimeUnit.MILLISECONDS)
            .setAllAttributes(recorded.attributes())
            .startSpan();
    recorded
        .error()
        .ifPresent(kind -> span.setStatus(StatusCode.ERROR).setAttribute(Conventions.ERROR, kind));
    Context within = parent.with(span);
    recorded.children().forEach(child -> tell(child, within));
    span.end(recorded.end(), TimeUnit.MILLISECONDS);
  }

  /** Sends what is left, and waits until that is done or given up. */
  void close() {
    var _ = sdk.shutdown().join(MOST_SECONDS, TimeUnit.SECONDS);
  }
}
