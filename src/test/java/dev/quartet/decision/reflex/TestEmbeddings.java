package dev.quartet.decision.reflex;

import dev.quartet.model.Embeddings;
import dev.quartet.model.LocalEmbeddings;
import java.nio.file.Path;

/** The real encoder, loaded once for all tests, and what it made of sentences before. */
final class TestEmbeddings {
  static final Path CACHE = Path.of("target", "test-cache").toAbsolutePath();
  static final Embeddings SHARED = new LocalEmbeddings(CACHE.resolve("native"));

  private TestEmbeddings() {}
}
