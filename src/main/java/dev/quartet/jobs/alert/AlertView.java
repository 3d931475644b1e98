package dev.quartet.jobs.alert;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The alerts as they are shown: the same over HTTP and on the command line. */
public record AlertView(List<ChannelState> channels, List<Shown> alerts) {
  /**
   * A channel in use.
   *
   * @param state {@code well | failing}
   * @param since when it failed first, in epoch milliseconds
   */
  public record ChannelState(
      String name, String state, Optional<Long> since, Optional<String> error) {
    static ChannelState well(String name) {
      return new ChannelState(name, "well", Optional.empty(), Optional.empty());
    }

    static ChannelState failing(FailingChannels.Failing failing) {
      return new ChannelState(
          failing.channel(), "failing", Optional.of(failing.since()), Optional.of(failing.error()));
    }
  }

  /**
   * An alert.
   *
   * @param at when it was raised first, in epoch milliseconds
   * @param last when it was raised last
   * @param severity {@code info | warning | critical}
   * @param times how often it was raised
   */
  public record Shown(
      String id,
      long at,
      long last,
      String key,
      String severity,
      String title,
      String text,
      Map<String, String> details,
      int times,
      List<Delivery> deliveries) {
    static Shown of(AlertRecord alert, List<Delivery> deliveries) {
      return new Shown(
          alert.id(),
          alert.at(),
          alert.last(),
          alert.key(),
          alert.severity().label(),
          alert.title(),
          alert.text(),
          alert.details(),
          alert.times(),
          deliveries);
    }
  }

  /**
   * How far an alert has come by a channel.
   *
   * @param state {@code waiting | delivered | given up}
   * @param attempts how often it was tried
   * @param next when it is tried next, in epoch milliseconds
   * @param delivered when it arrived
   * @param error of the last attempt
   */
  public record Delivery(
      String channel,
      String state,
      int attempts,
      Optional<Long> next,
      Optional<Long> delivered,
      Optional<String> error) {}
}
