package dev.quartet.jobs.alert;

import dev.quartet.jobs.alert.Channel.Undelivered;
import dev.quartet.platform.Ids;
import dev.quartet.platform.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Sends something through the channels at once, so that a person sees whether they work. */
public final class ChannelTest {
  /**
   * How one channel did.
   *
   * @param sent whether it took the alert
   * @param error why not
   */
  public record Result(String channel, boolean sent, long millis, Optional<String> error) {}

  private final List<Channel> channels;
  private final Consumer<String> works;
  private final UnaryOperator<String> masking;
  private final Clock clock;

  ChannelTest(
      List<Channel> channels, Consumer<String> works, UnaryOperator<String> masking, Clock clock) {
    this.channels = channels;
    this.works = works;
    this.masking = masking;
    this.clock = clock;
  }

  /**
   * Tries one channel, or all.
   *
   * @throws Problem when there is none of that name
   */
  public List<Result> run(Optional<String> name) throws InterruptedException {
    List<Channel> chosen =
        channels.stream()
            .filter(channel -> name.isEmpty() || name.get().equals(channel.name()))
            .toList();
    if (chosen.isEmpty()) {
      throw Problem.notFound(
          "unknown_channel",
          "There is no alert channel '" + name.orElse("") + "'",
          "There are: " + String.join(", ", channels.stream().map(Channel::name).toList()));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Notice notice = notice();
      List<Callable<Result>> tries =
          chosen.stream().<Callable<Result>>map(channel -> () -> tried(channel, notice)).toList();
      return threads.invokeAll(tries).stream().map(ChannelTest::result).toList();
    }
  }

  private static Result result(Future<Result> tried) {
    try {
      return tried.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A channel could not be tried", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("A channel could not be tried", e);
    }
  }

  /** One that works again need not rest any longer. */
  private Result tried(Channel channel, Notice notice) throws InterruptedException {
    long begun = System.nanoTime();
    try {
      channel.send(notice);
      works.accept(channel.name());
      return new Result(channel.name(), true, millis(begun), Optional.empty());
    } catch (Undelivered e) {
      Optional<String> error = Optional.of(masking.apply(e.message()));
      return new Result(channel.name(), false, millis(begun), error);
    }
  }

  private static long millis(long begun) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
  }

  private Notice notice() {
    return new Notice(
        new Ids(clock).next("t"),
        clock.millis(),
        "test",
        Alert.Severity.INFO.label(),
        "A test of Quartet's alerts",
        "Someone ran: quartet alerts test. This channel works; there is nothing to do.",
        1,
        Map.of(),
        List.of());
  }
}
