package dev.quartet.model;

import dev.quartet.platform.Cancellation;

/** Calls a model once; retries are the caller's. */
@FunctionalInterface
public interface ModelCaller {
  /**
   * Sends one request and waits for the whole reply.
   *
   * @throws ModelException when there is none
   */
  ModelReply call(
      ModelSpec spec, ModelRequest request, TextListener listener, Cancellation cancellation);
}
