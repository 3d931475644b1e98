package dev.quartet.gateway;

import java.time.Clock;
import java.util.function.LongFunction;

/** What was asked, what it cost, and what it would have cost. */
record ReportApi(LongFunction<Object> report, Clock clock) {
  void serve(Routes routes) {
    routes.get(
        "/api/report",
        (request, response) -> {
          long since = Since.millis(Http.query(request, "since"), clock);
          Http.send(response, 200, report.apply(since));
        });
  }
}
