package dev.quartet.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quartet.platform.Json;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The made-up company's Stripe account. */
final class StripeService implements HttpService {
  private static final int PAGE = 10;
  private static final int LARGEST_PAGE = 100;

  private final Company company;

  StripeService(Company company) {
    this.company = company;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .any((req, res) -> {
          if (req.headers().contains(io.helidon.http.HeaderNames.AUTHORIZATION)) {
            res.next();
          } else {
            error(res, 401, "invalid_request_error", "You did not provide an API key.");
          }
        })
        .get("/v1/balance", (_, res) -> CompanyServer.json(res, 200, Company.balance()))
        .get("/v1/subscriptions", this::subscriptions)
        .get("/v1/coupons", (_, res) -> list(res, "/v1/coupons", List.of(Company.coupon()), false))
        .get("/v1/coupons/{id}", StripeService::coupon)
        .any((req, res) ->
            error(
                res,
                404,
                "invalid_request_error",
                "Unrecognized request URL (" + req.path().path() + ")"));
  }

  private void subscriptions(ServerRequest req, ServerResponse res) {
    String status = CompanyServer.query(req, "status").orElse("");
    List<JsonNode> all =
        company.subscriptions().stream().filter(one -> matches(one, status)).toList();
    int from = CompanyServer.query(req, "starting_after").map(id -> after(all, id)).orElse(0);
    int limit = Math.clamp(CompanyServer.number(req, "limit", PAGE), 1, LARGEST_PAGE);
    int to = Math.min(all.size(), from + limit);
    String expand = java.net.URLDecoder.decode(req.query().rawValue(), StandardCharsets.UTF_8);
    list(
        res,
        "/v1/subscriptions",
        all.subList(from, to).stream().map(one -> expanded(one, expand)).toList(),
        to < all.size());
  }

  /** Without a status Stripe leaves out what is canceled. */
  private static boolean matches(JsonNode subscription, String status) {
    String own = subscription.path("status").asText();
    return switch (status) {
      case "all" -> true;
      case "" -> !own.equals("canceled");
      default -> own.equals(status);
    };
  }

  private static int after(List<JsonNode> all, String id) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).path("id").asText().equals(id)) {
        return i + 1;
      }
    }
    return all.size();
  }

  private static JsonNode expanded(JsonNode subscription, String expand) {
    if (!expand.contains("data.discounts")) {
      return subscription;
    }
    Object coupon =
        expand.contains("data.discounts.source.coupon") ? Company.coupon() : "FRIENDS10";
    List<Object> discounts = new ArrayList<>();
    for (JsonNode id : subscription.path("discounts")) {
      discounts.add(
          Map.of(
              "id",
              id.asText(),
              "object",
              "discount",
              "source",
              Map.of("type", "coupon", "coupon", coupon)));
    }
    ObjectNode copy = subscription.deepCopy();
    copy.set("discounts", Json.tree(Json.write(discounts)));
    return copy;
  }

  private static void coupon(ServerRequest req, ServerResponse res) {
    String id = req.path().pathParameters().get("id");
    if (id.equals("FRIENDS10")) {
      CompanyServer.json(res, 200, Company.coupon());
    } else {
      error(res, 404, "resource_missing", "No such coupon: '" + id + "'");
    }
  }

  private static void list(ServerResponse res, String url, List<?> data, boolean more) {
    CompanyServer.json(
        res, 200, Map.of("object", "list", "url", url, "has_more", more, "data", data));
  }

  private static void error(ServerResponse res, int status, String code, String message) {
    CompanyServer.json(
        res,
        status,
        Map.of("error", Map.of("type", "invalid_request_error", "code", code, "message", message)));
  }
}
