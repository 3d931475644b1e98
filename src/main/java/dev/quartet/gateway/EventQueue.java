package dev.quartet.gateway;

import dev.quartet.run.Event;
import dev.quartet.run.EventSink;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Events on their way to one listener. When it is slow the oldest are lost; no run ever waits. */
final class EventQueue implements EventSink {
  private static final int EVENTS = 2000;

  private final BlockingQueue<Event> queue = new ArrayBlockingQueue<>(EVENTS);
  private volatile boolean closed;

  @Override
  public void accept(Event event) {
    while (!queue.offer(event)) {
      queue.poll();
    }
  }

  /** The next event, or nothing when there was none for that long. */
  Optional<Event> next(Duration patience) throws InterruptedException {
    return Optional.ofNullable(queue.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** Tells the listener that nothing more will come. */
  void close() {
    closed = true;
  }

  boolean isOver() {
    return closed && queue.isEmpty();
  }
}
