package dev.quartet.jobs;

import dev.quartet.library.Effect;
import dev.quartet.platform.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A job as every front shows it; times in epoch milliseconds.
 *
 * @param state {@code enabled}, {@code disabled} after failures, {@code off} by a person or its
 *     file, or what its workspace is when nothing of it may run
 * @param failures how many of its last runs failed, one after the other
 * @param reason why it does not run
 * @param next when it is due, while a server plans it
 */
public record JobView(
    String id,
    String description,
    String schedule,
    String state,
    int failures,
    Optional<String> reason,
    Optional<Long> next,
    Optional<Attempt> last,
    Does does,
    Optional<BigDecimal> budgetUsd,
    long timeoutMillis,
    List<String> grant,
    String missed,
    boolean alert,
    String path,
    boolean trusted) {

  /** What it does: one of the three. */
  public record Does(
      Optional<String> ask,
      Optional<String> script,
      Optional<String> pipeline,
      Map<String, String> arguments) {
    private static Does of(Job.Work work) {
      Optional<String> none = Optional.empty();
      return switch (work) {
        case Job.Work.Ask ask -> new Does(Optional.of(ask.text()), none, none, Map.of());
        case Job.Work.Script script ->
            new Does(none, Optional.of(script.id()), none, script.arguments());
        case Job.Work.Pipeline pipeline ->
            new Does(none, none, Optional.of(pipeline.id()), pipeline.inputs());
      };
    }

    /** In one line. */
    public String text() {
      return ask.or(() -> script.map(id -> "/" + id))
          .or(() -> pipeline.map(id -> "/" + id))
          .orElse("");
    }
  }

  static JobView of(Job job, JobStore.State state, Optional<Attempt> last, boolean trusted) {
    boolean planned = trusted && job.terms().enabled() && state.breaker() instanceof Breaker.Closed;
    return new JobView(
        job.name(),
        job.description(),
        job.timing().text(),
        !trusted ? "untrusted" : !job.terms().enabled() ? "off" : state.breaker().label(),
        failures(state.breaker()),
        reason(job, state.breaker(), trusted),
        planned ? state.due() : Optional.empty(),
        last,
        Does.of(job.work()),
        job.terms().budgetNanos().map(Money::dollars),
        job.terms().timeout().toMillis(),
        job.terms().grant().stream().map(Effect::label).toList(),
        job.terms().missed().name().toLowerCase(Locale.ROOT),
        job.terms().alert(),
        job.origin().path().toString(),
        trusted);
  }

  private static int failures(Breaker breaker) {
    return switch (breaker) {
      case Breaker.Closed closed -> closed.failures();
      case Breaker.Tripped _ -> Breaker.LIMIT;
      case Breaker.SwitchedOff _ -> 0;
    };
  }

  private static Optional<String> reason(Job job, Breaker breaker, boolean trusted) {
    if (!trusted) {
      return Optional.of("the workspace is not trusted, or has changed since; see: quartet trust");
    }
    if (!job.terms().enabled()) {
      return Optional.of("switched off by its file");
    }
    return switch (breaker) {
      case Breaker.Closed _ -> Optional.empty();
      case Breaker.Tripped tripped ->
          Optional.of(Breaker.LIMIT + " failures in a row, last: " + tripped.reason());
      case Breaker.SwitchedOff off -> Optional.of("switched off (" + off.by() + ")");
    };
  }
}
