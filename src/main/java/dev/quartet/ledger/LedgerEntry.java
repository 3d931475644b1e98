package dev.quartet.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.execution.Outcome.Answered;
import dev.quartet.execution.Outcome.Fault;
import dev.quartet.model.Usage;
import dev.quartet.run.Approvals.Approval;
import dev.quartet.run.ContextManifest;
import dev.quartet.run.Receipt;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is recorded of one request. Costs in nano-dollars, durations in milliseconds,
 * times in epoch milliseconds.
 *
 * @param baseline what a single heavy model would have cost, line by line
 * @param surroundings where it belongs
 */
public record LedgerEntry(
    Summary summary,
    Optional<Answered> answer,
    Optional<Fault> fault,
    List<JsonNode> decisions,
    List<StepRecord> steps,
    List<Receipt> receipts,
    List<BaselineLine> baseline,
    Optional<Approval> approval,
    Surroundings surroundings) {

  /**
   * Where a request belongs.
   *
   * @param traceparent its caller's place in a trace, as W3C's header says it
   * @param rested when it came to rest last; 0 while it has not
   */
  public record Surroundings(
      Optional<String> conversation, Optional<String> traceparent, long rested) {}

  /** The line that a list shows. */
  public record Summary(
      String id,
      String caller,
      String text,
      Status status,
      String tier,
      String route,
      String source,
      double confidence,
      Usage usage,
      long costNanos,
      long baselineNanos,
      long millis,
      long created) {}

  /**
   * One step.
   *
   * @param context what a model call was sent, part by part
   * @param failure what kind of failure a model call ended with, such as {@code rate_limited}
   * @param exitCode of what ran and left a receipt
   */
  public record StepRecord(
      String id,
      String kind,
      String name,
      String effect,
      String status,
      long millis,
      Optional<String> error,
      Optional<String> model,
      Usage usage,
      long costNanos,
      long created,
      Optional<ContextManifest> context,
      Optional<String> failure,
      Optional<ExitCode> exitCode) {}

  /**
   * How something that ran ended.
   *
   * @param cached whether an earlier result was given again
   */
  public record ExitCode(int code, boolean cached) {}
}
