package dev.quartet.cli;

import dev.quartet.jobs.heartbeat.Beat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Heartbeats as a person reads them. */
final class HeartbeatText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

  private HeartbeatText() {}

  static void show(Console console, Beat beat) {
    int troubles = beat.troubles().size();
    console.say(
        time(beat.at())
            + ": "
            + (troubles == 0 ? "all well" : troubles + " in trouble")
            + " ("
            + beat.millis()
            + " ms, "
            + beat.tokens()
            + " tokens)");
    beat.findings().forEach(line -> console.say(text(line)));
  }

  private static String text(Beat.Line line) {
    String mark = line.severity().orElse("well");
    String head = String.format("%-9s%-12s%s", mark, line.probe(), line.what());
    return line.isTrouble()
        ? head
            + ", since "
            + time(line.since())
            + detail(line.why().orElse(""))
            + detail(line.next().orElse(""))
        : head;
  }

  private static String detail(String text) {
    return text.isBlank() ? "" : "\n" + text.indent(21).stripTrailing();
  }

  static void history(Console console, List<Beat.Summary> beats) {
    if (beats.isEmpty()) {
      console.say("There was no heartbeat yet.");
      return;
    }
    var table = new Table("TIME", "TROUBLES", "MS", "TOKENS");
    beats.forEach(beat ->
        table.row(time(beat.at()), "" + beat.troubles(), "" + beat.millis(), "" + beat.tokens()));
    table.print(console);
  }

  private static String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis));
  }
}
