package dev.quartet.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.ledger.LedgerReader;
import dev.quartet.ledger.misroute.Feedback;
import dev.quartet.ledger.misroute.Misroute;
import dev.quartet.ledger.misroute.Misroutes;
import dev.quartet.platform.Since;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** What people say of where their requests went, and what was noticed of it. */
record MisroutesApi(LedgerReader records, Misroutes misroutes, Feedback feedback, Clock clock) {
  private static final int MOST = 1000;

  void serve(Routes routes) {
    routes
        .post("/api/requests/{id}/feedback", this::feedback)
        .get(
            "/api/misroutes",
            (request, response) -> {
              long since = Since.moment(Http.query(request, "since").orElse("7d"), clock);
              Http.send(response, 200, misroutes.since(since, MOST));
            })
        .post("/api/misroutes/{id}/review", this::review);
  }

  private void feedback(ServerRequest request, ServerResponse response) {
    String id = Http.pathParameter(request, "id");
    feedback.give(records.entry(id).summary(), given(Http.object(request)));
    Http.send(response, 200, Map.of("id", id, "recorded", true));
  }

  private void review(ServerRequest request, ServerResponse response) {
    Misroute noticed = misroutes.find(Http.pathParameter(request, "id"));
    feedback.review(noticed, records.entry(noticed.run()).summary(), given(Http.object(request)));
    Http.send(response, 200, misroutes.find(noticed.id()));
  }

  private static Feedback.Given given(JsonNode body) {
    String verdict = body.path("verdict").asText();
    if (!verdict.equals("wrong") && !verdict.equals("right")) {
      throw ApiException.badRequest(
          "verdict",
          "'verdict' must be wrong or right",
          "Send for example {\"verdict\":\"wrong\",\"should\":\"stripe/mrr\"}");
    }
    return new Feedback.Given(
        verdict.equals("wrong"),
        Optional.of(body.path("should").asText("")).filter(should -> !should.isBlank()),
        body.path("note").asText(""),
        "http");
  }
}
