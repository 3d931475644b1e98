package dev.quartet.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.run.Approvals;
import dev.quartet.run.Approvals.Approval;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;

/** A person's yes or no over HTTP. */
final class ApprovalsApi {
  private final Approvals approvals;
  private final LiveRequests live;
  private final Answers answers;

  ApprovalsApi(Approvals approvals, LiveRequests live, Answers answers) {
    this.approvals = approvals;
    this.live = live;
    this.answers = answers;
  }

  void serve(Routes routes) {
    routes
        .get("/api/approvals", (_, response) -> Http.send(response, 200, approvals.pending()))
        .post("/api/approvals/{id}", this::decide)
        .post("/api/approvals/{id}/approve", (request, response) -> now(request, response, true))
        .post("/api/approvals/{id}/deny", (request, response) -> now(request, response, false));
  }

  private void decide(ServerRequest request, ServerResponse response) {
    JsonNode body = Http.object(request);
    boolean yes =
        switch (body.path("decision").asText()) {
          case "approve" -> true;
          case "deny" -> false;
          default ->
              throw ApiException.badRequest(
                  "decision",
                  "'decision' must be approve or deny",
                  "Send {\"decision\":\"approve\"}");
        };
    carryOn(request, response, yes, new RequestBody(body, false).patience());
  }

  private void now(ServerRequest request, ServerResponse response, boolean yes) {
    carryOn(request, response, yes, RequestBody.USUAL_PATIENCE);
  }

  /** Also a no goes on with the run, so that it ends as refused. */
  private void carryOn(
      ServerRequest request, ServerResponse response, boolean yes, Duration patience) {
    Approval approval = approvals.decide(Http.pathParameter(request, "id"), yes, "http");
    answers.answer(request, response, patience, events -> live.resume(approval.run(), events));
  }
}
