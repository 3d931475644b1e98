package dev.quartet.gateway;

import dev.quartet.ledger.Report.By;
import dev.quartet.ledger.ReportReader;
import dev.quartet.platform.Since;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was asked, what it cost, and what it would have cost: what {@code report --json} prints. */
record ReportApi(ReportReader reports, Clock clock) {
  void serve(Routes routes) {
    routes.get("/api/report", this::report);
  }

  private void report(ServerRequest request, ServerResponse response) {
    long since = Since.moment(Http.query(request, "since").orElse("7d"), clock);
    Http.send(response, 200, reports.report(since, by(Http.query(request, "by"))));
  }

  private static Optional<By> by(Optional<String> label) {
    try {
      return label.map(By::of);
    } catch (IllegalArgumentException e) {
      throw ApiException.badRequest(
          "by",
          "A report is not broken down by '" + label.orElse("") + "'",
          "Write one of: "
              + Arrays.stream(By.values()).map(By::label).collect(Collectors.joining(", ")));
    }
  }
}
