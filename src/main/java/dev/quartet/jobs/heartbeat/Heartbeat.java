package dev.quartet.jobs.heartbeat;

import dev.quartet.jobs.Chore;
import dev.quartet.jobs.alert.Alert;
import dev.quartet.jobs.alert.Alert.Severity;
import dev.quartet.jobs.alert.Alerts;
import dev.quartet.platform.Ids;
import dev.quartet.platform.Problem;
import dev.quartet.store.Database;
import dev.quartet.workspace.HeartbeatSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Looks after Quartet: runs the probes, tells what is new or worse, once, and keeps the history.
 *
 * <p>What a person has been told is marked after the alert was raised: a crash in between raises it
 * again, under the same key.
 */
public final class Heartbeat {
  /** A few hundred milliseconds are left of the two seconds for the record. */
  public static final Duration USUAL_LIMIT = Duration.ofMillis(1500);

  private static final System.Logger LOG = System.getLogger(Heartbeat.class.getName());
  private static final Duration HISTORY = Duration.ofDays(90);
  private static final int SHOWN = 48;

  /** In a process that has just begun, what the probes need is loaded first. */
  private static final int COLD = 4;

  /** So late, nobody is coming any more: no server runs. */
  private static final Duration LATE = Duration.ofMinutes(2);

  /** What is done after the probes, such as tidying the memory. */
  @FunctionalInterface
  public interface Afterwards {
    /**
     * Does it.
     *
     * @return the tokens that it took
     */
    long run();
  }

  /**
   * What a heartbeat does.
   *
   * @param probes made anew for each heartbeat
   * @param limit how long the probes may take together
   */
  public record Work(Supplier<List<Probe>> probes, Duration limit, Afterwards afterwards) {}

  private final Work work;
  private final HeartbeatStore store;
  private final Alerts alerts;
  private final HeartbeatSettings settings;
  private final Clock clock;
  private final AtomicBoolean warm = new AtomicBoolean();

  public Heartbeat(
      Work work, Database database, Alerts alerts, HeartbeatSettings settings, Clock clock) {
    this.work = work;
    this.store = new HeartbeatStore(database, new Ids(clock));
    this.alerts = alerts;
    this.settings = settings;
    this.clock = clock;
  }

  /** As a server does it by the clock; nothing when it is switched off. */
  public List<Chore> chores() {
    return settings.enabled()
        ? List.of(
            new Chore(
                "heartbeat",
                settings::after,
                () -> {
                  Beat _ = beat(true);
                }))
        : List.of();
  }

  /** Looks now. */
  public Beat now() {
    return beat(false);
  }

  private Beat beat(boolean scheduled) {
    Instant at = clock.instant();
    long begun = System.nanoTime();
    List<Found> found = new ProbeRound(limit()).run(work.probes().get());
    long millis = (System.nanoTime() - begun) / 1_000_000;
    try {
      Map<String, ProbeState> states = store.found(found, at.toEpochMilli());
      var beat = new Beat(at.toEpochMilli(), millis, 0, lines(states));
      String id = store.add(beat, scheduled, at.minus(HISTORY).toEpochMilli());
      tell(states, at);
      return afterwards(id, beat);
    } catch (Problem e) {
      boolean _ = alerts.raise(unrecorded(e));
      throw e;
    }
  }

  private Duration limit() {
    return warm.getAndSet(true) ? work.limit() : work.limit().multipliedBy(COLD);
  }

  private static List<Beat.Line> lines(Map<String, ProbeState> states) {
    return states.entrySet().stream()
        .map(state -> Beat.Line.of(state.getKey(), state.getValue()))
        .toList();
  }

  private void tell(Map<String, ProbeState> states, Instant now) {
    boolean quiet = settings.quiet().filter(hours -> hours.covers(now)).isPresent();
    states.forEach((probe, state) -> {
      if (state.isUntold()
          && !(quiet && state.canWait())
          && alerts.raise(ProbeAlert.of(probe, state))) {
        store.told(probe, state);
      }
    });
  }

  private Beat afterwards(String id, Beat beat) {
    try {
      long tokens = work.afterwards().run();
      if (tokens == 0) {
        return beat;
      }
      store.spent(id, tokens);
      return new Beat(beat.at(), beat.millis(), tokens, beat.findings());
    } catch (RuntimeException e) {
      // The look is done and recorded; what comes after it must not undo that.
      LOG.log(System.Logger.Level.WARNING, "What follows on a heartbeat went wrong", e);
      return beat;
    }
  }

  /** A database that takes no record cannot remember that this was said. */
  private static Alert unrecorded(Problem problem) {
    return new Alert(
        "heartbeat:database",
        Severity.CRITICAL,
        "Heartbeat: the database cannot be written",
        problem.message() + "\n" + problem.hint(),
        Map.of("probe", "database"));
  }

  public HeartbeatView view() {
    return new HeartbeatView(
        settings.every().toMillis(), next(), store.last(), store.history(SHOWN));
  }

  private Optional<Long> next() {
    return store
        .lastScheduled()
        .filter(_ -> settings.enabled())
        .map(last -> settings.after(Instant.ofEpochMilli(last)))
        .filter(next -> next.plus(LATE).isAfter(clock.instant()))
        .map(Instant::toEpochMilli);
  }

  public Optional<Beat> last() {
    return store.last();
  }

  /** Past heartbeats, newest first. */
  public List<Beat.Summary> history(int most) {
    return store.history(most);
  }

  /** Whether it looks by itself while a server runs. */
  public boolean enabled() {
    return settings.enabled();
  }
}
