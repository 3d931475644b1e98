package dev.quartet.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.platform.Json;
import dev.quartet.standin.CompanyServer.Posted;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CompanyServerTest {
  private final CompanyServer company = new CompanyServer(Clock.systemUTC());
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void closes_the_server() {
    client.close();
    company.close();
  }

  private HttpRequest.Builder request(String service, String path) {
    return HttpRequest.newBuilder(
            URI.create(company.bases().getOrDefault(service + "_API_BASE", "") + path))
        .header("Authorization", "Bearer simulated");
  }

  private HttpResponse<String> get(String service, String path)
      throws IOException, InterruptedException {
    return client.send(request(service, path).build(), BodyHandlers.ofString());
  }

  private JsonNode json(String service, String path) throws IOException, InterruptedException {
    return Json.tree(get(service, path).body());
  }

  @Test
  void stripe_pages_through_all_subscriptions_without_repeating_one() throws Exception {
    List<String> ids = new ArrayList<>();
    String after = "";
    JsonNode page;
    do {
      page = json("STRIPE", "/v1/subscriptions?status=all&limit=50" + after);
      page.path("data").forEach(one -> ids.add(one.path("id").asText()));
      after = "&starting_after=" + ids.getLast();
    } while (page.path("has_more").asBoolean());
    assertThat(ids).hasSize(137).doesNotHaveDuplicates();
  }

  @Test
  void stripe_leaves_out_canceled_subscriptions_unless_asked() throws Exception {
    JsonNode usual = json("STRIPE", "/v1/subscriptions?limit=100").path("data");
    assertThat(usual).isNotEmpty();
    assertThat(usual)
        .noneSatisfy(one -> assertThat(one.path("status").asText()).isEqualTo("canceled"));
  }

  @Test
  void stripe_expands_a_discount_to_its_coupon() throws Exception {
    JsonNode page =
        json(
            "STRIPE",
            "/v1/subscriptions?status=all&limit=100&expand%5B%5D=data.discounts.source.coupon");
    assertThat(page.path("data"))
        .anySatisfy(one ->
            assertThat(one.at("/discounts/0/source/coupon/percent_off").asInt()).isEqualTo(10));
    assertThat(json("STRIPE", "/v1/coupons/FRIENDS10").path("duration").asText())
        .isEqualTo("forever");
    assertThat(get("STRIPE", "/v1/coupons/NONE").statusCode()).isEqualTo(404);
  }

  @Test
  void stripe_shows_its_balance_to_key_holders_only() throws Exception {
    assertThat(json("STRIPE", "/v1/balance").at("/available/0/amount").asLong()).isPositive();
    var anonymous =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + company.port() + "/stripe/v1/balance"))
            .build();
    assertThat(client.send(anonymous, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
  }

  @Test
  void github_pages_with_links_that_lead_to_the_end() throws Exception {
    List<Integer> numbers = new ArrayList<>();
    HttpResponse<String> page = get("GITHUB", "/repos/lumen/web/pulls?state=open&per_page=15");
    Pattern next = Pattern.compile("<([^>]+)>; rel=\"next\"");
    while (true) {
      Json.tree(page.body()).forEach(pull -> numbers.add(pull.path("number").asInt()));
      Matcher link = next.matcher(page.headers().firstValue("link").orElse(""));
      if (!link.find()) {
        break;
      }
      page =
          client.send(
              HttpRequest.newBuilder(URI.create(link.group(1)))
                  .header("Authorization", "Bearer simulated")
                  .build(),
              BodyHandlers.ofString());
      assertThat(page.statusCode()).isEqualTo(200);
    }
    assertThat(numbers).hasSize(34).doesNotHaveDuplicates();
    assertThat(get("GITHUB", "/repos/lumen/nowhere/pulls").statusCode()).isEqualTo(404);
  }

  @Test
  void slack_keeps_what_is_posted_as_json_or_as_a_form() throws Exception {
    assertThat(post("application/json", "{\"channel\":\"#deploys\",\"text\":\"out\"}").path("ok"))
        .hasToString("true");
    assertThat(post("application/x-www-form-urlencoded", "channel=sales&text=two+lamps").path("ok"))
        .hasToString("true");
    assertThat(company.posted())
        .containsExactly(new Posted("deploys", "out"), new Posted("sales", "two lamps"));
    assertThat(post("application/json", "{\"channel\":\"nowhere\",\"text\":\"out\"}").path("error"))
        .hasToString("\"channel_not_found\"");
  }

  private JsonNode post(String type, String body) throws IOException, InterruptedException {
    var request =
        request("SLACK", "/chat.postMessage")
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return Json.tree(client.send(request, BodyHandlers.ofString()).body());
  }
}
