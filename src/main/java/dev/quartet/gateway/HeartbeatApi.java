package dev.quartet.gateway;

import dev.quartet.jobs.heartbeat.Beat;
import dev.quartet.jobs.heartbeat.Heartbeat;

/** The self-check: how it went last, and one now. */
record HeartbeatApi(Heartbeat heartbeat) {
  void serve(Routes routes) {
    routes
        .get("/api/heartbeat", (_, response) -> Http.send(response, 200, heartbeat.view()))
        .post(
            "/api/heartbeat",
            (_, response) -> {
              Beat _ = heartbeat.now();
              Http.send(response, 200, heartbeat.view());
            });
  }
}
