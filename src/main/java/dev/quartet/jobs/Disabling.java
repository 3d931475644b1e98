package dev.quartet.jobs;

import dev.quartet.execution.Outcome.Answered;
import dev.quartet.jobs.alert.Alert;
import dev.quartet.jobs.alert.Alerts;
import dev.quartet.ledger.LedgerEntry;
import dev.quartet.ledger.LedgerReader;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Tells a person, once, that a job disabled itself.
 *
 * <p>That nobody has been told yet stands in the database with the disabling itself, so that a
 * crash in between loses nothing; the alert's key names the attempt, so that telling it again,
 * however much later, says nothing twice.
 */
final class Disabling {
  private static final int OUTPUT_CHARACTERS = 2000;

  private final JobStore store;
  private final LedgerReader records;
  private final Alerts alerts;
  private final Predicate<String> wanted;

  /**
   * What tells of jobs.
   *
   * @param wanted whether a person is to be told of the job of that name
   */
  Disabling(JobStore store, LedgerReader records, Alerts alerts, Predicate<String> wanted) {
    this.store = store;
    this.records = records;
    this.alerts = alerts;
    this.wanted = wanted;
  }

  void tell() {
    for (Attempt attempt : store.untold()) {
      if (!wanted.test(attempt.job()) || alerts.raise(alert(attempt))) {
        store.told(attempt);
      }
    }
  }

  private Alert alert(Attempt attempt) {
    String name = attempt.job();
    String reason = attempt.reason().orElse("");
    String output = attempt.run().map(run -> output(records.entry(run))).orElse("");
    return new Alert(
        "job:" + name + ":disabled:" + attempt.id(),
        Alert.Severity.CRITICAL,
        "The job " + name + " is disabled: it failed " + Breaker.LIMIT + " times in a row",
        "The last failure: "
            + reason
            + (output.isEmpty() ? "" : "\nIts last output:\n" + output)
            + "\nIt does not run any more. Look at it: quartet jobs history "
            + name
            + ". Mend it, then: quartet jobs enable "
            + name,
        Map.of(
            "job", name,
            "request", attempt.run().orElse(""),
            "code", attempt.code().orElse(""),
            "reason", reason,
            "output", output),
        true);
  }

  private String output(LedgerEntry entry) {
    String text =
        entry
            .answer()
            .map(Answered::text)
            .filter(answer -> !answer.isBlank())
            .orElseGet(() -> records.scriptOutput(entry.summary().id()))
            .strip();
    return text.length() <= OUTPUT_CHARACTERS
        ? text
        : "…" + text.substring(text.length() - OUTPUT_CHARACTERS);
  }
}
