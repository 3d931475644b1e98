package dev.quartet.gateway;

import dev.quartet.Tier;
import dev.quartet.jobs.JobView;
import dev.quartet.ledger.misroute.Misroute;
import dev.quartet.ledger.misroute.Misroutes;
import dev.quartet.platform.Problem;
import dev.quartet.run.Budgets;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Figures that stand in the workspace whoever made them: they are looked up when somebody scrapes.
 */
final class StandingMetrics {
  private static final List<String> JOB_STATES = List.of("enabled", "disabled", "off", "untrusted");

  private final MeterRegistry registry;
  private final Parts parts;
  private final MultiGauge jobs;
  private final MultiGauge jobFailures;
  private final MultiGauge jobDisabled;
  private final MultiGauge budget;
  private final MultiGauge approvals;
  private final MultiGauge channels;
  private final MultiGauge troubles;
  private final Map<Tags, AtomicLong> misroutes = new ConcurrentHashMap<>();

  StandingMetrics(MeterRegistry registry, Parts parts) {
    this.registry = registry;
    this.parts = parts;
    jobs = gauge("quartet.jobs", "Jobs by state");
    jobFailures = gauge("quartet.job.failures", "Failures of a job in a row");
    jobDisabled = gauge("quartet.job.disabled", "1 for a job that its failures switched off");
    budget = gauge("quartet.budget.day.usd", "The budget of the day (UTC): spent, held, limit");
    approvals = gauge("quartet.approvals.waiting", "Approvals that wait for a person");
    channels = gauge("quartet.alert.channel.failing", "1 for an alert channel that fails");
    troubles = gauge("quartet.heartbeat.trouble", "1 for a probe that found trouble last");
    for (Misroute.Source source : Misroute.Source.values()) {
      misroutes(source.label(), Tier.SCRIPT.label());
    }
  }

  private MultiGauge gauge(String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }

  /** Looks everything up; what cannot be read now keeps its last value. */
  synchronized void refresh() {
    List.<Runnable>of(
            this::jobs,
            this::budget,
            this::approvals,
            this::channels,
            this::troubles,
            this::misroutes)
        .forEach(StandingMetrics::read);
  }

  private static void read(Runnable look) {
    try {
      look.run();
    } catch (Problem e) {
      // The database may be busy for a moment; the next scrape comes soon.
    }
  }

  private void jobs() {
    List<JobView> all = parts.jobs().list();
    jobs.register(
        JOB_STATES.stream()
            .map(state ->
                Row.of(
                    Tags.of("state", state),
                    all.stream().filter(job -> job.state().equals(state)).count()))
            .toList(),
        true);
    jobFailures.register(
        all.stream().map(job -> Row.of(Tags.of("name", job.id()), job.failures())).toList(), true);
    jobDisabled.register(
        all.stream()
            .map(job -> Row.of(Tags.of("name", job.id()), job.state().equals("disabled") ? 1 : 0))
            .toList(),
        true);
  }

  private void budget() {
    Budgets.Day today = parts.flow().runs().budgets().today();
    budget.register(
        List.of(
            dollars("spent", today.spent()),
            dollars("held", today.held()),
            dollars("limit", today.limit())),
        true);
  }

  private static Row<Number> dollars(String what, long nanos) {
    return Row.of(Tags.of("amount", what), nanos / 1e9);
  }

  private void approvals() {
    approvals.register(List.of(Row.of(Tags.empty(), parts.approvals().pending().size())), true);
  }

  private void channels() {
    channels.register(
        parts.alerts().view(0).channels().stream()
            .map(channel ->
                Row.of(Tags.of("channel", channel.name()), channel.state().equals("well") ? 0 : 1))
            .toList(),
        true);
  }

  private void troubles() {
    troubles.register(
        parts.heartbeat().last().stream()
            .flatMap(beat -> beat.findings().stream())
            .map(
                line -> Row.of(Tags.of("probe", line.probe()), line.state().equals("well") ? 0 : 1))
            .toList(),
        true);
  }

  /** Rows are only ever added, so that their number is a counter. */
  private void misroutes() {
    for (Misroutes.Count count : parts.misroutes().counts()) {
      misroutes(count.source(), count.tier()).set(count.misroutes());
    }
  }

  private AtomicLong misroutes(String source, String tier) {
    return misroutes.computeIfAbsent(Tags.of("source", source, "tier", tier), this::counter);
  }

  private AtomicLong counter(Tags tags) {
    var number = new AtomicLong();
    var _ = registry.more().counter("quartet.misroutes", tags, number);
    return number;
  }
}
