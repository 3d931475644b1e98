package dev.quartet.gateway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.quartet.gateway.RunningGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.quartet.ledger.misroute.Misroute;
import dev.quartet.ledger.misroute.Misroutes;
import dev.quartet.standin.ModelServer;
import dev.quartet.standin.Scripted;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The console's overview, requests and report, held against the record. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleMonitoringTest {
  /** How soon the console must show what has happened, in milliseconds. */
  private static final double SOON = 2000;

  private static final List<String> PAGES =
      List.of("#/overview", "#/requests", "#/report?by=script");

  private Optional<ModelServer> model = Optional.empty();
  private Optional<RunningGateway> server = Optional.empty();
  private Optional<BrowserConsole> console = Optional.empty();

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    BrowserConsole.assumeThere();
    model = Optional.of(new ModelServer(_ -> Scripted.text("Because of the air.")));
    server =
        Optional.of(
            new RunningGateway(
                folder,
                Clock.system(ZoneId.systemDefault()),
                Map.of(
                    "ANTHROPIC_API_KEY",
                    "simulated",
                    "ANTHROPIC_BASE_URL",
                    model.orElseThrow().anthropicBaseUrl())));
    console = Optional.of(new BrowserConsole(server().address()));
    job("count", "description: Orders of today\nevery: 1h\nscript: shop/orders\n");
    job("refund", "every: 1h\nscript: shop/refund\narguments: {order: 17}\n");
    var _ = ask("/shop/orders");
    var _ = ask("Why is the sky blue?");
    var _ = ask("/shop/ordres");
    for (int i = 0; i < 3; i++) {
      var _ = server().post("/api/jobs/refund/run");
    }
  }

  @AfterAll
  void stop() {
    console.ifPresent(BrowserConsole::close);
    server.ifPresent(RunningGateway::close);
    model.ifPresent(ModelServer::close);
  }

  private RunningGateway server() {
    return server.orElseThrow();
  }

  private BrowserConsole console() {
    return console.orElseThrow();
  }

  private void job(String name, String text) throws IOException {
    Path jobs = Files.createDirectories(server().app.workspace.root().resolve("jobs"));
    Files.writeString(jobs.resolve(name + ".yaml"), text);
  }

  private JsonNode ask(String text) throws Exception {
    return json(server().post("/api/requests", "{\"text\":\"" + text + "\"}"));
  }

  private JsonNode report(String more) throws Exception {
    return json(server().get("/api/report?since=" + LocalDate.now(ZoneId.systemDefault()) + more));
  }

  /** A misroute as an audit records one, beside every request. */
  private String doubted(JsonNode reply) {
    server()
        .app
        .engine
        .get()
        .misroutes
        .record(
            new Misroutes.Noticed(
                reply.path("id").asText(),
                Misroute.Source.AUDIT,
                reply.path("tier").asText(),
                reply.path("route").asText(),
                Optional.of("direct"),
                "the workhorse disagrees"));
    return reply.path("id").asText();
  }

  private static Locator figure(Page page, String name) {
    return page.locator("[data-figure='" + name + "']");
  }

  private static Locator tile(Page page, String name) {
    return page.getByRole(
        AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator button(Locator within, String name) {
    return within.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile(name)));
  }

  private static LocatorAssertions.HasAttributeOptions attributeSoon() {
    return new LocatorAssertions.HasAttributeOptions().setTimeout(SOON);
  }

  private static LocatorAssertions.ContainsTextOptions textSoon() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(SOON);
  }

  @Test
  void every_figure_of_the_overview_is_that_of_the_report() throws Exception {
    Page page = console().open("#/overview");
    assertThat(figure(page, "totals.requests")).isVisible();
    JsonNode report = report("");

    assertThat(report.path("totals").path("costUsd").decimalValue()).isPositive();
    same(page, "totals.savingUsd", report.path("totals").path("savingUsd"));
    same(page, "totals.costUsd", report.path("totals").path("costUsd"));
    same(page, "totals.baselineUsd", report.path("totals").path("baselineUsd"));
    same(page, "totals.requests", report.path("totals").path("requests"));
    same(page, "totals.millis", report.path("totals").path("millis"));
    same(page, "totals.failures", report.path("totals").path("failures"));
    same(page, "totals.misroutes", report.path("totals").path("misroutes"));
    shows(page, "totals.tokens", tokens(report.path("totals")));
    for (String tier : List.of("script", "direct", "specialist", "pipeline")) {
      JsonNode figures = report.path("tiers").path(tier);
      shows(page, "tiers." + tier + ".tokens", tokens(figures));
      for (String name :
          List.of(
              "requests",
              "share",
              "costUsd",
              "savingUsd",
              "p50",
              "p95",
              "p99",
              "failures",
              "misroutes")) {
        same(page, "tiers." + tier + "." + name, figures.path(name));
      }
    }
    assertThat(report.path("failures")).isNotEmpty();
    for (JsonNode failure : report.path("failures")) {
      same(page, "failures." + failure.path("cause").asText(), failure.path("count"));
    }
    assertThat(tile(page, "Failures").locator(".trend.new").first()).isVisible();
    assertThat(figure(page, "tiers.direct.requests"))
        .hasText(report.path("tiers").path("direct").path("requests").asText());
    BrowserConsole.picture(page, "overview");
    assertThat(console().complaints).isEmpty();
    page.close();
  }

  private static void same(Page page, String name, JsonNode value) {
    shows(page, name, value.decimalValue());
  }

  private static void shows(Page page, String name, BigDecimal value) {
    String shown = Objects.requireNonNull(figure(page, name).getAttribute("value"), name);
    assertThat(new BigDecimal(shown)).as(name).isEqualByComparingTo(value);
  }

  private static BigDecimal tokens(JsonNode figures) {
    JsonNode tokens = figures.path("tokens");
    return BigDecimal.valueOf(
        tokens.path("input").asLong()
            + tokens.path("output").asLong()
            + tokens.path("cacheRead").asLong()
            + tokens.path("cacheWrite").asLong());
  }

  @Test
  void the_charts_hold_what_the_report_has_for_each_hour_and_day() throws Exception {
    Page page = console().open("#/overview");
    Locator rows =
        page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Requests by tier"))
            .locator("tbody tr");
    assertThat(rows.first()).isAttached();
    JsonNode lines = report("&by=hour").path("breakdown").path("lines");
    assertThat(rows).hasCount(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      JsonNode tiers = lines.path(i).path("tiers");
      assertThat(rows.nth(i).locator("th"))
          .hasText(lines.path(i).path("key").asText().substring(11, 16));
      assertThat(rows.nth(i).locator("td"))
          .hasText(
              new String[] {
                tiers.path("script").asText(),
                tiers.path("direct").asText(),
                tiers.path("specialist").asText(),
                tiers.path("pipeline").asText()
              });
    }
    assertThat(page.locator(".plot canvas")).hasCount(2);

    page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("7 days")).click();
    assertThat(rows).hasCount(1);
    assertThat(rows.locator("th"))
        .containsText(String.valueOf(LocalDate.now(ZoneId.systemDefault()).getDayOfMonth()));
    assertThat(console().complaints).isEmpty();
    page.close();
  }

  @Test
  void a_figure_changes_within_two_seconds_of_its_request() throws Exception {
    Page page = console().open("#/overview");
    assertThat(figure(page, "totals.requests")).isVisible();
    for (int i = 0; i < 3; i++) {
      var _ = ask("/shop/orders");
      String now = report("").path("totals").path("requests").asText();
      assertThat(figure(page, "totals.requests")).hasAttribute("value", now, attributeSoon());
    }
    assertThat(console().complaints).isEmpty();
    page.close();
  }

  @Test
  void what_no_request_did_is_shown_within_two_seconds_too() throws Exception {
    JsonNode reply = ask("/shop/orders");
    Page page = console().open("#/overview");
    Locator misroutes = tile(page, "Misroutes to review");
    assertThat(misroutes).isVisible();

    String id = doubted(reply);
    assertThat(misroutes.locator("a[href='#/requests/" + id + "']"))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(SOON));
    job("another", "every: 2h\nscript: shop/orders\n");
    server().app.engine.get().monitoring.jobs.disable("another", "a test");
    assertThat(tile(page, "Jobs")).containsText("switched off (a test)", textSoon());
    Files.delete(server().app.workspace.root().resolve("jobs/another.yaml"));
    page.close();
  }

  @Test
  void a_judged_misroute_is_recorded_as_feedback_and_leaves_the_list() throws Exception {
    String wrong = doubted(ask("/shop/orders"));
    String right = doubted(ask("/shop/orders"));
    Page page = console().open("#/overview");
    Locator tile = tile(page, "Misroutes to review");

    Locator first = tile.locator("li:has(a[href='#/requests/" + wrong + "'])");
    button(first, "^Wrong").click();
    assertThat(first).hasCount(0);
    assertThat(tile).containsText("quartet misroutes apply");
    Locator second = tile.locator("li:has(a[href='#/requests/" + right + "'])");
    button(second, "^Right").click();
    assertThat(second).hasCount(0);

    assertThat(reviews(wrong)).containsOnly("confirmed");
    assertThat(reviews(right)).containsOnly("dismissed");
    assertThat(console().complaints).isEmpty();
    page.close();
  }

  private List<String> reviews(String run) throws Exception {
    return json(server().get("/api/misroutes?since=1d")).findParents("run").stream()
        .filter(one -> one.path("run").asText().equals(run))
        .map(one -> one.path("review").asText())
        .toList();
  }

  @Test
  void a_jobs_switch_works_and_it_can_be_run() throws Exception {
    Page page = console().open("#/overview");
    Locator job =
        tile(page, "Jobs").locator("li", new Locator.LocatorOptions().setHasText("count"));
    Locator toggle = job.getByRole(AriaRole.SWITCH);
    assertThat(toggle).isChecked();

    toggle.click();
    assertThat(toggle).not().isChecked();
    assertThat(button(job, "Run count now")).isDisabled();
    assertThat(json(server().get("/api/jobs/count")).path("state").asText()).isEqualTo("off");

    toggle.press("Space");
    assertThat(toggle).isChecked();
    button(job, "Run count now").click();
    assertThat(job).containsText("succeeded", textSoon());
    JsonNode history = json(server().get("/api/jobs/count")).path("history");
    assertThat(history.path(0).path("status").asText()).isEqualTo("succeeded");
    assertThat(job.locator("a.status"))
        .hasAttribute("href", "#/requests/" + history.path(0).path("run").asText());

    assertThat(tile(page, "Jobs")).containsText("1 stopped after failures");
    assertThat(tile(page, "Jobs")).containsText("3 failures in a row");
    assertThat(console().complaints).isEmpty();
    page.close();
  }

  @Test
  void the_report_page_has_the_lines_of_the_report_in_the_chosen_order() throws Exception {
    var _ = ask("/shop/orders");
    Page page = console().open("#/report?by=script");
    Locator rows = tile(page, "By script").locator("tbody tr");
    assertThat(rows.first()).isVisible();
    JsonNode lines = report("&by=script").path("breakdown").path("lines");
    assertThat(rows).hasCount(lines.size());
    for (JsonNode line : lines) {
      for (String name :
          List.of("requests", "costUsd", "baselineUsd", "savingUsd", "p95", "failures")) {
        same(page, "script." + line.path("key").asText() + "." + name, line.path(name));
      }
    }

    button(tile(page, "By script"), "^Requests").click();
    assertThat(tile(page, "By script").locator("th[aria-sort=descending]"))
        .containsText("Requests");
    page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("caller")).click();
    assertThat(tile(page, "By caller").locator("tbody")).containsText("http");
    assertThat(page).hasURL(Pattern.compile("by=caller"));
    assertThat(console().complaints).isEmpty();
    page.close();
  }

  @Test
  void the_ledger_is_filtered_and_opens_a_request() throws Exception {
    Page page = console().open("#/requests");
    Locator lines = tile(page, "Ledger").locator("tbody tr");
    assertThat(lines.first()).isVisible();
    page.getByLabel("Search").fill("sky blue");
    assertThat(lines).hasCount(1);
    page.getByLabel("Status").selectOption("failed");
    assertThat(tile(page, "Ledger")).containsText("No request fits");
    page.getByLabel("Status").selectOption("");
    lines.getByRole(AriaRole.LINK).click();

    Locator reply = page.getByRole(AriaRole.ARTICLE);
    assertThat(reply.locator(".reply")).containsText("Because of the air.");
    assertThat(page.getByText("What a single heavy model would have cost")).isVisible();
    page.getByText("It went to the wrong place")
        .or(page.getByLabel("It went to the wrong place"))
        .first()
        .click();
    assertThat(page.getByText("Noted.")).isVisible();
    assertThat(reviews(page.url().replaceAll(".*/", ""))).contains("confirmed");
    assertThat(console().complaints).isEmpty();
    page.close();
  }

  @Test
  void shows_heartbeat_and_alerts_where_the_server_has_them() {
    Page page = console().page(1360, 860, ColorScheme.LIGHT);
    answer(
        page,
        "/openapi.json",
        "{\"paths\":{\"/api/heartbeat\":{\"get\":{},\"post\":{}},\"/api/alerts\":{\"get\":{}}}}");
    answer(
        page,
        "/api/heartbeat",
        """
        {"every":3600000,"last":{"at":1,"millis":120,"tokens":0,"findings":[{"probe":"disk","state":"well","what":"Space is left"},
         {"probe":"credentials","state":"trouble","severity":"warning","what":"A key of Stripe expires","why":"in 2 days","next":"Make a new one","since":1}]},
         "history":[{"at":1,"millis":120,"troubles":1,"tokens":0},{"at":0,"millis":9,"troubles":0,"tokens":0}]}
        """);
    answer(
        page,
        "/api/alerts",
        """
        {"channels":[{"name":"log","state":"well"},{"name":"slack","state":"failing","since":1,"error":"refused"}],
         "alerts":[{"id":"a1","at":1,"key":"k","severity":"critical","title":"Job refund was disabled","text":"Three failures in a row","times":2,
          "deliveries":[{"channel":"slack","state":"waiting","attempts":3,"error":"refused"}]}]}
        """);
    console().show(page, "#/overview");

    assertThat(tile(page, "Heartbeat")).containsText("1 of 2 probes found trouble");
    assertThat(tile(page, "Heartbeat")).containsText("A key of Stripe expires");
    assertThat(figure(page, "heartbeat.tokens")).hasText("0");
    assertThat(tile(page, "Alerts")).containsText("Job refund was disabled");
    assertThat(tile(page, "Alerts").getByLabel("Channels")).containsText("refused");
    assertThat(console().complaints).isEmpty();
    page.close();
  }

  @Test
  void does_not_ask_for_what_the_server_does_not_have() {
    Page page = console().page(1360, 860, ColorScheme.LIGHT);
    answer(page, "/openapi.json", "{\"paths\":{}}");
    console().show(page, "#/overview");
    assertThat(tile(page, "Jobs")).isVisible();
    assertThat(tile(page, "Heartbeat")).hasCount(0);
    assertThat(tile(page, "Alerts")).hasCount(0);
    assertThat(console().complaints).isEmpty();
    page.close();
  }

  private static void answer(Page page, String path, String document) {
    page.route(
        "**" + path,
        route ->
            route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(document)));
  }

  @Test
  void fits_a_phone_on_every_page() {
    Page page = console().open("#/overview", 390, 844, ColorScheme.LIGHT);
    for (String hash : PAGES) {
      console().show(page, hash);
      assertThat(page.locator(".tile").first()).isVisible();
      assertThat(page.evaluate("document.documentElement.scrollWidth")).as(hash).isEqualTo(390);
      BrowserConsole.picture(page, "phone-" + hash.replaceAll("[#/]|\\?.*", ""));
    }
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ask").setExact(true))
        .click();
    assertThat(page.getByLabel("Ask Quartet")).isVisible();
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    assertThat(console().complaints).isEmpty();
    page.close();
  }

  @Test
  void every_text_has_enough_contrast_in_the_light_and_in_the_dark() throws IOException {
    String contrast = resource("/console/contrast.js");
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      Page page = console().open("#/overview", 1360, 860, scheme);
      for (String hash : PAGES) {
        console().show(page, hash);
        assertThat(page.locator(".tile").first()).isVisible();
        assertThat((List<?>) page.evaluate(contrast)).as(hash + " " + scheme).isEmpty();
      }
      page.close();
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ConsoleMonitoringTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void nothing_moves_when_figures_change() throws Exception {
    Page page = console().open("#/overview");
    assertThat(figure(page, "totals.requests")).isVisible();
    page.evaluate(
        """
        () => {
          window.shift = 0;
          new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.shift += entry.value; }))
            .observe({ type: 'layout-shift' });
        }
        """);
    for (int i = 0; i < 2; i++) {
      var _ = ask("/shop/orders");
      String now = report("").path("totals").path("requests").asText();
      assertThat(figure(page, "totals.requests")).hasAttribute("value", now, attributeSoon());
    }
    assertThat(((Number) page.evaluate("window.shift")).doubleValue()).isLessThan(0.01);
    page.close();
  }
}
