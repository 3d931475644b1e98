package dev.quartet.jobs;

import dev.quartet.Request;
import dev.quartet.library.Effect;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A scheduled request, as its file says.
 *
 * @param name the file's, without its ending
 * @param offset how much later than its timing says it is due, so that jobs of one time do not all
 *     begin at once
 */
record Job(
    String name,
    Origin origin,
    String description,
    Work work,
    Timing timing,
    Duration offset,
    Terms terms) {

  /**
   * Where it is written.
   *
   * @param lines of its keys, from 1
   */
  record Origin(Path path, Map<String, Integer> lines) {
    int line(String key) {
      return lines.getOrDefault(key, 1);
    }
  }

  /** A time counts as missed when it is taken up later than this. */
  private static final Duration ON_TIME = Duration.ofMinutes(1);

  /** What it does. */
  sealed interface Work {
    /**
     * A request in words.
     *
     * @param repository the repository that a specialist works on
     */
    record Ask(String text, Optional<String> tier, Optional<String> repository) implements Work {}

    /** A script with its arguments. */
    record Script(String id, Map<String, String> arguments) implements Work {}

    /** A pipeline with all its inputs. */
    record Pipeline(String id, Map<String, String> inputs) implements Work {}

    /** In one line, as a list shows it. */
    default String text() {
      return switch (this) {
        case Ask ask -> ask.text();
        case Script script -> command(script);
        case Pipeline pipeline -> "/" + pipeline.id();
      };
    }

    private static String command(Script script) {
      return script.arguments().entrySet().stream()
          .map(argument -> " " + quoted("--" + argument.getKey() + "=" + argument.getValue()))
          .collect(Collectors.joining("", "/" + script.id(), ""));
    }

    private static String quoted(String word) {
      return word.matches("[^\\s\"'\\\\]+")
          ? word
          : '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
  }

  /**
   * On which terms it runs.
   *
   * @param enabled whether its file lets it run at all
   * @param budgetNanos the most that a run may cost, in nano-dollars
   * @param timeout the most that a run may take
   * @param grant the effects it may have unasked
   * @param missed what becomes of a time at which no server ran
   * @param alert whether a person is told when it disables itself
   */
  record Terms(
      boolean enabled,
      Optional<Long> budgetNanos,
      Duration timeout,
      List<Effect> grant,
      Missed missed,
      boolean alert) {}

  /** What becomes of a time at which no server ran. */
  enum Missed {
    /** Nothing: the job waits for its next time. */
    SKIP,
    /** It runs once, as soon as a server runs. */
    ONCE
  }

  /** When it is due first, from now on. */
  Optional<Instant> first(Instant now) {
    return timing.first(now.minus(offset)).map(this::shifted);
  }

  /** When it is due again. */
  Optional<Instant> next(Instant due, Instant now) {
    return timing.next(due.minus(offset), now.minus(offset)).map(this::shifted);
  }

  /** Whether a time at which it was due is over, and the job does not want to make up for it. */
  boolean skips(Instant due, Instant now) {
    return terms.missed() == Missed.SKIP && now.isAfter(due.plus(ON_TIME));
  }

  private Instant shifted(Instant time) {
    return time.plus(offset).truncatedTo(ChronoUnit.MILLIS);
  }

  /** What the schedule depends on: another text means that it is due at other times. */
  String scheduleText() {
    return timing.text() + (offset.isZero() ? "" : " +" + offset.toMillis() + "ms");
  }

  /** The request that a run of it makes. */
  Request request(Path folder) {
    Request.Options options =
        new Request.Options(
            work instanceof Work.Ask ask ? ask.tier() : Optional.empty(),
            List.of(),
            work instanceof Work.Ask ask ? ask.repository() : Optional.empty(),
            Optional.of(folder.toString()),
            terms.budgetNanos(),
            false,
            Optional.of(new Request.Unattended(terms.grant(), inputs())));
    return new Request(work.text(), caller(), Optional.empty(), options);
  }

  private Map<String, String> inputs() {
    return work instanceof Work.Pipeline pipeline ? pipeline.inputs() : Map.of();
  }

  String caller() {
    return "job:" + name;
  }
}
