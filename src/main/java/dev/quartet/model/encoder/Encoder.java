package dev.quartet.model.encoder;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * bge-small-en-v1.5, quantized: a vector for each token of a sentence.
 *
 * <p>The runtime is used as it is, since LangChain4j's wrapper gives the first token's vector
 * alone, and computes the model as it was exported.
 */
public final class Encoder {
  /** The length of a token's vector. */
  public static final int DIMENSIONS = 384;

  /** Requests that are longer are no lookups; the rest of a sentence does not count. */
  private static final String MOST_TOKENS = "96";

  private final OrtSession model;
  private final HuggingFaceTokenizer tokenizer;

  private Encoder(OrtSession model, HuggingFaceTokenizer tokenizer) {
    this.model = model;
    this.tokenizer = tokenizer;
  }

  /** The model is the same for everybody in a process, and takes a hundred megabytes. */
  private static final class Shared {
    static final Encoder ENCODER = load(EncoderFiles.inKnownFolder());
  }

  /**
   * This process's encoder, loaded when first asked for.
   *
   * @param folder where its files are unpacked, once; the first one counts
   */
  public static Encoder shared(Path folder) {
    EncoderFiles.makeKnown(folder);
    return Shared.ENCODER;
  }

  private static Encoder load(EncoderFiles files) {
    files.unpackLibraries();
    try (InputStream tokenizer = files.tokenizer();
        var options = new OrtSession.SessionOptions()) {
      // A sentence is too short to gain from a second thread.
      options.setIntraOpNumThreads(1);
      return new Encoder(
          OrtEnvironment.getEnvironment().createSession(files.graph().toString(), options),
          HuggingFaceTokenizer.newInstance(
              tokenizer,
              Map.of("padding", "false", "truncation", "true", "maxLength", MOST_TOKENS)));
    } catch (OrtException e) {
      throw new IllegalStateException("The embedding model cannot be loaded", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The vectors of a sentence's tokens, one after the other; the first and the last are no words.
   */
  public FloatBuffer tokens(String sentence) {
    Encoding encoding = tokenizer.encode(sentence);
    long[] ids = encoding.getIds();
    long[] positions = new long[ids.length];
    Arrays.setAll(positions, place -> place);
    try (var identities = row(ids);
        var places = row(positions);
        var types = row(encoding.getTypeIds());
        OrtSession.Result result =
            model.run(
                Map.of(
                    EncoderGraph.IDENTITIES, identities,
                    EncoderGraph.POSITIONS, places,
                    EncoderGraph.TYPES, types))) {
      return ((OnnxTensor) result.get(0)).getFloatBuffer();
    } catch (OrtException e) {
      throw new IllegalStateException("A sentence could not be embedded", e);
    }
  }

  private static OnnxTensor row(long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        OrtEnvironment.getEnvironment(), LongBuffer.wrap(values), new long[] {1, values.length});
  }
}
