package dev.quartet.standin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.platform.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The figures of Lumen &amp; Larch, a made-up maker of lamps; the same on every start. */
final class Company {
  private static final int SUBSCRIPTIONS = 137;
  private static final int PULL_REQUESTS = 34;
  private static final long SEED = 20_260_101;
  private static final List<String> PEOPLE =
      List.of("mara-lindt", "jonas-weld", "aiko-tan", "piet-vos", "renovate[bot]");
  private static final List<String> TITLES =
      List.of(
          "Show the dimmer's state in the cart",
          "Fix the rounding of VAT on bundles",
          "Lazy-load the lamp gallery",
          "Speed up the checkout's first paint",
          "Update dependencies",
          "Add Dutch translations",
          "Retry webhooks that time out",
          "Move colours into design tokens",
          "Test the returns form",
          "Drop the old banner");

  /** A plan with its price in cents. */
  private record Plan(String price, String product, String name, int cents, String interval) {}

  private static final List<Plan> PLANS =
      List.of(
          new Plan("price_glow_month", "prod_glow", "Glow", 1900, "month"),
          new Plan("price_glow_year", "prod_glow", "Glow, yearly", 19_000, "year"),
          new Plan("price_studio_month", "prod_studio", "Studio", 7900, "month"),
          new Plan("price_atelier_year", "prod_atelier", "Atelier", 240_000, "year"));

  private final List<JsonNode> subscriptions = new ArrayList<>();
  private final List<JsonNode> pulls = new ArrayList<>();
  private final Instant now;

  Company(Clock clock) {
    now = clock.instant();
    var random = new Random(SEED);
    for (int i = 0; i < SUBSCRIPTIONS; i++) {
      subscriptions.add(subscription(i, random));
    }
    for (int i = 0; i < PULL_REQUESTS; i++) {
      pulls.add(pull(i, random));
    }
  }

  private JsonNode subscription(int number, Random random) {
    Plan plan = PLANS.get(random.nextInt(PLANS.size()));
    String status =
        switch (random.nextInt(20)) {
          case 0 -> "past_due";
          case 1 -> "trialing";
          case 2, 3 -> "canceled";
          default -> "active";
        };
    boolean discounted = number % 23 == 5;
    Instant created = now.minus(Duration.ofDays(number * 3L + 1));
    return Json.tree(
        """
        {"id":"sub_%03d","object":"subscription","customer":"cus_%03d","status":"%s",
         "created":%d,"currency":"eur","cancel_at":null,"cancel_at_period_end":%b,
         "pause_collection":null,"trial_end":null,"livemode":false,"metadata":{},
         "discounts":[%s],
         "items":{"object":"list","has_more":false,"data":[
           {"id":"si_%03d","object":"subscription_item","quantity":%d,"discounts":[],
            "current_period_start":%d,"current_period_end":%d,"price":%s}]}}
        """
            .formatted(
                number,
                number,
                status,
                created.getEpochSecond(),
                status.equals("active") && number % 31 == 7,
                discounted ? "\"di_%03d\"".formatted(number) : "",
                number,
                1 + random.nextInt(3),
                now.minus(Duration.ofDays(10)).getEpochSecond(),
                now.plus(Duration.ofDays(20)).getEpochSecond(),
                price(plan)));
  }

  private static String price(Plan plan) {
    return """
    {"id":"%s","object":"price","active":true,"product":"%s","nickname":"%s","currency":"eur",
     "type":"recurring","billing_scheme":"per_unit","unit_amount":%d,"unit_amount_decimal":"%d",
     "tax_behavior":"exclusive","tiers_mode":null,"transform_quantity":null,
     "recurring":{"interval":"%s","interval_count":1,"usage_type":"licensed"}}
    """
        .formatted(
            plan.price(), plan.product(), plan.name(), plan.cents(), plan.cents(), plan.interval());
  }

  private JsonNode pull(int index, Random random) {
    int number = 480 - index;
    String author = PEOPLE.get(random.nextInt(PEOPLE.size()));
    Instant created = now.minus(Duration.ofHours(5 + index * 17L));
    return Json.tree(
        """
        {"id":%d,"number":%d,"state":"open","title":"%s","draft":%b,"locked":false,
         "html_url":"https://github.example/lumen/web/pull/%d",
         "user":{"login":"%s","type":"%s"},"created_at":"%s","updated_at":"%s",
         "labels":[],"assignees":[],"requested_reviewers":[%s],"requested_teams":[],
         "base":{"ref":"main"},"head":{"ref":"change-%d"},"body":"(simulated)"}
        """
            .formatted(
                9000 + number,
                number,
                TITLES.get(index % TITLES.size()),
                index % 9 == 4,
                number,
                author,
                author.endsWith("[bot]") ? "Bot" : "User",
                seconds(created),
                seconds(created.plus(Duration.ofHours(3))),
                index % 3 == 0 ? "" : "{\"login\":\"aiko-tan\"}",
                number));
  }

  private static String seconds(Instant instant) {
    return instant.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
  }

  List<JsonNode> subscriptions() {
    return List.copyOf(subscriptions);
  }

  /** The open pull requests of {@code lumen/web}; its other repositories have none. */
  List<JsonNode> pulls(String repository) {
    return repository.equals("web") ? List.copyOf(pulls) : List.of();
  }

  static boolean hasRepository(String owner, String name) {
    return owner.equals("lumen") && List.of("web", "api", "infra").contains(name);
  }

  static Map<String, Object> balance() {
    return Map.of(
        "object",
        "balance",
        "livemode",
        false,
        "available",
        List.of(amount("eur", 1_842_350), amount("usd", 90_415)),
        "pending",
        List.of(amount("eur", 318_990), amount("usd", 0)));
  }

  private static Map<String, Object> amount(String currency, long minor) {
    return Map.of("amount", minor, "currency", currency, "source_types", Map.of("card", minor));
  }

  /** The one coupon: ten percent for ever, for friends of the house. */
  static Map<String, Object> coupon() {
    return Map.of(
        "id", "FRIENDS10",
        "object", "coupon",
        "name", "Friends of the house",
        "percent_off", 10,
        "duration", "forever",
        "valid", true,
        "livemode", false);
  }
}
