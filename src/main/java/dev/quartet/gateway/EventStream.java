package dev.quartet.gateway;

import dev.quartet.platform.Json;
import dev.quartet.run.Event;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Writes events as server-sent events until the listener leaves or there is no more to hear. */
final class EventStream {
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration GLANCE = Duration.ofMillis(250);

  private EventStream() {}

  /** Writes what all runs do. */
  static void all(EventQueue events, ServerResponse response) {
    write(events, response, false);
  }

  /** Writes what one run does; its {@code done} is the last event. */
  static void untilDone(EventQueue events, ServerResponse response) {
    write(events, response, true);
  }

  private static void write(EventQueue events, ServerResponse response, boolean endsWithDone) {
    response.header(HeaderNames.CONTENT_TYPE, Http.EVENT_STREAM);
    response.header("X-Accel-Buffering", "no");
    try (OutputStream out = response.outputStream()) {
      copy(events, out, endsWithDone);
    } catch (IOException | UncheckedIOException e) {
      // The listener has left; the run goes on and its record can be read later.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(EventQueue events, OutputStream out, boolean endsWithDone)
      throws IOException, InterruptedException {
    comment(out, "listening");
    long heard = System.nanoTime();
    while (!events.isOver()) {
      Optional<Event> next = events.next(GLANCE);
      if (next.isPresent()) {
        send(out, next.get());
        heard = System.nanoTime();
        if (endsWithDone && next.get() instanceof Event.Done) {
          return;
        }
      } else if (System.nanoTime() - heard > HEARTBEAT.toNanos()) {
        comment(out, "heartbeat");
        heard = System.nanoTime();
      }
    }
  }

  private static void send(OutputStream out, Event event) throws IOException {
    String text = "event: " + event.type() + "\ndata: " + Json.write(event) + "\n\n";
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static void comment(OutputStream out, String text) throws IOException {
    out.write((": " + text + "\n\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
