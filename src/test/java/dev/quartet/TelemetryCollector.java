package dev.quartet;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** An OpenTelemetry collector on loopback: takes traces and metrics by OTLP over HTTP. */
public final class TelemetryCollector implements AutoCloseable {
  /** One message as it came. */
  private record Received(String path, Map<String, List<String>> headers, ByteString body) {}

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private final HttpServer server;

  public TelemetryCollector() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/", this::take);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    ByteString body = ByteString.readFrom(exchange.getRequestBody());
    if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      exchange.sendResponseHeaders(503, -1);
      exchange.close();
      return;
    }
    received.add(
        new Received(
            exchange.getRequestURI().getPath(), Map.copyOf(exchange.getRequestHeaders()), body));
    exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  /** Takes nothing of the next so many messages. */
  public void refuse(int messages) {
    refusals.set(messages);
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The values of a header, in every message. */
  public List<String> header(String name) {
    return received.stream()
        .flatMap(message -> message.headers().getOrDefault(name, List.of()).stream())
        .toList();
  }

  /** All that was sent, as far as it can be read. */
  public String raw() {
    return received.stream()
        .map(message -> message.body().toString(StandardCharsets.UTF_8))
        .collect(Collectors.joining("\n"));
  }

  public List<Span> spans() {
    return received.stream()
        .filter(message -> message.path().equals("/v1/traces"))
        .flatMap(message -> traces(message.body()).getResourceSpansList().stream())
        .flatMap(resource -> resource.getScopeSpansList().stream())
        .flatMap(scope -> scope.getSpansList().stream())
        .toList();
  }

  /** What the traces say of the process that sent them. */
  public Map<String, String> resource() {
    return received.stream()
        .filter(message -> message.path().equals("/v1/traces"))
        .flatMap(message -> traces(message.body()).getResourceSpansList().stream())
        .flatMap(spans -> spans.getResource().getAttributesList().stream())
        .collect(
            Collectors.toMap(
                KeyValue::getKey, pair -> pair.getValue().getStringValue(), (a, _) -> a));
  }

  /** A metric as it was sent last. */
  public Optional<Metric> metric(String name) {
    return received.stream()
        .filter(message -> message.path().equals("/v1/metrics"))
        .flatMap(message -> metrics(message.body()).getResourceMetricsList().stream())
        .flatMap(resource -> resource.getScopeMetricsList().stream())
        .flatMap(scope -> scope.getMetricsList().stream())
        .filter(metric -> metric.getName().equals(name))
        .reduce((_, last) -> last);
  }

  private static ExportTraceServiceRequest traces(ByteString body) {
    try {
      return ExportTraceServiceRequest.parseFrom(body);
    } catch (InvalidProtocolBufferException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ExportMetricsServiceRequest metrics(ByteString body) {
    try {
      return ExportMetricsServiceRequest.parseFrom(body);
    } catch (InvalidProtocolBufferException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
