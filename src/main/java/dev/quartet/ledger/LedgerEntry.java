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
 */
public record LedgerEntry(
    Summary summary,
    Optional<Answered> answer,
    Optional<Fault> fault,
    List<JsonNode> decisions,
    List<StepRecord> steps,
    List<Receipt> receipts,
    List<BaselineLine> baseline,
    Optional<Approval> approval) {

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
      Optional<ContextManifest> context) {}
}
