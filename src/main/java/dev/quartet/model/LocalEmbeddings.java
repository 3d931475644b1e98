package dev.quartet.model;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.quartet.platform.Cancellation.Cancelled;
import dev.quartet.platform.Lazy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * bge-small-en-v1.5, quantized, in this process; loaded on first use, about a second.
 *
 * <p>The runtime is used as it is, since LangChain4j's wrapper gives the first token's vector
 * alone: the mean over the words, which one pass yields as well, tells near intents apart better.
 */
public final class LocalEmbeddings implements Embeddings, AutoCloseable {
  private static final String MODEL = "/bge-small-en-v1.5-q.onnx";
  private static final String TOKENIZER = "/bge-small-en-v1.5-q-tokenizer.json";

  /** The folder for what is unpacked, by the name that the tokenizer's library knows. */
  private static final String UNPACKED = "DJL_CACHE_DIR";

  /** Requests that are longer are no lookups; the rest of a sentence does not count. */
  private static final String MOST_TOKENS = "96";

  /** What is loaded. */
  private record Loaded(OrtSession model, HuggingFaceTokenizer tokenizer) {}

  /** The model is the same for everybody in a process, and takes a hundred megabytes. */
  private static final class Shared {
    static final Loaded PARTS = load();
  }

  private final Supplier<Loaded> loaded;

  /** Fair, so that closing does not wait behind a library that is being learned. */
  private final ReadWriteLock use = new ReentrantReadWriteLock(true);

  private boolean closed;

  /**
   * Embeddings on this machine.
   *
   * @param cache where the native libraries are unpacked
   */
  public LocalEmbeddings(Path cache) {
    loaded =
        new Lazy<>(() -> {
          System.setProperty(UNPACKED, cache.toString());
          return Shared.PARTS;
        });
  }

  private static Loaded load() {
    try (InputStream tokenizer = LocalEmbeddings.class.getResourceAsStream(TOKENIZER);
        var options = new OrtSession.SessionOptions()) {
      if (tokenizer == null) {
        throw new IllegalStateException(TOKENIZER + " is not on the class path");
      }
      OrtEnvironment runtime = OrtEnvironment.getEnvironment();
      // A sentence is too short to gain from a second thread.
      options.setIntraOpNumThreads(1);
      return new Loaded(
          runtime.createSession(unpackedModel().toString(), options),
          HuggingFaceTokenizer.newInstance(
              tokenizer,
              Map.of("padding", "false", "truncation", "true", "maxLength", MOST_TOKENS)));
    } catch (OrtException e) {
      throw new IllegalStateException("The embedding model cannot be loaded", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The model as a file: read as bytes it would pass through this process's memory twice. */
  private static Path unpackedModel() throws IOException {
    URL packed = LocalEmbeddings.class.getResource(MODEL);
    if (packed == null) {
      throw new IllegalStateException(MODEL + " is not on the class path");
    }
    Path folder = Files.createDirectories(Path.of(System.getProperty(UNPACKED)).toAbsolutePath());
    Path file = folder.resolve(MODEL.substring(1));
    URLConnection connection = packed.openConnection();
    try (InputStream model = connection.getInputStream()) {
      if (!Files.isRegularFile(file) || Files.size(file) != connection.getContentLengthLong()) {
        Path temporary = Files.createTempFile(folder, "model", ".tmp");
        Files.copy(model, temporary, StandardCopyOption.REPLACE_EXISTING);
        Files.move(
            temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return file;
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
      return computed(sentence);
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

  private float[] computed(String sentence) {
    Loaded parts = loaded.get();
    Encoding encoding = parts.tokenizer().encode(sentence);
    try (var ids = row(encoding.getIds());
        var mask = row(encoding.getAttentionMask());
        var types = row(encoding.getTypeIds());
        OrtSession.Result result =
            parts
                .model()
                .run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
      return pooled(((OnnxTensor) result.get(0)).getFloatBuffer());
    } catch (OrtException e) {
      throw new IllegalStateException("A sentence could not be embedded", e);
    }
  }

  private static OnnxTensor row(long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        OrtEnvironment.getEnvironment(), LongBuffer.wrap(values), new long[] {1, values.length});
  }

  /**
   * The first token stands for the sentence (as bge was trained); those between it and the last are
   * words.
   *
   * @param tokens one vector after the other
   */
  private static float[] pooled(FloatBuffer tokens) {
    int half = DIMENSIONS / 2;
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
