package dev.quartet.execution.script;

import dev.quartet.library.Effect;
import dev.quartet.run.Receipt;
import dev.quartet.run.StepResult;
import java.util.Optional;

/**
 * What a script returned, with credentials masked.
 *
 * @param exitCode of sysexits.h; 0 is success
 * @param errors what it said on standard error
 * @param trouble why it was ended from outside
 */
public record ScriptResult(
    int exitCode, String output, String errors, Optional<String> trouble, Receipt receipt)
    implements StepResult {

  public boolean succeeded() {
    return exitCode == 0 && trouble.isEmpty();
  }

  /** Whether it was ended from outside while it may have changed something. */
  boolean mayHaveHappened(Effect effect) {
    return effect != Effect.READ && trouble.isPresent();
  }

  /** One sentence on what went wrong, beginning with the script's id. */
  public String complaint() {
    String said = errors.strip();
    String why =
        trouble.orElseGet(() -> said.isEmpty() ? "it ended with exit code " + exitCode : said);
    return why.startsWith(receipt.name()) ? why : receipt.name() + ": " + why;
  }

  @Override
  public Optional<Receipt> proof() {
    return Optional.of(receipt);
  }

  @Override
  public Optional<String> failed() {
    return succeeded() ? Optional.empty() : Optional.of(complaint());
  }
}
