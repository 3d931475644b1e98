package dev.quartet.gateway;

import dev.quartet.run.Event;
import dev.quartet.run.EventSink;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The events of all runs of this server, to whoever listens. */
final class EventsApi implements EventSink {
  private final Set<EventQueue> listeners = ConcurrentHashMap.newKeySet();

  void serve(Routes routes) {
    routes.get("/api/events", this::listen);
  }

  private void listen(ServerRequest request, ServerResponse response) {
    var queue = new EventQueue();
    listeners.add(queue);
    try {
      EventStream.all(queue, response);
    } finally {
      listeners.remove(queue);
    }
  }

  @Override
  public void accept(Event event) {
    listeners.forEach(listener -> listener.accept(event));
  }

  /** Ends all streams. */
  void close() {
    listeners.forEach(EventQueue::close);
  }
}
