package dev.quartet.jobs.alert;

import dev.quartet.platform.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Posts to an incoming webhook of Slack, within the lengths that it takes. */
record SlackChannel(String name, SecretValue url) implements Channel {
  private static final int HEADER = 150;
  private static final int SECTION = 3000;

  @Override
  public void send(Notice notice) throws Undelivered, InterruptedException {
    HttpPost.send(url.get(), notice.id(), Json.write(payload(notice)));
  }

  static Map<String, Object> payload(Notice notice) {
    String title = sign(notice) + " " + notice.title();
    List<Object> blocks = new ArrayList<>();
    blocks.add(block("header", "plain_text", title, HEADER));
    if (!notice.text().isBlank()) {
      blocks.add(block("section", "mrkdwn", escaped(notice.text()), SECTION));
    }
    if (!notice.facts().isBlank()) {
      blocks.add(block("section", "mrkdwn", escaped(notice.facts()), SECTION));
    }
    String foot = notice.severity() + " · " + notice.key() + " · " + notice.id();
    blocks.add(Map.of("type", "context", "elements", List.of(text("mrkdwn", escaped(foot)))));
    return Map.of("text", shortened(escaped(title), SECTION), "blocks", blocks);
  }

  private static String sign(Notice notice) {
    return switch (Alert.Severity.of(notice.severity())) {
      case INFO -> "ℹ️";
      case WARNING -> "⚠️";
      case CRITICAL -> "🚨";
    };
  }

  private static Map<String, Object> block(String kind, String type, String text, int most) {
    return Map.of("type", kind, "text", text(type, shortened(text, most)));
  }

  private static Map<String, String> text(String type, String text) {
    return Map.of("type", type, "text", text);
  }

  /** So that an alert's words cannot call a whole channel, nor hide an address. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
