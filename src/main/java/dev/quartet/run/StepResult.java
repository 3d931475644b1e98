package dev.quartet.run;

import java.util.Optional;

/** What a step returns, and what the journal records of it besides. */
public interface StepResult {
  /** What it cost. */
  default Optional<Spend> spent() {
    return Optional.empty();
  }

  /** The proof that something ran. */
  default Optional<Receipt> proof() {
    return Optional.empty();
  }

  /** Why it counts as failed, although it ended properly. */
  default Optional<String> failed() {
    return Optional.empty();
  }
}
