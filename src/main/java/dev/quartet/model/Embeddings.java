package dev.quartet.model;

/** Turns sentences into vectors of length one, so that their dot product is their similarity. */
@FunctionalInterface
public interface Embeddings {
  /** The vector of a sentence that is not blank. */
  float[] embed(String sentence);
}
