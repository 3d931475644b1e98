package dev.quartet.cli;

import dev.quartet.jobs.alert.AlertView;
import dev.quartet.jobs.alert.ChannelTest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** Alerts as a person reads them. */
final class AlertsText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  private AlertsText() {}

  static void list(Console console, AlertView view) {
    if (view.alerts().isEmpty()) {
      console.say("No alerts.");
    } else {
      var table = new Table("RAISED", "SEVERITY", "TIMES", "TITLE", "DELIVERY");
      view.alerts()
          .forEach(alert ->
              table.row(
                  time(alert.at()),
                  alert.severity(),
                  "" + alert.times(),
                  alert.title(),
                  deliveries(alert.deliveries())));
      table.print(console);
    }
    view.channels().forEach(channel -> channel(console, channel));
  }

  private static String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis));
  }

  /** By state, since most of the time there is one. */
  private static String deliveries(List<AlertView.Delivery> deliveries) {
    return deliveries.stream()
        .collect(
            Collectors.groupingBy(
                AlertView.Delivery::state,
                java.util.TreeMap::new,
                Collectors.mapping(AlertView.Delivery::channel, Collectors.joining(" "))))
        .entrySet()
        .stream()
        .map(state -> state.getKey() + ": " + state.getValue())
        .collect(Collectors.joining("; "));
  }

  private static void channel(Console console, AlertView.ChannelState channel) {
    channel
        .error()
        .ifPresent(error ->
            console.note(
                "The channel "
                    + channel.name()
                    + " fails since "
                    + channel.since().map(AlertsText::time).orElse("")
                    + ": "
                    + error
                    + ". Mend it, then: quartet alerts test "
                    + channel.name()));
  }

  static void tested(Console console, List<ChannelTest.Result> results) {
    results.forEach(result ->
        console.say(
            (result.sent() ? "sent    " : "failed  ")
                + result.channel()
                + " in "
                + ReplyText.seconds(result.millis())
                + result.error().map(error -> ": " + error).orElse("")));
    if (results.size() == 1 && results.getFirst().channel().equals("log")) {
      console.note("The log is the only channel. Name others under 'alerts' in quartet.yaml.");
    }
  }
}
