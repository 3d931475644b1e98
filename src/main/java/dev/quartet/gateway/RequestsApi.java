package dev.quartet.gateway;

import dev.quartet.RequestFlow;
import dev.quartet.ledger.LedgerEntry.Summary;
import dev.quartet.model.Usage;
import dev.quartet.platform.Money;
import dev.quartet.platform.Since;
import dev.quartet.reply.Reply;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;

/** Asking, looking up what was asked, and ending it. */
final class RequestsApi {
  private static final int LISTED = 50;
  private static final int MOST_LISTED = 1000;

  /** A request as a list shows it. */
  record Line(
      String id,
      String caller,
      String request,
      String status,
      String tier,
      String route,
      String source,
      double confidence,
      Usage tokens,
      BigDecimal costUsd,
      BigDecimal baselineUsd,
      long millis,
      long created) {

    static Line of(Summary summary) {
      return new Line(
          summary.id(),
          summary.caller(),
          summary.text(),
          summary.status().label(),
          summary.tier(),
          summary.route(),
          summary.source(),
          summary.confidence(),
          summary.usage(),
          Money.dollars(summary.costNanos()),
          Money.dollars(summary.baselineNanos()),
          summary.millis(),
          summary.created());
    }
  }

  private final RequestFlow flow;
  private final LiveRequests live;
  private final Answers answers;
  private final Access access;
  private final Clock clock;

  RequestsApi(RequestFlow flow, LiveRequests live, Answers answers, Access access, Clock clock) {
    this.flow = flow;
    this.live = live;
    this.answers = answers;
    this.access = access;
    this.clock = clock;
  }

  void serve(Routes routes) {
    routes
        .post("/api/requests", this::ask)
        .get("/api/requests", this::list)
        .get("/api/requests/{id}", this::show)
        .post("/api/requests/{id}/cancel", this::cancel);
  }

  private void ask(ServerRequest request, ServerResponse response) {
    var body = new RequestBody(Http.object(request), access.fromCommandLine(request));
    Optional<String> trace = body.traceparent().or(() -> Http.traceparent(request));
    answers.answer(
        request,
        response,
        body.patience(),
        events -> live.begin(body.request().within(trace), events));
  }

  private void list(ServerRequest request, ServerResponse response) {
    long since = Since.moment(Http.query(request, "since").orElse("7d"), clock);
    int most = limit(Http.query(request, "limit"));
    Http.send(
        response, 200, flow.replies().records().since(since, most).stream().map(Line::of).toList());
  }

  private static int limit(Optional<String> text) {
    try {
      return text.map(Integer::parseInt)
          .map(most -> Math.clamp(most, 1, MOST_LISTED))
          .orElse(LISTED);
    } catch (NumberFormatException e) {
      throw ApiException.badRequest(
          "limit", "'" + text.orElse("") + "' is no number", "Write a number up to " + MOST_LISTED);
    }
  }

  private void show(ServerRequest request, ServerResponse response) {
    Http.send(response, 200, reply(request));
  }

  private void cancel(ServerRequest request, ServerResponse response) {
    Reply before = reply(request);
    if (!flow.cancel(before.id(), "cancelled over HTTP")) {
      throw new ApiException(
          409,
          "not_running",
          "The request " + before.id() + " is " + before.status(),
          "There is nothing left to cancel.");
    }
    Http.send(response, 202, reply(request));
  }

  private Reply reply(ServerRequest request) {
    return Reply.of(flow.replies().records().entry(Http.pathParameter(request, "id")));
  }
}
