package dev.quartet.gateway;

import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import java.util.ArrayList;
import java.util.List;

/** The routes that are served, in a form that can be listed as well. */
final class Routes {
  /** One route; the path with parameters as OpenAPI writes them. */
  record Endpoint(String method, String path) {}

  private final HttpRouting.Builder routing;
  private final List<Endpoint> endpoints = new ArrayList<>();

  Routes(HttpRouting.Builder routing) {
    this.routing = routing;
  }

  Routes get(String path, Handler handler) {
    return add(Method.GET, path, handler);
  }

  Routes post(String path, Handler handler) {
    return add(Method.POST, path, handler);
  }

  private Routes add(Method method, String path, Handler handler) {
    routing.route(method, path, handler);
    endpoints.add(new Endpoint(method.text(), path));
    return this;
  }

  List<Endpoint> endpoints() {
    return List.copyOf(endpoints);
  }
}
