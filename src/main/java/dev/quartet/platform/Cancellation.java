package dev.quartet.platform;

import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Lets one thread end the work of another; the first reason given stays. */
public final class Cancellation {
  /** Thrown by work that found itself cancelled. */
  public static final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Cancelled(String reason) {
      super(reason);
    }
  }

  /** Undoes a registration. */
  @FunctionalInterface
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  private final AtomicReference<@Nullable String> reason = new AtomicReference<>();
  private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Cancels; listeners run once, on this thread. */
  public void cancel(String why) {
    if (reason.compareAndSet(null, why)) {
      listeners.forEach(Runnable::run);
    }
  }

  public Optional<String> reason() {
    return Optional.ofNullable(reason.get());
  }

  /**
   * Ends the calling work if it was cancelled.
   *
   * @throws Cancelled with the reason
   */
  public void check() {
    reason()
        .ifPresent(why -> {
          throw new Cancelled(why);
        });
  }

  /** Runs the listener on cancellation, or at once if that has happened already. */
  public Registration onCancel(Runnable listener) {
    listeners.add(listener);
    if (reason().isPresent() && listeners.remove(listener)) {
      listener.run();
    }
    return () -> listeners.remove(listener);
  }
}
