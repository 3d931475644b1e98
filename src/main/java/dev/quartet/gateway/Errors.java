package dev.quartet.gateway;

import dev.quartet.execution.Outcome.Fault;
import dev.quartet.platform.Problem;
import io.helidon.http.HttpException;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Errors in the API's own shape; what went wrong inside is logged, never sent. */
final class Errors {
  private static final Logger LOG = System.getLogger(Errors.class.getName());

  /** The shape of every error. */
  record Body(Fault error) {}

  private Errors() {}

  static void handle(HttpRouting.Builder routing) {
    routing.error(ApiException.class, (_, response, e) -> send(response, e));
    routing.error(Problem.class, (_, response, e) -> send(response, ApiException.of(e)));
    routing.error(HttpException.class, Errors::protocol);
    routing.error(Throwable.class, Errors::unforeseen);
  }

  static void send(ServerResponse response, ApiException e) {
    if (!response.isSent()) {
      Http.send(response, e.status(), new Body(e.fault()));
    }
  }

  private static void protocol(ServerRequest request, ServerResponse response, HttpException e) {
    send(
        response,
        new ApiException(
            e.status().code(),
            "http",
            e.status().reasonPhrase() + ": " + request.path().path(),
            "The paths and their bodies are listed at /openapi.json"));
  }

  private static void unforeseen(ServerRequest request, ServerResponse response, Throwable e) {
    LOG.log(Level.ERROR, "Unforeseen at " + request.path().path(), e);
    send(
        response,
        new ApiException(
            500,
            "internal",
            "Something unforeseen happened",
            "The server's log says more; please report it."));
  }
}
