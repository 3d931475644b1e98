package dev.quartet.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quartet.jobs.Job.Missed;
import dev.quartet.jobs.Job.Terms;
import dev.quartet.jobs.Job.Work;
import dev.quartet.library.Effect;
import dev.quartet.platform.Sha256;
import dev.quartet.platform.Yaml;
import dev.quartet.platform.Yaml.Malformed;
import dev.quartet.platform.Yaml.Mapping;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads a job's YAML file. */
final class JobReader {
  private static final List<String> KEYS =
      List.of(
          "description",
          "schedule",
          "timezone",
          "every",
          "at",
          "ask",
          "tier",
          "repository",
          "script",
          "arguments",
          "pipeline",
          "inputs",
          "budget",
          "timeout",
          "alert",
          "grant",
          "enabled",
          "missed",
          "stagger");

  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);
  private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(30);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final int HASH_DIGITS = 12;

  private final String name;
  private final Mapping root;

  private JobReader(String name, Mapping root) {
    this.name = name;
    this.root = root.only(KEYS);
  }

  /**
   * Reads a job.
   *
   * @throws Malformed naming the line and what to write instead
   */
  static Job read(String name, Path path, String text) {
    return new JobReader(name, Yaml.read(text, 1)).job(path);
  }

  private Job job(Path path) {
    Work work = work();
    return new Job(
        name,
        new Job.Origin(path, lines()),
        root.text("description").orElse(""),
        work,
        TimingReader.read(root),
        root.duration("stagger").map(this::share).orElse(Duration.ZERO),
        terms());
  }

  private Map<String, Integer> lines() {
    return root.entries().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().line()));
  }

  /** A share of the span that is always the same for a job, and spread evenly over the jobs. */
  private Duration share(Duration span) {
    long hash = Long.parseLong(Sha256.of(name.getBytes(UTF_8)).substring(0, HASH_DIGITS), 16);
    return Duration.ofMillis(hash % (span.toMillis() + 1));
  }

  private Work work() {
    return switch (one(List.of("ask", "script", "pipeline"), "what it does")) {
      case "ask" -> {
        misplaced("arguments", "script");
        misplaced("inputs", "pipeline");
        yield new Work.Ask(
            root.requiredText("ask", "Write what is asked, in words."),
            root.text("tier"),
            root.text("repository"));
      }
      case "script" -> {
        misplaced("inputs", "pipeline");
        onlyAsked();
        yield new Work.Script(
            root.requiredText("script", "Name it as service/action."), texts("arguments"));
      }
      default -> {
        misplaced("arguments", "script");
        onlyAsked();
        yield new Work.Pipeline(root.requiredText("pipeline", "Name it."), texts("inputs"));
      }
    };
  }

  private void onlyAsked() {
    misplaced("tier", "ask");
    misplaced("repository", "ask");
  }

  private void misplaced(String key, String beside) {
    root.find(key)
        .ifPresent(value -> {
          throw new Malformed(
              value.line(),
              "'" + key + "' belongs to '" + beside + "', which is not here",
              "Take it out, or write '" + beside + "'.");
        });
  }

  private Map<String, String> texts(String key) {
    return root.mapping(key).textMap();
  }

  /** The one of these keys that is there. */
  private String one(List<String> keys, String what) {
    return TimingReader.one(root, keys, what);
  }

  private Terms terms() {
    return new Terms(
        root.flag("enabled").orElse(true),
        root.decimal("budget").map(this::nanos),
        root.duration("timeout").map(this::timeout).orElse(USUAL_TIMEOUT),
        root.items("grant").stream().map(JobReader::effect).toList(),
        root.find("missed").map(JobReader::missed).orElse(Missed.ONCE),
        root.flag("alert").orElse(true));
  }

  private long nanos(BigDecimal dollars) {
    if (dollars.signum() < 0) {
      throw new Malformed(
          line("budget"), "a budget cannot be negative", "Write USD, such as 0.50.");
    }
    return dollars.multiply(NANOS).longValue();
  }

  private Duration timeout(Duration written) {
    if (written.compareTo(SHORTEST) < 0) {
      throw new Malformed(line("timeout"), "a time-out is at least 1s", "Write for example 10m.");
    }
    return written;
  }

  private int line(String key) {
    return root.find(key).map(Yaml::line).orElse(root.line());
  }

  private static Effect effect(Yaml value) {
    return Effect.of(value.asText())
        .filter(effect -> effect != Effect.READ)
        .orElseThrow(() ->
            new Malformed(
                value.line(),
                "'" + value.asText() + "' cannot be granted",
                "Write write, money or irreversible; reading needs no grant."));
  }

  private static Missed missed(Yaml value) {
    return switch (value.asText()) {
      case "skip" -> Missed.SKIP;
      case "once" -> Missed.ONCE;
      default ->
          throw new Malformed(
              value.line(),
              "unknown policy '" + value.asText() + "'",
              "Write once (run as soon as a server runs) or skip (wait for the next time).");
    };
  }
}
