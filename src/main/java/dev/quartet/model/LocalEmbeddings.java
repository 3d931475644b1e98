package dev.quartet.model;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.quartet.platform.Lazy;
import java.nio.file.Path;
import java.util.function.Supplier;

/** bge-small-en-v1.5, quantized, in this process; loaded on first use, about a second. */
public final class LocalEmbeddings implements Embeddings {
  private final Supplier<EmbeddingModel> model;

  /**
   * Embeddings on this machine.
   *
   * @param cache where the native libraries are unpacked
   */
  public LocalEmbeddings(Path cache) {
    model =
        new Lazy<>(() -> {
          System.setProperty("DJL_CACHE_DIR", cache.toString());
          return new BgeSmallEnV15QuantizedEmbeddingModel();
        });
  }

  @Override
  public float[] embed(String sentence) {
    return model.get().embed(sentence).content().vector();
  }
}
