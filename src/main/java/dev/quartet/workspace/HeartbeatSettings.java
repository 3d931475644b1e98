package dev.quartet.workspace;

import dev.quartet.platform.Yaml;
import dev.quartet.platform.Yaml.Malformed;
import dev.quartet.platform.Yaml.Mapping;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When Quartet looks after itself, and when it may tell people.
 *
 * @param enabled whether it does so by itself
 * @param every the time between two looks, from a minute to a day
 * @param quiet when only critical trouble is told
 * @param triage whether the workhorse may tidy the memory when it changed
 */
public record HeartbeatSettings(
    boolean enabled, Duration every, Optional<Quiet> quiet, boolean triage) {
  public static final HeartbeatSettings DEFAULT =
      new HeartbeatSettings(true, Duration.ofHours(1), Optional.empty(), true);

  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Pattern HOURS =
      Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d)\\s*-\\s*([01]?\\d|2[0-3]):([0-5]\\d)");

  /**
   * The same hours of every day.
   *
   * @param from the first minute of them
   * @param until the first minute after them; before {@code from} when they go over midnight
   */
  public record Quiet(LocalTime from, LocalTime until, ZoneId zone) {
    public boolean covers(Instant time) {
      LocalTime clock = time.atZone(zone).toLocalTime();
      boolean afterFrom = !clock.isBefore(from);
      boolean beforeUntil = clock.isBefore(until);
      return from.isBefore(until) ? afterFrom && beforeUntil : afterFrom || beforeUntil;
    }

    /** The next time that they end. */
    public Instant end(Instant time) {
      ZonedDateTime here = time.atZone(zone);
      LocalDate day =
          here.toLocalTime().isBefore(until) ? here.toLocalDate() : here.toLocalDate().plusDays(1);
      return day.atTime(until).atZone(zone).toInstant();
    }
  }

  /** The time of the next look: quiet hours end with one, so that what waited is told then. */
  public Instant after(Instant time) {
    Instant next = time.plus(every);
    return quiet
        .filter(hours -> hours.covers(time))
        .map(hours -> hours.end(time))
        .filter(end -> end.isBefore(next))
        .orElse(next);
  }

  /** What an untrusted folder gets: its memory is not put to a model, nor written. */
  HeartbeatSettings harmless() {
    return new HeartbeatSettings(enabled, DEFAULT.every, quiet, false);
  }

  static HeartbeatSettings read(Mapping heartbeat) {
    heartbeat.only(List.of("enabled", "every", "quiet", "timezone", "triage"));
    return new HeartbeatSettings(
        heartbeat.flag("enabled").orElse(DEFAULT.enabled),
        heartbeat.find("every").map(HeartbeatSettings::every).orElse(DEFAULT.every),
        quiet(heartbeat),
        heartbeat.flag("triage").orElse(DEFAULT.triage));
  }

  private static Duration every(Yaml value) {
    Duration every = value.asDuration();
    if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
      throw new Malformed(
          value.line(), "heartbeat.every is from 1m to 1d", "Write for example 1h or 15m.");
    }
    return every;
  }

  private static Optional<Quiet> quiet(Mapping heartbeat) {
    ZoneId zone = heartbeat.find("timezone").map(HeartbeatSettings::zone).orElse(ZoneOffset.UTC);
    return heartbeat.find("quiet").map(value -> quiet(value, zone));
  }

  private static Quiet quiet(Yaml value, ZoneId zone) {
    Matcher hours = HOURS.matcher(value.asText().strip());
    if (hours.matches()) {
      LocalTime from = time(hours.group(1), hours.group(2));
      LocalTime until = time(hours.group(3), hours.group(4));
      if (!from.equals(until)) {
        return new Quiet(from, until, zone);
      }
    }
    throw new Malformed(
        value.line(),
        "heartbeat.quiet is no stretch of a day: '" + value.asText() + "'",
        "Write for example \"22:00-07:00\", in quotes.");
  }

  private static LocalTime time(String hour, String minute) {
    return LocalTime.of(Integer.parseInt(hour), Integer.parseInt(minute));
  }

  private static ZoneId zone(Yaml value) {
    try {
      return ZoneId.of(value.asText());
    } catch (DateTimeException e) {
      throw new Malformed(
          value.line(),
          "heartbeat.timezone: there is no time zone '" + value.asText() + "'",
          "Write one such as Europe/Berlin or America/New_York.");
    }
  }
}
