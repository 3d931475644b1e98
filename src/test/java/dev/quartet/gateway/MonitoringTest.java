package dev.quartet.gateway;

import static dev.quartet.gateway.RunningGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.TelemetryCollector;
import dev.quartet.model.Usage;
import dev.quartet.platform.Json;
import dev.quartet.platform.Yaml;
import dev.quartet.standin.ModelServer;
import dev.quartet.standin.Scripted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is served at {@code /metrics}, and what ships to look at it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitoringTest {
  private static final Path DASHBOARD = Path.of("library/monitoring/grafana-dashboard.json");
  private static final Path RULES = Path.of("library/monitoring/alert-rules.yaml");
  private static final String ORDERS = "{\"text\":\"/shop/orders\"%s}";
  private static final Usage USAGE = new Usage(1000, 100, 2000, 50);
  private static final Pattern SAMPLE =
      Pattern.compile("^(\\w+)(?:\\{(.*)})? (\\S+)$", Pattern.MULTILINE);
  private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"");
  private static final Pattern METRIC = Pattern.compile("\\b(?:quartet|gen_ai)_\\w+");
  private static final Pattern SELECTOR = Pattern.compile("\\{[^}]*}");
  private static final Pattern GROUPING =
      Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");

  /** Those that Prometheus itself adds. */
  private static final List<String> ADDED = List.of("job", "instance");

  private final ModelServer model =
      ModelServer.replying(Scripted.text("Soon.").using(USAGE), Scripted.error(401, "no such key"));
  private final TelemetryCollector collector = new TelemetryCollector();
  private RunningGateway server;

  @BeforeAll
  void answers_some_requests(@TempDir Path folder) throws Exception {
    Path down = folder.resolve("library/scripts/shop/down.sh");
    Files.createDirectories(down.getParent());
    Files.writeString(
        down,
        """
        #!/usr/bin/env bash
        # ---
        # description: Asks a service that is down
        # effect: read
        # ---
        exit 69
        """);
    server =
        new RunningGateway(
            folder,
            Map.of(
                "ANTHROPIC_API_KEY",
                "key-of-the-team",
                "ANTHROPIC_BASE_URL",
                model.anthropicBaseUrl(),
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                collector.address(),
                "OTEL_BSP_SCHEDULE_DELAY",
                "50"));
    job("nightly", "every: 1h\nscript: shop/down\n");
    String id = json(ask("/shop/orders")).path("id").asText();
    server.post("/api/requests/" + id + "/feedback", "{\"verdict\":\"wrong\"}");
    ask("/shop/down");
    ask("/shop/refund --order 17");
    server.post("/api/requests", "{\"text\":\"When do we open?\",\"tier\":\"direct\"}");
    server.post("/api/requests", "{\"text\":\"When do we close?\",\"tier\":\"direct\"}");
    for (int i = 0; i < 3; i++) {
      server.post("/api/jobs/nightly/run");
    }
    server.post("/api/heartbeat");
  }

  private void job(String name, String text) throws IOException {
    Path jobs = Files.createDirectories(server.app.workspace.root().resolve("jobs"));
    Files.writeString(jobs.resolve(name + ".yaml"), text);
  }

  private java.net.http.HttpResponse<String> ask(String text) throws Exception {
    return server.post("/api/requests", "{\"text\":\"" + text + "\"}");
  }

  @AfterAll
  void stop() {
    server.close();
    model.close();
    collector.close();
  }

  /** Every figure with its labels as they stand there. */
  private Map<String, Double> scraped() throws Exception {
    Map<String, Double> figures = new HashMap<>();
    SAMPLE
        .matcher(server.get("/metrics").body())
        .results()
        .forEach(sample -> figures.put(key(sample), Double.parseDouble(sample.group(3))));
    return figures;
  }

  private static String key(MatchResult sample) {
    return sample.group(2) == null
        ? sample.group(1)
        : sample.group(1) + "{" + sample.group(2) + "}";
  }

  @Test
  void counts_tokens_and_durations_of_each_model_as_the_conventions_name_them() throws Exception {
    String labels =
        "{gen_ai_operation_name=\"chat\",gen_ai_provider_name=\"anthropic\",gen_ai_request_model=\"claude-sonnet-5\",gen_ai_token_type=\"%s\"}";

    Map<String, Double> figures = scraped();

    assertThat(figures)
        .containsEntry("gen_ai_client_token_usage_sum" + labels.formatted("output"), 100.0)
        .containsEntry("gen_ai_client_token_usage_sum" + labels.formatted("input"), 3050.0)
        .containsKey(
            "gen_ai_client_operation_duration_seconds_count{error_type=\"authentication\",gen_ai_operation_name=\"chat\",gen_ai_provider_name=\"anthropic\",gen_ai_request_model=\"claude-sonnet-5\"}");
    assertThat(server.get("/metrics").body()).contains("le=\"81.92\"", "le=\"65536.0\"");
  }

  @Test
  void counts_scripts_by_exit_code_failures_by_code_and_decisions_by_source() throws Exception {
    assertThat(scraped())
        .containsEntry(
            "quartet_script_runs_total{cached=\"false\",exit_code=\"69\",script=\"shop/down\"}",
            4.0)
        .containsEntry("quartet_failures_total{code=\"script_exit_69\",tier=\"script\"}", 4.0)
        .containsEntry("quartet_failures_total{code=\"model_authentication\",tier=\"direct\"}", 1.0)
        .containsEntry("quartet_decisions_total{source=\"job\",tier=\"script\"}", 3.0)
        .containsEntry("quartet_requests_total{status=\"failed\",tier=\"script\"}", 4.0)
        .containsEntry("quartet_requests_total{status=\"refused\",tier=\"pipeline\"}", 0.0);
  }

  @Test
  void shows_what_stands_in_the_workspace_as_it_is_now() throws Exception {
    Map<String, Double> figures = scraped();

    assertThat(figures)
        .containsEntry("quartet_jobs{state=\"disabled\"}", 1.0)
        .containsEntry("quartet_jobs{state=\"enabled\"}", 0.0)
        .containsEntry("quartet_job_failures{name=\"nightly\"}", 3.0)
        .containsEntry("quartet_job_disabled{name=\"nightly\"}", 1.0)
        .containsEntry("quartet_alert_channel_failing{channel=\"log\"}", 0.0)
        .containsEntry("quartet_heartbeat_trouble{probe=\"database\"}", 0.0)
        .containsEntry("quartet_heartbeat_trouble{probe=\"failures\"}", 1.0)
        .containsEntry("quartet_approvals_waiting", 1.0)
        .containsEntry("quartet_misroutes_total{source=\"feedback\",tier=\"script\"}", 1.0)
        .containsEntry("quartet_misroutes_total{source=\"audit\",tier=\"script\"}", 0.0)
        .containsEntry("quartet_budget_day_usd{amount=\"limit\"}", 50.0);
    assertThat(figures.get("quartet_budget_day_usd{amount=\"spent\"}"))
        .isEqualTo(figures.get("quartet_cost_usd_total"))
        .isPositive();
  }

  @Test
  void adds_up_to_what_the_report_says() throws Exception {
    JsonNode totals = json(server.get("/api/report")).path("totals");
    Map<String, Double> figures = scraped();

    assertThat(figures.get("quartet_cost_usd_total"))
        .isCloseTo(totals.path("costUsd").asDouble(), within());
    assertThat(figures.get("quartet_baseline_usd_total"))
        .isCloseTo(totals.path("baselineUsd").asDouble(), within());
    assertThat(figures.get("quartet_saving_usd"))
        .isCloseTo(
            totals.path("baselineUsd").asDouble() - totals.path("costUsd").asDouble(), within());
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-9);
  }

  @Test
  void continues_the_trace_of_whoever_asks() throws Exception {
    String byHeader = "0af7651916cd43dd8448eb211c80319c";
    String byCommandLine = "4bf92f3577b34da6a3ce929d0e0e4736";

    server.post("/api/requests", ORDERS.formatted(""), "traceparent", parent(byHeader));
    server.post(
        "/api/requests",
        ORDERS.formatted(",\"traceparent\":\"" + parent(byCommandLine) + "\""),
        "Authorization",
        "Bearer " + RunningGateway.TOKEN);

    assertThat(traces(byHeader, byCommandLine)).contains(byHeader, byCommandLine);
  }

  private static String parent(String trace) {
    return "00-" + trace + "-b7ad6b7169203331-01";
  }

  /** The traces that were sent, once these are among them. */
  private Set<String> traces(String... awaited) throws InterruptedException {
    long until = System.nanoTime() + 20_000_000_000L;
    Set<String> sent = new HashSet<>();
    while (!sent.containsAll(List.of(awaited)) && System.nanoTime() < until) {
      Thread.sleep(20);
      collector
          .spans()
          .forEach(span -> sent.add(HexFormat.of().formatHex(span.getTraceId().toByteArray())));
    }
    return sent;
  }

  @Test
  void ships_a_dashboard_that_grafana_can_import() throws Exception {
    JsonNode dashboard = Json.tree(Files.readString(DASHBOARD));

    assertThat(dashboard.path("templating").path("list").path(0).path("type").asText())
        .isEqualTo("datasource");
    List<JsonNode> panels = elements(dashboard.path("panels"));
    assertThat(panels).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
    assertThat(panels)
        .filteredOn(panel -> !panel.path("type").asText().equals("row"))
        .allSatisfy(panel -> {
          assertThat(panel.path("title").asText()).isNotBlank();
          assertThat(panel.path("datasource").path("uid").asText()).isEqualTo("${datasource}");
          assertThat(panel.path("targets")).isNotEmpty();
          assertThat(right(panel)).isLessThanOrEqualTo(24);
        });
    for (int i = 0; i < panels.size(); i++) {
      for (JsonNode other : panels.subList(i + 1, panels.size())) {
        assertThat(overlap(panels.get(i), other)).as("%s, %s", panels.get(i), other).isFalse();
      }
    }
  }

  private static List<JsonNode> elements(JsonNode array) {
    List<JsonNode> elements = new ArrayList<>();
    array.forEach(elements::add);
    return elements;
  }

  private static int at(JsonNode panel, String side) {
    return panel.path("gridPos").path(side).asInt();
  }

  private static int right(JsonNode panel) {
    return at(panel, "x") + at(panel, "w");
  }

  private static boolean overlap(JsonNode one, JsonNode other) {
    return at(one, "x") < right(other)
        && at(other, "x") < right(one)
        && at(one, "y") < at(other, "y") + at(other, "h")
        && at(other, "y") < at(one, "y") + at(one, "h");
  }

  @Test
  void ships_alert_rules_that_say_what_to_do() throws Exception {
    assertThat(rules())
        .hasSizeGreaterThan(5)
        .allSatisfy(rule -> {
          assertThat(rule.text("alert").orElse("")).startsWith("Quartet");
          assertThat(rule.mapping("labels").text("severity").orElse(""))
              .isIn("info", "warning", "critical");
          assertThat(rule.mapping("annotations").text("summary").orElse("")).isNotBlank();
          assertThat(rule.mapping("annotations").text("description").orElse("")).isNotBlank();
        });
  }

  private static List<Yaml.Mapping> rules() throws IOException {
    var file = Yaml.read(Files.readString(RULES), 1);
    return file.items("groups").stream()
        .flatMap(group -> ((Yaml.Mapping) group).items("rules").stream())
        .map(rule -> (Yaml.Mapping) rule)
        .toList();
  }

  @Test
  void names_only_figures_and_labels_that_are_really_served() throws Exception {
    Map<String, Set<String>> served = new HashMap<>();
    SAMPLE
        .matcher(server.get("/metrics").body())
        .results()
        .forEach(sample ->
            served
                .computeIfAbsent(sample.group(1), _ -> new HashSet<>(ADDED))
                .addAll(labels(String.valueOf(sample.group(2)))));

    List<String> expressions = Stream.concat(dashboardExpressions(), ruleExpressions()).toList();

    assertThat(expressions).hasSizeGreaterThan(30);
    assertThat(expressions).allSatisfy(expression -> assertServed(expression, served));
  }

  private static void assertServed(String expression, Map<String, Set<String>> served) {
    assertThat(expression.chars().filter(c -> c == '(').count())
        .isEqualTo(expression.chars().filter(c -> c == ')').count());
    String bare = GROUPING.matcher(SELECTOR.matcher(expression).replaceAll("")).replaceAll("");
    List<String> metrics = METRIC.matcher(bare).results().map(MatchResult::group).toList();
    assertThat(metrics).isNotEmpty();
    assertThat(served.keySet()).containsAll(metrics);
    Set<String> known = new HashSet<>();
    metrics.forEach(metric -> known.addAll(served.get(metric)));
    assertThat(known).containsAll(labels(expression)).containsAll(grouped(expression));
  }

  private static List<String> labels(String text) {
    return LABEL.matcher(text).results().map(label -> label.group(1)).toList();
  }

  private static List<String> grouped(String expression) {
    return GROUPING
        .matcher(expression)
        .results()
        .flatMap(group -> Stream.of(group.group(1).split(",")))
        .map(String::strip)
        .toList();
  }

  private static Stream<String> dashboardExpressions() throws IOException {
    return elements(Json.tree(Files.readString(DASHBOARD)).path("panels")).stream()
        .flatMap(panel -> elements(panel.path("targets")).stream())
        .map(target -> target.path("expr").asText());
  }

  private static Stream<String> ruleExpressions() throws IOException {
    return rules().stream().map(rule -> rule.requiredText("expr", ""));
  }
}
