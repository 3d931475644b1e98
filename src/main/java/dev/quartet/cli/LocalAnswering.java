package dev.quartet.cli;

import dev.quartet.App;
import dev.quartet.Request;
import dev.quartet.ledger.telemetry.Telemetry;
import dev.quartet.reply.Reply;
import dev.quartet.run.Approvals.Approval;
import dev.quartet.run.EventSink;
import java.time.Duration;

/** Answers in this process. */
final class LocalAnswering implements Answering {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final App.Engine engine;

  LocalAnswering(App.Engine engine) {
    this.engine = engine;
    engine.telemetry.ifPresent(telemetry -> telemetry.prepare(Telemetry.Sending.ONCE));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::endRuns));
  }

  /** On Ctrl-C what runs is cancelled, recorded and told of before the process goes. */
  private void endRuns() {
    engine.runs.cancelAll("cancelled by the caller");
    engine.runs.awaitNone(PATIENCE);
    engine.telemetry.ifPresent(Telemetry::close);
  }

  @Override
  public Reply answer(Request request, EventSink events) {
    return engine.flow.answer(request, events);
  }

  @Override
  public Reply decide(String id, boolean yes, EventSink events) {
    Approval approval = engine.approvals.decide(id, yes, "cli");
    return engine.flow.resume(approval.run(), events);
  }

  @Override
  public Reply runJob(String name, EventSink events) {
    return engine.monitoring.jobs.run(name, events).rest().get();
  }

  @Override
  public boolean cancel(String id) {
    return engine.flow.cancel(id, "cancelled by the caller");
  }
}
