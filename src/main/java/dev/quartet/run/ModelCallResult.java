package dev.quartet.run;

import dev.quartet.model.ModelReply;
import java.util.Optional;

/**
 * One try at a model call.
 *
 * @param reply what came back
 * @param failure why nothing did
 */
public record ModelCallResult(Spend spend, Optional<ModelReply> reply, Optional<Failure> failure)
    implements StepResult {

  /** A try that gave no reply. */
  public record Failure(String kind, String message, boolean retryable, long retryAfterMillis) {}

  @Override
  public Optional<Spend> spent() {
    return Optional.of(spend);
  }

  @Override
  public Optional<String> failed() {
    return failure.map(Failure::message);
  }
}
