package dev.quartet.jobs.alert;

import dev.quartet.platform.Problem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Sends alerts for as long as a server runs. Each channel has a thread of its own, so that a slow
 * one holds up no other.
 */
public final class AlertSender implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(AlertSender.class.getName());

  /** How soon an alert is seen that another process raised. */
  private static final Duration LOOK = Duration.ofSeconds(3);

  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Outbox outbox;
  private final List<Loop> loops;
  private volatile boolean closed;

  private AlertSender(Outbox outbox) {
    this.outbox = outbox;
    this.loops = outbox.channels().stream().map(Loop::new).toList();
  }

  /** Starts sending. */
  public static AlertSender start(Outbox outbox) {
    var sender = new AlertSender(outbox);
    outbox.forgetOldChannels();
    sender.loops.forEach(loop -> {
      outbox.listen(loop.wake::release);
      loop.thread.start();
    });
    return sender;
  }

  /** Sends through one channel, again and again. */
  private final class Loop {
    private final Channel channel;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;

    Loop(Channel channel) {
      this.channel = channel;
      this.thread = Thread.ofVirtual().name("alerts " + channel.name()).unstarted(this::run);
    }

    private void run() {
      try {
        while (!closed) {
          round();
          boolean _ = wake.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
          int _ = wake.drainPermits();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void round() throws InterruptedException {
      try {
        outbox.deliverDue(channel);
      } catch (Problem e) {
        // It may be busy for a moment; what is due stays due.
        LOG.log(System.Logger.Level.WARNING, "Alerts wait for the database", e);
      }
    }
  }

  /** Lets what is being sent end within a few seconds. */
  @Override
  public void close() {
    closed = true;
    loops.forEach(loop -> loop.wake.release());
    long deadline = System.nanoTime() + GRACE.toNanos();
    try {
      for (Loop loop : loops) {
        boolean _ = loop.thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
        loop.thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
