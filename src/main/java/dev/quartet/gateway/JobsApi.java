package dev.quartet.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quartet.jobs.Jobs;
import dev.quartet.platform.Json;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;

/** The scheduled requests and their switches. */
final class JobsApi {
  private static final int SHOWN_RUNS = 100;

  private final Jobs jobs;
  private final LiveRequests live;
  private final Answers answers;

  JobsApi(Jobs jobs, LiveRequests live, Answers answers) {
    this.jobs = jobs;
    this.live = live;
    this.answers = answers;
  }

  void serve(Routes routes) {
    routes
        .get("/api/jobs", (_, response) -> Http.send(response, 200, jobs.list()))
        .get("/api/jobs/{name}", this::show)
        .post("/api/jobs/{name}/enable", this::enable)
        .post("/api/jobs/{name}/disable", this::disable)
        .post("/api/jobs/{name}/run", this::run);
  }

  private static String name(ServerRequest request) {
    return Http.pathParameter(request, "name");
  }

  private void show(ServerRequest request, ServerResponse response) {
    ObjectNode shown = Json.mapper().valueToTree(jobs.show(name(request)));
    shown.set("history", Json.mapper().valueToTree(jobs.history(name(request), SHOWN_RUNS)));
    Http.send(response, 200, shown);
  }

  private void enable(ServerRequest request, ServerResponse response) {
    jobs.enable(name(request));
    Http.send(response, 200, jobs.show(name(request)));
  }

  private void disable(ServerRequest request, ServerResponse response) {
    jobs.disable(name(request), "over HTTP");
    Http.send(response, 200, jobs.show(name(request)));
  }

  private void run(ServerRequest request, ServerResponse response) {
    Duration patience =
        request.content().hasEntity()
            ? new RequestBody(Http.object(request), false).patience()
            : RequestBody.USUAL_PATIENCE;
    answers.answer(
        request,
        response,
        patience,
        events -> live.begin(listeners -> jobs.run(name(request), listeners), events));
  }
}
