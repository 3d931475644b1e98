package dev.quartet.gateway;

import dev.quartet.run.Event;
import dev.quartet.run.EventSink;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The events of all runs of this server, and that the record has changed, to whoever listens. */
final class EventsApi implements EventSink {
  private final Set<EventQueue> listeners = ConcurrentHashMap.newKeySet();

  private final LongSupplier version;

  /**
   * Events.
   *
   * @param version of the record: another one after every change, whoever made it
   */
  EventsApi(LongSupplier version) {
    this.version = version;
  }

  void serve(Routes routes) {
    routes.get("/api/events", this::listen);
  }

  private void listen(ServerRequest request, ServerResponse response) {
    var queue = new EventQueue();
    listeners.add(queue);
    try {
      EventStream.all(queue, version, response);
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
