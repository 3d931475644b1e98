package dev.quartet.ledger.telemetry;

import dev.quartet.workspace.Environment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * OpenTelemetry's standard variables, as its SDK's properties. Traces and metrics are sent once
 * somebody says where to.
 */
public record TelemetrySettings(Map<String, String> properties) {
  private static final String OTLP = "otel.exporter.otlp.";
  private static final String SPOKEN = "http/protobuf";
  private static final String ENDPOINT = OTLP + "endpoint";

  /** What the environment says; empty when nothing is to be sent. */
  public static Optional<TelemetrySettings> of(Environment environment) {
    Map<String, String> properties = new LinkedHashMap<>();
    environment
        .variables()
        .forEach((name, value) -> {
          if (name.startsWith("OTEL_") && !value.isBlank()) {
            properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value.strip());
          }
        });
    boolean off = Boolean.parseBoolean(properties.getOrDefault("otel.sdk.disabled", "false"));
    if (off || !chooseExporters(properties)) {
      return Optional.empty();
    }
    complete(properties);
    return Optional.of(new TelemetrySettings(Map.copyOf(properties)));
  }

  /** What has an address is sent by OTLP, unless the exporter is named. */
  private static boolean chooseExporters(Map<String, String> properties) {
    boolean any = false;
    for (String signal : List.of("traces", "metrics")) {
      boolean addressed =
          properties.containsKey(ENDPOINT) || properties.containsKey(OTLP + signal + ".endpoint");
      String exporter =
          properties.computeIfAbsent(
              "otel." + signal + ".exporter", _ -> addressed ? "otlp" : "none");
      any |= !exporter.equals("none");
    }
    return any;
  }

  private static void complete(Map<String, String> properties) {
    properties.put("otel.logs.exporter", "none");
    properties.putIfAbsent(OTLP + "protocol", SPOKEN);
    boolean named =
        properties.getOrDefault("otel.resource.attributes", "").contains("service.name=");
    if (!named) {
      properties.putIfAbsent("otel.service.name", "quartet");
    }
  }

  /** Why nothing can be sent that way, and what to do. */
  public Optional<String> problem() {
    List<String> unspoken =
        Stream.of("protocol", "traces.protocol", "metrics.protocol")
            .flatMap(name -> Optional.ofNullable(properties.get(OTLP + name)).stream())
            .filter(protocol -> !protocol.equals(SPOKEN))
            .distinct()
            .toList();
    return unspoken.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "it is sent by "
                + SPOKEN
                + " only, not by "
                + String.join(", ", unspoken)
                + ". Set OTEL_EXPORTER_OTLP_PROTOCOL="
                + SPOKEN
                + "; the collector's port for it is 4318 as a rule.");
  }

  /** Where it is sent, for people: without a credential that the address may hold. */
  public String destination() {
    return Stream.of(ENDPOINT, OTLP + "traces.endpoint", OTLP + "metrics.endpoint")
        .flatMap(name -> Optional.ofNullable(properties.get(name)).stream())
        .findFirst()
        .map(address -> address.replaceFirst("//[^/@]*@", "//"))
        .orElse("http://localhost:4318");
  }
}
