package dev.quartet.ledger.telemetry;

import dev.quartet.ledger.LedgerEntry;
import dev.quartet.platform.Lazy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells OpenTelemetry of every request that is over, on a thread of its own: no request waits for
 * it, and none fails by it.
 */
public final class Telemetry implements Consumer<LedgerEntry>, AutoCloseable {
  /** What becomes of what could not be sent. */
  public enum Sending {
    /** It is lost: the process ends soon. */
    ONCE,
    /** It is sent again, a few times. */
    AGAIN
  }

  private static final System.Logger LOG = System.getLogger(Telemetry.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int WAITING = 2000;

  /** Its stack traces say less than one line of ours; held, since loggers are forgotten. */
  private final Logger exporters = Logger.getLogger("io.opentelemetry");

  private final TelemetrySettings settings;
  private final AtomicBoolean complained = new AtomicBoolean();
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(WAITING),
          Thread.ofPlatform().daemon().name("telemetry").factory(),
          new ThreadPoolExecutor.DiscardPolicy());
  private final Lazy<Optional<OtlpSession>> session = new Lazy<>(this::open);
  private volatile Sending sending = Sending.ONCE;

  public Telemetry(TelemetrySettings settings) {
    this.settings = settings;
    exporters.setLevel(Level.OFF);
  }

  /** Sets everything up beside other work, so that the first request need not. */
  public void prepare(Sending how) {
    sending = how;
    thread.execute(session::get);
  }

  private Optional<OtlpSession> open() {
    Optional<String> problem = settings.problem();
    if (problem.isPresent()) {
      complain(problem.get());
      return Optional.empty();
    }
    try {
      return Optional.of(OtlpSession.open(settings, sending == Sending.AGAIN, this::unsent));
    } catch (RuntimeException e) {
      complain(e.getMessage() + ". Check the OTEL_… variables.");
      return Optional.empty();
    }
  }

  private void unsent() {
    complain(
        settings.destination()
            + " cannot be reached, or does not take it. Requests go on without; check"
            + " OTEL_EXPORTER_OTLP_ENDPOINT.");
  }

  /** Once is enough: what is wrong stays wrong. */
  private void complain(String what) {
    if (!complained.getAndSet(true)) {
      LOG.log(System.Logger.Level.ERROR, "Telemetry is not sent: " + what);
    }
  }

  /** Tells of a request; when there are too many to tell of, some are left out. */
  @Override
  public void accept(LedgerEntry entry) {
    thread.execute(() -> session.get().ifPresent(open -> tell(open, entry)));
  }

  private void tell(OtlpSession open, LedgerEntry entry) {
    try {
      open.tell(entry);
    } catch (RuntimeException e) {
      complain(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Sends what is left; takes two seconds at most. The SDK takes longer to give up on a collector
   * that is silent, on its thread, which ends with the process.
   */
  @Override
  public synchronized void close() {
    if (thread.isShutdown()) {
      return;
    }
    if (thread.getTaskCount() > 0) {
      thread.execute(() -> session.get().ifPresent(OtlpSession::close));
    }
    thread.shutdown();
    try {
      var _ = thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
