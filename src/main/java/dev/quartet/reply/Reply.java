package dev.quartet.reply;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quartet.execution.Outcome.Answered;
import dev.quartet.execution.Outcome.Change;
import dev.quartet.execution.Outcome.Fault;
import dev.quartet.ledger.BaselineLine;
import dev.quartet.ledger.LedgerEntry;
import dev.quartet.ledger.LedgerEntry.StepRecord;
import dev.quartet.ledger.LedgerEntry.Summary;
import dev.quartet.ledger.Status;
import dev.quartet.model.Usage;
import dev.quartet.platform.Money;
import dev.quartet.run.ContextManifest;
import dev.quartet.run.Receipt;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Step 5: what every front shows of a request: the object that {@code ask --json} prints. */
public record Reply(
    String id,
    String status,
    String tier,
    String route,
    String source,
    double confidence,
    String text,
    Usage tokens,
    BigDecimal costUsd,
    BigDecimal baselineUsd,
    long millis,
    List<JsonNode> decisions,
    List<StepView> steps,
    List<Receipt> receipts,
    Optional<Change> result,
    Optional<Map<String, String>> outputs,
    Optional<ApprovalView> approval,
    Optional<Fault> error,
    String request,
    long created,
    List<BaselineView> baseline) {

  /**
   * A step as it is shown.
   *
   * @param context what a model call was sent, part by part
   */
  public record StepView(
      String kind,
      String name,
      String status,
      long millis,
      String effect,
      Optional<String> error,
      Optional<String> model,
      Usage tokens,
      BigDecimal costUsd,
      Optional<ContextManifest> context) {}

  /** The approval that a request waits for. */
  public record ApprovalView(String id, String command, long expires) {}

  /** A line of the baseline as it is shown; the price in USD per million tokens. */
  public record BaselineView(
      String label, long tokens, BigDecimal usdPerMillion, BigDecimal costUsd) {}

  public static Reply of(LedgerEntry entry) {
    Summary summary = entry.summary();
    Optional<Answered> answer = entry.answer();
    boolean waiting = summary.status() == Status.WAITING;
    return new Reply(
        summary.id(),
        summary.status().label(),
        summary.tier(),
        summary.route(),
        summary.source(),
        summary.confidence(),
        answer.map(Answered::text).orElse(""),
        summary.usage(),
        Money.dollars(summary.costNanos()),
        Money.dollars(summary.baselineNanos()),
        summary.millis(),
        entry.decisions(),
        entry.steps().stream().map(Reply::view).toList(),
        entry.receipts(),
        answer.flatMap(Answered::change),
        answer.map(Answered::outputs).filter(outputs -> !outputs.isEmpty()),
        entry
            .approval()
            .filter(_ -> waiting)
            .map(a -> new ApprovalView(a.id(), a.command(), a.expires())),
        entry.fault(),
        summary.text(),
        summary.created(),
        entry.baseline().stream().map(Reply::view).toList());
  }

  private static StepView view(StepRecord step) {
    return new StepView(
        step.kind(),
        step.name(),
        step.status(),
        step.millis(),
        step.effect(),
        step.error(),
        step.model(),
        step.usage(),
        Money.dollars(step.costNanos()),
        step.context());
  }

  private static BaselineView view(BaselineLine line) {
    return new BaselineView(
        line.label(),
        line.tokens(),
        Money.dollars(line.nanosPerMillion()),
        Money.dollars(line.costNanos()));
  }

  /** The exit code that the command line ends with. */
  public int exitCode() {
    return switch (status) {
      case "answered" -> 0;
      case "waiting" -> 3;
      case "refused" -> 4;
      case "cancelled" -> 130;
      default -> error.map(fault -> exitCode(fault.code())).orElse(1);
    };
  }

  private static int exitCode(String code) {
    return switch (code) {
      case "no_model" -> 5;
      case "empty_request",
          "not_text",
          "unknown_tier",
          "unknown_route",
          "unknown_script",
          "unknown_skill",
          "unknown_pipeline",
          "argument",
          "input",
          "no_folder",
          "which_pipeline" ->
          2;
      default -> 1;
    };
  }
}
