package dev.quartet.jobs.alert;

import dev.quartet.jobs.alert.Channel.Undelivered;
import dev.quartet.platform.Problem;
import dev.quartet.platform.Processes;
import dev.quartet.store.Database;
import dev.quartet.workspace.Secrets;
import dev.quartet.workspace.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Alerts that are on record before they are sent, so that neither a crash nor a channel that is
 * away loses one.
 */
public final class Outbox implements Alerts, FailingChannels {
  private static final System.Logger LOG = System.getLogger(Outbox.class.getName());

  /** A command that ends does not wait for a channel longer than that. */
  private static final Duration BRIEFLY = Duration.ofSeconds(10);

  private static final int MARKING_ATTEMPTS = 3;

  private final Secrets secrets;
  private final Clock clock;
  private final List<Channel> channels;
  private final List<Failing> complaints;
  private final AlertStore store;
  private final ChannelHealth health;
  private final Deliveries deliveries;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean waiting;

  public Outbox(Workspace workspace, Database database, Processes processes, Clock clock) {
    this(
        workspace.secrets(),
        new Channels(workspace, processes),
        database,
        clock,
        AlertPolicy.USUAL);
  }

  Outbox(Secrets secrets, Channels channels, Database database, Clock clock, AlertPolicy policy) {
    this.secrets = secrets;
    this.clock = clock;
    this.channels = channels.all();
    this.complaints =
        channels.complaints().entrySet().stream()
            .map(found -> new Failing(found.getKey(), clock.millis(), found.getValue()))
            .toList();
    this.store = new AlertStore(database, clock, policy);
    this.health = new ChannelHealth(database, clock);
    this.deliveries = new Deliveries(database, clock, policy, health);
  }

  @Override
  public boolean raise(Alert alert) {
    try {
      if (store.raise(masked(alert), names())) {
        tellSender();
      }
      return true;
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.ERROR,
          "An alert could not be recorded: " + secrets.mask(alert.title() + "\n" + alert.text()),
          e);
      return false;
    }
  }

  /** The server's sender, when there is one here, and what is done before a command ends. */
  private void tellSender() {
    waiting = true;
    listeners.forEach(Runnable::run);
  }

  private Alert masked(Alert alert) {
    Map<String, String> details = new HashMap<>();
    alert.details().forEach((name, value) -> details.put(name, secrets.mask(value)));
    return new Alert(
        alert.key(),
        alert.severity(),
        secrets.mask(alert.title()),
        secrets.mask(alert.text()),
        details,
        alert.once());
  }

  @Override
  public void resolve(String key) {
    try {
      store.resolve(key);
    } catch (Problem e) {
      LOG.log(System.Logger.Level.WARNING, "The end of " + key + " could not be recorded", e);
    }
  }

  /** The names of the channels in use, the log first. */
  public List<String> names() {
    return channels.stream().map(Channel::name).toList();
  }

  List<Channel> channels() {
    return channels;
  }

  /** Is told when there is something to send. */
  void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** Sends what is due now through all channels, beside each other, and waits for it. */
  void deliverDue() throws InterruptedException {
    for (Thread thread : delivering()) {
      thread.join();
    }
  }

  private List<Thread> delivering() {
    return channels.stream()
        .map(channel -> Thread.ofVirtual().name("alerts " + channel.name()).start(guarded(channel)))
        .toList();
  }

  private Runnable guarded(Channel channel) {
    return () -> {
      try {
        deliverDue(channel);
      } catch (Problem e) {
        // The database may be busy, or closed by a command that has ended; it stays due.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  /** Sends what is due now through one channel, until it fails or nothing is left. */
  void deliverDue(Channel channel) throws InterruptedException {
    for (Optional<Deliveries.Claim> claim = deliveries.claim(channel);
        claim.isPresent();
        claim = deliveries.claim(channel)) {
      send(channel, claim.get());
    }
  }

  private void send(Channel channel, Deliveries.Claim claim) throws InterruptedException {
    Optional<Undelivered> failure = failure(channel, claim.notice());
    if (failure.isPresent()) {
      deliveries.failed(claim, failure.get(), secrets.mask(failure.get().message()));
    } else {
      delivered(claim);
    }
  }

  private static Optional<Undelivered> failure(Channel channel, Notice notice)
      throws InterruptedException {
    try {
      channel.send(notice);
      return Optional.empty();
    } catch (Undelivered e) {
      return Optional.of(e);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "The alert channel " + channel.name() + " broke", e);
      return Optional.of(Undelivered.unreachable("it broke: " + e.getClass().getSimpleName()));
    }
  }

  /** What was sent and is not marked so would be sent again: a busy database is asked again. */
  private void delivered(Deliveries.Claim claim) {
    for (int left = MARKING_ATTEMPTS; left > 1; left--) {
      try {
        deliveries.delivered(claim);
        return;
      } catch (Problem e) {
        LOG.log(System.Logger.Level.DEBUG, "Not marked yet", e);
      }
    }
    deliveries.delivered(claim);
  }

  /** Gives up what waits for channels that are not there any more. */
  void forgetOldChannels() {
    deliveries.giveUpOthersThan(names());
  }

  /**
   * Sends what is due, when this process has raised something or found a channel to work again,
   * within a few seconds; the rest stays due.
   */
  public void deliverBriefly() {
    if (!waiting) {
      return;
    }
    long deadline = System.nanoTime() + BRIEFLY.toNanos();
    try {
      for (Thread thread : delivering()) {
        boolean _ = thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The newest alerts, and how the channels are. */
  public AlertView view(int most) {
    Map<String, Failing> failing = new HashMap<>();
    failing().forEach(found -> failing.put(found.channel(), found));
    return new AlertView(
        names().stream()
            .map(name ->
                Optional.ofNullable(failing.get(name))
                    .map(AlertView.ChannelState::failing)
                    .orElseGet(() -> AlertView.ChannelState.well(name)))
            .toList(),
        store.newest(most));
  }

  /** Those that failed when something was sent, and those that lack their secret. */
  @Override
  public List<Failing> failing() {
    List<Failing> failing = new ArrayList<>();
    health.failing().stream()
        .filter(found -> names().contains(found.channel()))
        .forEach(failing::add);
    complaints.stream()
        .filter(
            found -> failing.stream().noneMatch(known -> known.channel().equals(found.channel())))
        .forEach(failing::add);
    return failing;
  }

  /** Makes a try of the channels; what waits for one that works is sent at once. */
  public ChannelTest test() {
    return new ChannelTest(channels, this::back, secrets::mask, clock);
  }

  private void back(String channel) {
    health.back(channel);
    tellSender();
  }
}
