package dev.quartet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.App;
import dev.quartet.Request;
import dev.quartet.TelemetryCollector;
import dev.quartet.ledger.telemetry.Buckets;
import dev.quartet.ledger.telemetry.Telemetry;
import dev.quartet.reply.Reply;
import dev.quartet.run.EventSink;
import dev.quartet.standin.Scripted;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelemetryFlowTest {
  private static final Scripted BAD_KEY = Scripted.error(401, "no such key");

  @TempDir private Path folder;
  private final TelemetryCollector collector = new TelemetryCollector();
  private TeamFlow team;

  @AfterEach
  void closes_everything() {
    team.close();
    collector.close();
  }

  private void teamWith(Scripted... replies) {
    team = TeamFlow.replying(folder, replies).alone("");
    team.workspace.variable("OTEL_EXPORTER_OTLP_ENDPOINT", collector.address());
    team.workspace.script(
        "shop/orders",
        """
        description: Orders of today by state
        effect: read
        """,
        "echo '42 quokkas today'\n");
    team.workspace.script(
        "shop/refund",
        """
        description: Refund an order
        effect: write
        """,
        "echo 'refunded'\n");
    team.workspace.script(
        "shop/down",
        """
        description: Asks a service that is down
        effect: read
        """,
        "echo 'quokka: nobody answers' >&2\nexit 69\n");
  }

  /** The program with the time of this machine: spans have real ones. */
  private App started() {
    return new App(new App.Setting(TeamFlow.HOME, team.workspace.environment(), Clock.systemUTC()));
  }

  /** Asks in a process of its own, which tells of it before it ends. */
  private Reply ask(Request request) {
    try (App app = started()) {
      return app.engine.get().flow.answer(request, EventSink.NONE);
    }
  }

  private Reply ask(String text) {
    return ask(Request.of(text, "ada"));
  }

  private static Request atTier(String tier, String text) {
    return new Request(
        text,
        "ada",
        Optional.of("c-7"),
        new Request.Options(
            Optional.of(tier),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false));
  }

  private Span root() {
    assertThat(collector.spans())
        .filteredOn(span -> span.getName().equals("quartet.request"))
        .hasSize(1);
    return span("quartet.request");
  }

  private Span span(String name) {
    return collector.spans().stream()
        .filter(span -> span.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not among " + names()));
  }

  private List<String> names() {
    return collector.spans().stream().map(Span::getName).toList();
  }

  private List<String> childrenOf(Span parent) {
    return collector.spans().stream()
        .filter(span -> span.getParentSpanId().equals(parent.getSpanId()))
        .map(Span::getName)
        .toList();
  }

  private static AnyValue attribute(Span span, String key) {
    return attribute(span.getAttributesList(), key)
        .orElseThrow(() -> new AssertionError(key + " is not in " + span.getAttributesList()));
  }

  private static Optional<AnyValue> attribute(List<KeyValue> attributes, String key) {
    return attributes.stream()
        .filter(pair -> pair.getKey().equals(key))
        .map(KeyValue::getValue)
        .findFirst();
  }

  private static String text(Span span, String key) {
    return attribute(span, key).getStringValue();
  }

  private long sum(String key) {
    return collector.spans().stream()
        .flatMap(span -> attribute(span.getAttributesList(), key).stream())
        .mapToLong(AnyValue::getIntValue)
        .sum();
  }

  private void assertTokensAndCostOf(Reply reply) {
    assertThat(sum("gen_ai.usage.input_tokens"))
        .isEqualTo(
            reply.tokens().input() + reply.tokens().cacheRead() + reply.tokens().cacheWrite());
    assertThat(sum("gen_ai.usage.output_tokens")).isEqualTo(reply.tokens().output());
    assertThat(sum("gen_ai.usage.cache_read.input_tokens")).isEqualTo(reply.tokens().cacheRead());
    assertThat(sum("gen_ai.usage.cache_creation.input_tokens"))
        .isEqualTo(reply.tokens().cacheWrite());
    Span request = root();
    assertThat(attribute(request, "quartet.cost.usd").getDoubleValue())
        .isEqualTo(reply.costUsd().doubleValue());
    assertThat(attribute(request, "quartet.baseline.usd").getDoubleValue())
        .isEqualTo(reply.baselineUsd().doubleValue());
    assertThat(attribute(request, "quartet.saving.usd").getDoubleValue())
        .isEqualTo(reply.baselineUsd().subtract(reply.costUsd()).doubleValue());
  }

  private void assertOneTrace() {
    Span request = root();
    assertThat(collector.spans())
        .allSatisfy(span -> {
          assertThat(span.getTraceId()).isEqualTo(request.getTraceId());
          assertThat(span.getStartTimeUnixNano())
              .isBetween(request.getStartTimeUnixNano(), span.getEndTimeUnixNano());
          assertThat(span.getEndTimeUnixNano()).isLessThanOrEqualTo(request.getEndTimeUnixNano());
        });
    long age = Instant.now().toEpochMilli() - request.getStartTimeUnixNano() / 1_000_000;
    assertThat(Duration.ofMillis(age)).isBetween(Duration.ZERO, Duration.ofMinutes(2));
  }

  @Test
  void tells_of_a_script_with_its_exit_code_and_without_its_words() {
    teamWith();

    Reply reply = ask("/shop/orders");

    assertThat(reply.error()).isEmpty();
    assertOneTrace();
    assertThat(childrenOf(root())).containsExactly("quartet.decide", "execute_tool shop/orders");
    Span script = span("execute_tool shop/orders");
    assertThat(text(script, "gen_ai.operation.name")).isEqualTo("execute_tool");
    assertThat(text(script, "gen_ai.tool.name")).isEqualTo("shop/orders");
    assertThat(attribute(script, "quartet.exit_code").getIntValue()).isZero();
    assertThat(text(root(), "quartet.request.id")).isEqualTo(reply.id());
    assertThat(text(root(), "quartet.tier")).isEqualTo("script");
    assertThat(text(root(), "quartet.source")).isEqualTo("explicit");
    assertThat(text(root(), "quartet.status")).isEqualTo("answered");
    assertThat(root().getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
    assertThat(collector.resource()).containsEntry("service.name", "quartet");
    assertTokensAndCostOf(reply);
    assertThat(collector.raw()).doesNotContain("quokka");
  }

  @Test
  void tells_of_what_the_workhorse_did_call_by_call() {
    teamWith(Scripted.call("find", Map.of("query", "wombats")), Scripted.text("Eleven wombats."));

    Reply reply = ask(atTier("direct", "How many wombats?"));

    assertThat(reply.error()).isEmpty();
    assertOneTrace();
    assertThat(childrenOf(root())).containsExactly("quartet.decide", "invoke_agent direct");
    Span agent = span("invoke_agent direct");
    assertThat(childrenOf(agent))
        .containsExactly("chat claude-sonnet-5", "execute_tool find", "chat claude-sonnet-5");
    assertThat(text(agent, "gen_ai.agent.name")).isEqualTo("direct");
    assertThat(text(agent, "gen_ai.provider.name")).isEqualTo("anthropic");
    assertThat(text(agent, "gen_ai.conversation.id")).isEqualTo("c-7");
    Span chat = span("chat claude-sonnet-5");
    assertThat(chat.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
    assertThat(text(chat, "gen_ai.operation.name")).isEqualTo("chat");
    assertThat(text(chat, "gen_ai.provider.name")).isEqualTo("anthropic");
    assertThat(text(chat, "gen_ai.request.model")).isEqualTo("claude-sonnet-5");
    assertTokensAndCostOf(reply);
    assertThat(sum("gen_ai.usage.output_tokens")).isEqualTo(2 * TeamFlow.USAGE.output());
    assertThat(collector.raw()).doesNotContain("wombats");
  }

  @Test
  void tells_of_each_agent_that_a_request_was_handed_to() {
    teamWith(
        Scripted.call("delegate", Map.of("task", "Count the wombats.")), Scripted.text("Eleven."));

    Reply reply = ask("Have the wombats been counted by somebody who knows?");

    assertThat(reply.tier()).isEqualTo("specialist");
    assertOneTrace();
    assertThat(childrenOf(root()))
        .containsExactly("quartet.decide", "invoke_agent direct", "invoke_agent specialist");
    assertThat(childrenOf(span("invoke_agent direct"))).containsExactly("chat claude-sonnet-5");
    assertThat(childrenOf(span("invoke_agent specialist"))).containsExactly("chat claude-opus-5");
    assertTokensAndCostOf(reply);
    assertThat(collector.raw()).doesNotContain("wombats");
  }

  @Test
  void tells_of_a_pipeline_as_a_workflow_of_its_stages() {
    teamWith(Scripted.text("A draft."), Scripted.text("A page."));
    team.workspace.write(
        "pipelines/notice.yaml",
        """
        description: A notice
        inputs: [topic]
        stages:
          - {name: facts, script: shop/orders, context: []}
          - {name: draft, role: workhorse, context: [topic, facts], task: Write it.}
          - {name: page, role: specialist, context: [draft], task: Make a page.}
        """);

    Reply reply = ask("/notice wombats");

    assertThat(reply.error()).isEmpty();
    assertOneTrace();
    assertThat(childrenOf(root())).containsExactly("quartet.decide", "invoke_workflow notice");
    Span workflow = span("invoke_workflow notice");
    assertThat(text(workflow, "gen_ai.operation.name")).isEqualTo("invoke_workflow");
    assertThat(text(workflow, "gen_ai.workflow.name")).isEqualTo("notice");
    assertThat(childrenOf(workflow))
        .containsExactly("execute_tool shop/orders", "invoke_agent draft", "invoke_agent page");
    assertThat(childrenOf(span("invoke_agent draft"))).containsExactly("chat claude-sonnet-5");
    assertThat(childrenOf(span("invoke_agent page"))).containsExactly("chat claude-opus-5");
    assertTokensAndCostOf(reply);
  }

  @Test
  void says_what_kind_of_failure_it_was_and_not_its_message() {
    teamWith(BAD_KEY);

    ask(atTier("direct", "How are the wombats?"));

    assertThat(text(root(), "error.type")).isEqualTo("model_authentication");
    assertThat(root().getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
    assertThat(text(span("invoke_agent direct"), "error.type")).isEqualTo("model_authentication");
    assertThat(text(span("chat claude-sonnet-5"), "error.type")).isEqualTo("authentication");
    assertThat(collector.raw()).doesNotContain("no such key");
  }

  @Test
  void says_the_exit_code_of_a_script_that_failed() {
    teamWith();

    ask("/shop/down");

    assertThat(text(root(), "error.type")).isEqualTo("script_exit_69");
    Span script = span("execute_tool shop/down");
    assertThat(text(script, "error.type")).isEqualTo("exit_69");
    assertThat(attribute(script, "quartet.exit_code").getIntValue()).isEqualTo(69);
    assertThat(collector.raw()).doesNotContain("nobody answers");
  }

  @Test
  void tells_of_a_request_once_it_is_over_and_not_while_it_waits() {
    teamWith();

    Reply waiting = ask("/shop/refund");
    assertThat(waiting.status()).isEqualTo("waiting");
    assertThat(collector.spans()).isEmpty();
    try (App app = started()) {
      app.engine.get().approvals.decide(waiting.id(), true, "grace");
      app.engine.get().flow.resume(waiting.id(), EventSink.NONE);
    }

    assertOneTrace();
    assertThat(childrenOf(root())).containsExactly("quartet.decide", "execute_tool shop/refund");
  }

  @Test
  void tells_of_a_request_that_nobody_approved_in_time() {
    teamWith();
    Reply waiting = ask("/shop/refund");
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(30));

    try (App app = new App(new App.Setting(TeamFlow.HOME, team.workspace.environment(), later))) {
      app.engine.get().ledger.sweep();
    }

    assertThat(text(root(), "quartet.request.id")).isEqualTo(waiting.id());
    assertThat(text(root(), "quartet.status")).isEqualTo("refused");
    assertThat(text(root(), "error.type")).isEqualTo("approval_expired");
  }

  @Test
  void sends_again_what_was_not_taken_when_the_process_stays() throws InterruptedException {
    teamWith();
    team.workspace
        .variable("OTEL_BSP_SCHEDULE_DELAY", "50")
        .variable("OTEL_METRICS_EXPORTER", "none");
    collector.refuse(1);
    try (App app = started()) {
      app.engine.get().telemetry.orElseThrow().prepare(Telemetry.Sending.AGAIN);

      app.engine.get().flow.answer(Request.of("/shop/orders", "ada"), EventSink.NONE);

      long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (collector.spans().isEmpty() && System.nanoTime() < until) {
        Thread.sleep(20);
      }
    }
    assertOneTrace();
  }

  @Test
  void continues_the_trace_of_its_caller() {
    teamWith();
    String trace = "0af7651916cd43dd8448eb211c80319c";

    ask(
        Request.of("/shop/orders", "ada")
            .within(Optional.of("00-" + trace + "-b7ad6b7169203331-01")));

    assertThat(HexFormat.of().formatHex(root().getTraceId().toByteArray())).isEqualTo(trace);
    assertThat(HexFormat.of().formatHex(root().getParentSpanId().toByteArray()))
        .isEqualTo("b7ad6b7169203331");
  }

  @Test
  void begins_a_trace_when_what_the_caller_says_of_its_own_makes_no_sense() {
    teamWith();

    ask(Request.of("/shop/orders", "ada").within(Optional.of("00-nonsense")));

    assertThat(root().getParentSpanId().toByteArray()).isEmpty();
  }

  @Test
  void sends_tokens_and_durations_as_the_conventions_name_them() {
    teamWith(Scripted.text("Eleven."));

    Reply reply = ask(atTier("direct", "How many wombats?"));

    Metric tokens = collector.metric("gen_ai.client.token.usage").orElseThrow();
    assertThat(tokens.getUnit()).isEqualTo("{token}");
    assertThat(tokens.getHistogram().getDataPointsList())
        .allSatisfy(point ->
            assertThat(point.getExplicitBoundsList())
                .containsExactlyElementsOf(
                    Buckets.TOKENS.stream().map(Long::doubleValue).toList()));
    assertThat(point(tokens, "gen_ai.token.type", "output").getSum())
        .isEqualTo((double) reply.tokens().output());
    assertThat(point(tokens, "gen_ai.token.type", "input").getSum())
        .isEqualTo((double) (reply.tokens().input() + reply.tokens().cacheRead()));
    Metric durations = collector.metric("gen_ai.client.operation.duration").orElseThrow();
    HistogramDataPoint duration = point(durations, "gen_ai.request.model", "claude-sonnet-5");
    assertThat(durations.getUnit()).isEqualTo("s");
    assertThat(duration.getCount()).isEqualTo(1);
    assertThat(duration.getExplicitBoundsList()).containsExactlyElementsOf(Buckets.CALL_SECONDS);
    assertThat(
            collector.metric("quartet.requests").orElseThrow().getSum().getDataPoints(0).getAsInt())
        .isEqualTo(1);
  }

  private static HistogramDataPoint point(Metric metric, String key, String value) {
    return metric.getHistogram().getDataPointsList().stream()
        .filter(point ->
            attribute(point.getAttributesList(), key)
                .filter(found -> found.getStringValue().equals(value))
                .isPresent())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void sends_the_headers_and_the_name_that_the_environment_gives() {
    teamWith();
    team.workspace
        .variable("OTEL_EXPORTER_OTLP_HEADERS", "x-team=acme")
        .variable("OTEL_SERVICE_NAME", "answers");

    ask("/shop/orders");

    assertThat(collector.header("X-team")).contains("acme");
    assertThat(collector.resource()).containsEntry("service.name", "answers");
  }

  @Test
  void sends_nothing_when_it_is_switched_off() {
    teamWith();
    team.workspace.variable("OTEL_SDK_DISABLED", "true");

    assertThat(ask("/shop/orders").status()).isEqualTo("answered");

    assertThat(collector.raw()).isEmpty();
  }

  @Test
  void answers_though_it_is_told_to_send_by_what_it_does_not_speak() {
    teamWith();
    team.workspace.variable("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");

    assertThat(ask("/shop/orders").status()).isEqualTo("answered");

    assertThat(collector.raw()).isEmpty();
  }

  @Test
  void delays_nothing_when_nobody_takes_what_it_sends() throws IOException {
    teamWith();
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      team.workspace.variable(
          "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + silent.getLocalPort());
      long begun = System.nanoTime();
      App app = started();
      try (app) {
        Reply reply =
            app.engine.get().flow.answer(Request.of("/shop/orders", "ada"), EventSink.NONE);
        assertThat(reply.status()).isEqualTo("answered");
        begun = System.nanoTime();
      }
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
    }
  }
}
