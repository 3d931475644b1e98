package dev.quartet.jobs;

import dev.quartet.platform.Yaml;
import dev.quartet.platform.Yaml.Malformed;
import dev.quartet.platform.Yaml.Mapping;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;

/** Reads when a job is due. */
final class TimingReader {
  private static final int FIELDS = 5;
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private TimingReader() {}

  static Timing read(Mapping root) {
    return switch (one(root, List.of("schedule", "every", "at"), "when it runs")) {
      case "schedule" -> cron(value(root, "schedule"), zone(root));
      case "every" -> {
        root.find("timezone")
            .ifPresent(zone -> {
              throw new Malformed(
                  zone.line(), "'every' knows no time zone", "Take 'timezone' out.");
            });
        yield every(value(root, "every"));
      }
      default -> once(value(root, "at"), zone(root));
    };
  }

  /** The one of these keys that is there. */
  static String one(Mapping root, List<String> keys, String what) {
    List<String> there = keys.stream().filter(key -> root.find(key).isPresent()).toList();
    String choice = String.join(", ", keys);
    if (there.isEmpty()) {
      throw new Malformed(
          root.line(), "it does not say " + what, "Write exactly one of: " + choice);
    }
    if (there.size() > 1) {
      throw new Malformed(
          value(root, there.get(1)).line(),
          "'" + there.get(0) + "' and '" + there.get(1) + "' exclude each other",
          "Keep exactly one of: " + choice);
    }
    return there.getFirst();
  }

  private static Yaml value(Mapping root, String key) {
    return root.find(key).orElseThrow();
  }

  private static ZoneId zone(Mapping root) {
    return root.find("timezone")
        .map(value -> {
          try {
            return ZoneId.of(value.asText());
          } catch (DateTimeException e) {
            throw new Malformed(
                value.line(),
                "there is no time zone '" + value.asText() + "'",
                "Write one such as Europe/Berlin or America/New_York.");
          }
        })
        .orElse(ZoneOffset.UTC);
  }

  private static Timing cron(Yaml value, ZoneId zone) {
    String expression = value.asText().strip();
    if (expression.split("\\s+", -1).length != FIELDS) {
      throw new Malformed(
          value.line(),
          "a schedule has five fields: minute, hour, day of month, month, day of week",
          "Write for example \"30 7 * * 1-5\" for half past seven on working days.");
    }
    try {
      Timing.Cron timing = Timing.Cron.of(expression, zone);
      if (timing.times().after(Instant.EPOCH).isPresent()) {
        return timing;
      }
    } catch (IllegalArgumentException e) {
      throw new Malformed(
          value.line(),
          "not a schedule: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
          "Write for example \"30 7 * * 1-5\" for half past seven on working days.");
    }
    throw new Malformed(
        value.line(), "'" + expression + "' never comes", "Check the day and the month.");
  }

  private static Timing every(Yaml value) {
    Duration interval = value.asDuration();
    if (interval.compareTo(SHORTEST) < 0) {
      throw new Malformed(value.line(), "the shortest interval is 1s", "Write for example 5m.");
    }
    return new Timing.Every(interval, value.asText().strip());
  }

  private static Timing once(Yaml value, ZoneId zone) {
    try {
      TemporalAccessor read =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              value.asText().strip(),
              ZonedDateTime::from,
              OffsetDateTime::from,
              LocalDateTime::from);
      return new Timing.Once(
          read instanceof LocalDateTime local
              ? local.atZone(zone).toInstant()
              : Instant.from(read));
    } catch (DateTimeException e) {
      throw new Malformed(
          value.line(),
          "'" + value.asText() + "' is no date and time",
          "Write for example 2026-12-01T09:00, with timezone, or 2026-12-01T09:00Z.");
    }
  }
}
