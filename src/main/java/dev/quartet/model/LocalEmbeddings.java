package dev.quartet.model;

import dev.quartet.model.encoder.Encoder;
import dev.quartet.platform.Cancellation.Cancelled;
import dev.quartet.platform.Lazy;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * The encoder's vectors of sentences, in this process; it is loaded on first use, some 300 ms.
 *
 * <p>The mean over the words, which one pass yields beside the first token's vector, tells near
 * intents apart better than that alone.
 */
public final class LocalEmbeddings implements Embeddings, AutoCloseable {
  private final Supplier<Encoder> encoder;

  /** Fair, so that closing does not wait behind a library that is being learned. */
  private final ReadWriteLock use = new ReentrantReadWriteLock(true);

  private boolean closed;

  /**
   * Embeddings on this machine.
   *
   * @param cache where the encoder is unpacked
   */
  public LocalEmbeddings(Path cache) {
    encoder = new Lazy<>(() -> Encoder.shared(cache));
  }

  /**
   * The vector of a sentence.
   *
   * @throws Cancelled after it was closed
   */
  @Override
  public float[] embed(String sentence) {
    use.readLock().lock();
    try {
      if (closed) {
        throw new Cancelled("the process ends");
      }
      return pooled(encoder.get().tokens(sentence));
    } finally {
      use.readLock().unlock();
    }
  }

  /** The runtime is taken down as the process ends, and must not be in use then. */
  @Override
  public void close() {
    use.writeLock().lock();
    try {
      closed = true;
    } finally {
      use.writeLock().unlock();
    }
  }

  /**
   * The first token stands for the sentence (as bge was trained); those between it and the last are
   * words.
   *
   * @param tokens one vector after the other
   */
  private static float[] pooled(FloatBuffer tokens) {
    int half = Encoder.DIMENSIONS;
    float[] vector = new float[DIMENSIONS];
    float[] token = new float[half];
    tokens.get(token);
    copyUnit(token, vector, 0);
    float[] mean = new float[half];
    while (tokens.remaining() > half) {
      tokens.get(token);
      for (int i = 0; i < half; i++) {
        mean[i] += token[i];
      }
    }
    copyUnit(mean, vector, half);
    return vector;
  }

  private static void copyUnit(float[] from, float[] to, int at) {
    double square = 0;
    for (float value : from) {
      square += value * value;
    }
    double length = Math.max(Math.sqrt(square), 1e-9);
    for (int i = 0; i < from.length; i++) {
      to[at + i] = (float) (from[i] / length);
    }
  }
}
