package dev.quartet.gateway;

import static dev.quartet.gateway.RunningGateway.TOKEN;
import static dev.quartet.gateway.RunningGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.gateway.Routes.Endpoint;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayTest {
  private static final String ORDERS = "{\"text\":\"/shop/orders\"}";
  private static final String REFUND = "{\"text\":\"/shop/refund --order 17\"}";

  private RunningGateway server;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    server = new RunningGateway(folder);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static String id(HttpResponse<String> response) {
    return json(response).path("id").asText();
  }

  private static String errorCode(HttpResponse<String> response) {
    return json(response).path("error").path("code").asText();
  }

  @Test
  void answers_a_lookup_as_json() throws Exception {
    var response = server.post("/api/requests", ORDERS);
    JsonNode reply = json(response);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(reply.path("status").asText()).isEqualTo("answered");
    assertThat(reply.path("tier").asText()).isEqualTo("script");
    assertThat(reply.path("text").asText()).contains("42 orders today");
    assertThat(reply.path("receipts")).hasSize(1);
    assertThat(json(server.get("/api/requests/" + id(response)))).isEqualTo(reply);
    assertThat(server.get("/api/requests?limit=500").body()).contains(id(response));
  }

  @Test
  void streams_a_lookup_as_events_that_end_with_done() throws Exception {
    var response = server.post("/api/requests", ORDERS, "Accept", "text/event-stream");
    assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
    List<String> types = new ArrayList<>();
    Matcher event = Pattern.compile("event: (\\w+)").matcher(response.body());
    while (event.find()) {
      types.add(event.group(1));
    }
    assertThat(types).containsExactly("step", "step", "decision", "step", "step", "text", "done");
    String last = response.body().substring(response.body().lastIndexOf("data: ") + 6);
    JsonNode done = dev.quartet.platform.Json.tree(last);
    assertThat(done.path("reply").path("status").asText()).isEqualTo("answered");
  }

  @Test
  void breaks_the_report_down() throws Exception {
    var _ = server.post("/api/requests", ORDERS);
    JsonNode breakdown = json(server.get("/api/report?since=1h&by=script")).path("breakdown");
    assertThat(breakdown.path("by").asText()).isEqualTo("script");
    assertThat(breakdown.path("lines").findValuesAsText("key")).contains("shop/orders");
    var wrong = server.get("/api/report?by=colour");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(json(wrong).path("error").path("hint").asText()).contains("tier, service");
  }

  @Test
  @Timeout(20)
  void tells_listeners_of_a_change_that_no_request_made() throws Exception {
    var request = server.request("/api/events").GET().build();
    try (var client = HttpClient.newHttpClient();
        Stream<String> lines = client.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
      Iterator<String> heard = lines.iterator();
      assertThat(heard.next()).isEqualTo(": listening");
      server
          .app
          .engine
          .get()
          .database
          .change(handle -> handle.execute("INSERT INTO body VALUES ('b', 'r', 'text')"));
      while (!heard.next().equals("event: change")) {
        // What other tests' requests did may be heard as well.
      }
    }
  }

  @Test
  void gives_the_id_at_once_and_the_reply_later() throws Exception {
    var first = server.post("/api/requests", "{\"text\":\"/shop/orders\",\"wait\":0}");
    assertThat(first.statusCode()).isIn(200, 202);
    assertThat(waitFor(id(first), "answered").path("text").asText()).contains("42 orders");
  }

  private JsonNode waitFor(String id, String status) throws Exception {
    long until = System.nanoTime() + 20_000_000_000L;
    JsonNode reply = json(server.get("/api/requests/" + id));
    while (!reply.path("status").asText().equals(status) && System.nanoTime() < until) {
      Thread.sleep(30);
      reply = json(server.get("/api/requests/" + id));
    }
    assertThat(reply.path("status").asText()).isEqualTo(status);
    return reply;
  }

  @Test
  void cancels_a_running_script() throws Exception {
    var begun = server.post("/api/requests", "{\"text\":\"/shop/slow\",\"wait\":0}");
    assertThat(begun.statusCode()).isEqualTo(202);
    var cancelled = server.post("/api/requests/" + id(begun) + "/cancel");
    assertThat(cancelled.statusCode()).isEqualTo(202);
    assertThat(waitFor(id(begun), "cancelled").path("error").path("code").asText())
        .isEqualTo("cancelled");
    assertThat(server.post("/api/requests/" + id(begun) + "/cancel").statusCode()).isEqualTo(409);
  }

  @Test
  void takes_feedback_and_lists_it_among_the_misroutes() throws Exception {
    String id = id(server.post("/api/requests", "{\"text\":\"How many orders today?\"}"));
    String path = "/api/requests/" + id + "/feedback";

    assertThat(server.post(path, "{\"verdict\":\"maybe\"}").statusCode()).isEqualTo(400);
    assertThat(server.post(path, "{\"verdict\":\"wrong\",\"note\":\"all of them\"}").statusCode())
        .isEqualTo(200);

    JsonNode misroute = json(server.get("/api/misroutes")).path(0);
    assertThat(misroute.path("run").asText()).isEqualTo(id);
    assertThat(misroute.path("source").asText()).isEqualTo("feedback");
    assertThat(misroute.path("detail").asText()).isEqualTo("all of them");
    assertThat(json(server.get("/api/report")).path("totals").path("misroutes").asInt())
        .isEqualTo(1);
    assertThat(
            server.post("/api/requests/r-nowhere/feedback", "{\"verdict\":\"wrong\"}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void runs_a_write_once_it_is_approved() throws Exception {
    var waiting = server.post("/api/requests", REFUND);
    JsonNode approval = json(waiting).path("approval");
    assertThat(waiting.statusCode()).isEqualTo(202);
    assertThat(approval.path("command").asText()).contains("refund").contains("17");
    assertThat(server.get("/api/approvals").body()).contains(approval.path("id").asText());

    String path = "/api/approvals/" + approval.path("id").asText();
    var done = server.post(path, "{\"decision\":\"approve\"}");
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(json(done).path("text").asText()).contains("Order 17 was refunded");
    assertThat(server.post(path, "{\"decision\":\"approve\"}").statusCode()).isEqualTo(409);
  }

  @Test
  void refuses_a_write_that_is_denied() throws Exception {
    var waiting = server.post("/api/requests", REFUND);
    String approval = json(waiting).path("approval").path("id").asText();
    var denied = server.post("/api/approvals/" + approval + "/deny");
    assertThat(denied.statusCode()).isEqualTo(200);
    assertThat(json(denied).path("status").asText()).isEqualTo("refused");
    assertThat(json(denied).path("receipts")).isEmpty();
  }

  @Test
  void says_what_is_wrong_with_a_request() throws Exception {
    var broken = server.post("/api/requests", "{\"text\":");
    assertThat(broken.statusCode()).isEqualTo(400);
    assertThat(errorCode(broken)).isEqualTo("bad_json");
    assertThat(errorCode(server.post("/api/requests", "{\"text\":7}"))).isEqualTo("body");
    var empty = server.post("/api/requests", "{\"text\":\" \"}");
    assertThat(empty.statusCode()).isEqualTo(400);
    assertThat(errorCode(empty)).isEqualTo("empty_request");
    var tier = server.post("/api/requests", "{\"text\":\"hello\",\"tier\":\"fast\"}");
    assertThat(tier.statusCode()).isEqualTo(400);
    assertThat(errorCode(tier)).isEqualTo("unknown_tier");
  }

  @Test
  void says_what_it_does_not_know() throws Exception {
    assertThat(server.get("/api/requests/r0").statusCode()).isEqualTo(404);
    assertThat(errorCode(server.get("/api/requests/r0"))).isEqualTo("unknown_request");
    assertThat(server.post("/api/approvals/a0/approve").statusCode()).isEqualTo(404);
    assertThat(server.get("/api/nothing").statusCode()).isEqualTo(404);
    assertThat(server.get("/console/../openapi.json").statusCode()).isNotEqualTo(500);
    assertThat(server.get("/console/%2e%2e/openapi.json").statusCode()).isIn(200, 404);
  }

  @Test
  void refuses_a_body_that_is_too_large() throws Exception {
    var large = server.post("/api/requests", "{\"text\":\"" + "a".repeat(3_000_000) + "\"}");
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(errorCode(large)).isEqualTo("too_large");
  }

  @Test
  void honours_approval_and_caller_only_with_the_token() throws Exception {
    String trusted =
        "{\"text\":\"/shop/refund --order 17\",\"approved\":true,\"caller\":\"cli:ada\"}";
    var without = server.post("/api/requests", trusted);
    assertThat(without.statusCode()).isEqualTo(202);
    var with = server.post("/api/requests", trusted, "Authorization", "Bearer " + TOKEN);
    assertThat(with.statusCode()).isEqualTo(200);
    assertThat(caller(id(without))).isEqualTo("http");
    assertThat(caller(id(with))).isEqualTo("cli:ada");
    var wrong = server.post("/api/requests", trusted, "Authorization", "Bearer guessed");
    assertThat(wrong.statusCode()).isEqualTo(401);
  }

  private String caller(String id) throws Exception {
    for (JsonNode line : json(server.get("/api/requests?limit=500"))) {
      if (line.path("id").asText().equals(id)) {
        return line.path("caller").asText();
      }
    }
    return "not listed";
  }

  @Test
  void refuses_pages_of_other_origins() throws Exception {
    assertThat(server.get("/api/requests", "Origin", "https://evil.example").statusCode())
        .isEqualTo(403);
    assertThat(server.get("/api/requests", "Origin", "null").statusCode()).isEqualTo(403);
    assertThat(server.get("/api/requests", "Origin", server.address()).statusCode()).isEqualTo(200);
    assertThat(server.get("/api/requests", "Origin", "https://quartet.example.com").statusCode())
        .isEqualTo(200);
  }

  @Test
  void refuses_names_that_are_not_its_own() throws Exception {
    assertThat(statusLine("evil.example")).contains("403");
    assertThat(statusLine("127.0.0.1.evil.example")).contains("403");
    assertThat(statusLine("localhost:" + server.gateway.port())).contains("200");
    assertThat(statusLine("quartet.example.com")).contains("200");
  }

  private String statusLine(String host) throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.gateway.port())) {
      String request =
          "GET /health/live HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      try (var response = new Scanner(socket.getInputStream(), StandardCharsets.US_ASCII)) {
        return response.nextLine();
      }
    }
  }

  @Test
  void reads_no_forms() throws Exception {
    var form =
        server
            .request("/api/requests")
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString(ORDERS))
            .build();
    assertThat(server.send(form).statusCode()).isEqualTo(415);
  }

  @Test
  void describes_exactly_the_paths_that_it_serves() throws Exception {
    JsonNode document = json(server.get("/openapi.json"));
    assertThat(document.path("info").path("version").asText()).isEqualTo("1.2.3");
    List<Endpoint> described = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .fieldNames()
                .forEachRemaining(method ->
                    described.add(new Endpoint(method.toUpperCase(Locale.ROOT), path.getKey()))));
    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(
            server.gateway.endpoints().stream()
                .filter(endpoint -> !endpoint.path().contains("{+file}"))
                .toList());
  }

  @Test
  void counts_what_it_answers() throws Exception {
    double before = answered();
    server.post("/api/requests", ORDERS);
    assertThat(answered()).isGreaterThanOrEqualTo(before + 1);
    assertThat(server.get("/metrics").body())
        .contains("quartet_tokens_total{kind=\"input\"}", "quartet_saving_usd");
  }

  private double answered() throws Exception {
    Matcher count =
        Pattern.compile("quartet_requests_total\\{status=\"answered\",tier=\"script\"} (\\S+)")
            .matcher(server.get("/metrics").body());
    return count.find() ? Double.parseDouble(count.group(1)) : 0;
  }

  @Test
  void is_alive_and_ready() throws Exception {
    assertThat(json(server.get("/health/live")).path("version").asText()).isEqualTo("1.2.3");
    assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void lists_the_library_and_reports() throws Exception {
    assertThat(server.get("/api/library/scripts").body()).contains("\"shop/refund\"", "\"write\"");
    assertThat(json(server.get("/api/library/skills")).isArray()).isTrue();
    assertThat(json(server.get("/api/library/pipelines")).isArray()).isTrue();
    assertThat(server.get("/api/report?since=1d").statusCode()).isEqualTo(200);
    assertThat(server.get("/api/report?since=soon").statusCode()).isEqualTo(400);
  }

  @Test
  void serves_the_console_with_everything_that_it_imports() throws Exception {
    var page = server.get("/");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("script-src 'self' 'sha256-", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    Matcher file = Pattern.compile("\"(/(?:webjars|console)/[^\"]+)\"").matcher(page.body());
    int found = 0;
    for (; file.find(); found++) {
      assertThat(server.get(file.group(1)).statusCode()).as(file.group(1)).isEqualTo(200);
    }
    assertThat(found).isGreaterThan(3);
    String tag = page.headers().firstValue("ETag").orElse("");
    assertThat(server.get("/", "If-None-Match", tag).statusCode()).isEqualTo(304);
  }
}
