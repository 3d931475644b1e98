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
import java.util.function.LongSupplier;

/** Writes events as server-sent events until the listener leaves or there is no more to hear. */
final class EventStream {
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration GLANCE = Duration.ofMillis(250);

  private EventStream() {}

  /**
   * Writes what all runs do, and {@code change} when anything of the record has changed.
   *
   * @param version of the record
   */
  static void all(EventQueue events, LongSupplier version, ServerResponse response) {
    write(events, new Changes(version), response, false);
  }

  /** Writes what one run does; its {@code done} is the last event. */
  static void untilDone(EventQueue events, ServerResponse response) {
    write(events, Changes.none(), response, true);
  }

  private static void write(
      EventQueue events, Changes changes, ServerResponse response, boolean endsWithDone) {
    response.header(HeaderNames.CONTENT_TYPE, Http.EVENT_STREAM);
    response.header("X-Accel-Buffering", "no");
    try (OutputStream out = response.outputStream()) {
      copy(events, changes, out, endsWithDone);
    } catch (IOException | UncheckedIOException e) {
      // The listener has left; the run goes on and its record can be read later.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(
      EventQueue events, Changes changes, OutputStream out, boolean endsWithDone)
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
      if (changes.happened()) {
        send(out, "change", "{}");
      }
    }
  }

  private static void send(OutputStream out, Event event) throws IOException {
    send(out, event.type(), Json.write(event));
  }

  private static void send(OutputStream out, String type, String data) throws IOException {
    String text = "event: " + type + "\ndata: " + data + "\n\n";
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static void comment(OutputStream out, String text) throws IOException {
    out.write((": " + text + "\n\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
