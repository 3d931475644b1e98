package dev.quartet.model.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderTest {
  private static final Path CACHE = Path.of(System.getProperty("quartet.cache"), "native");
  private static final String NAME = "/bge-small-en-v1.5-q";

  private static final List<String> SENTENCES =
      List.of(
          "disk",
          "How much disk space is left?",
          "open pull requests in acme/app that nobody has looked at since Monday",
          "¿Cuántos pedidos abiertos hay?",
          "w".repeat(400));

  /** Rounding alone may differ, which quantizing makes a little larger. */
  @Test
  void the_rewritten_graph_gives_the_vectors_of_the_shipped_model() throws Exception {
    Encoder encoder = Encoder.shared(CACHE);
    try (InputStream model = packed(".onnx");
        InputStream words = packed("-tokenizer.json");
        var options = new OrtSession.SessionOptions();
        var shipped = OrtEnvironment.getEnvironment().createSession(model.readAllBytes(), options);
        var tokenizer =
            HuggingFaceTokenizer.newInstance(
                words, Map.of("padding", "false", "truncation", "true", "maxLength", "96"))) {
      for (String sentence : SENTENCES) {
        float[] expected = tokens(shipped, tokenizer.encode(sentence));
        FloatBuffer buffer = encoder.tokens(sentence);
        float[] found = new float[buffer.remaining()];
        buffer.get(found);

        assertThat(found).as(sentence).hasSameSizeAs(expected);
        for (int token = 0; token < found.length; token += Encoder.DIMENSIONS) {
          assertThat(likeness(found, expected, token)).as(sentence).isGreaterThan(0.99);
        }
      }
    }
  }

  @Test
  void the_graph_is_small_and_its_weights_lie_beside_it(@TempDir Path folder) throws Exception {
    Path graph = new EncoderFiles(folder).graph();

    assertThat(graph).isRegularFile();
    assertThat(Files.size(graph)).isLessThan(1_000_000);
    assertThat(Files.size(folder.resolve(graph.getFileName() + ".weights")))
        .isBetween(30_000_000L, 40_000_000L);
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  /** By the switch of its documentation, which the library reads as it is loaded. */
  @Test
  void the_tokenizer_tells_its_maker_nothing() {
    var _ = Encoder.shared(CACHE).tokens("disk");

    assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
  }

  private static InputStream packed(String ending) {
    return Objects.requireNonNull(EncoderTest.class.getResourceAsStream(NAME + ending));
  }

  private static float[] tokens(OrtSession session, Encoding encoding) throws Exception {
    var environment = OrtEnvironment.getEnvironment();
    try (var identities = OnnxTensor.createTensor(environment, new long[][] {encoding.getIds()});
        var mask =
            OnnxTensor.createTensor(environment, new long[][] {encoding.getAttentionMask()});
        var types = OnnxTensor.createTensor(environment, new long[][] {encoding.getTypeIds()});
        var result =
            session.run(
                Map.of("input_ids", identities, "attention_mask", mask, "token_type_ids", types))) {
      FloatBuffer buffer = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] tokens = new float[buffer.remaining()];
      buffer.get(tokens);
      return tokens;
    }
  }

  /** The cosine of the two vectors that begin at a place. */
  private static double likeness(float[] one, float[] other, int at) {
    double dot = 0;
    double square = 0;
    double otherSquare = 0;
    for (int i = at; i < at + Encoder.DIMENSIONS; i++) {
      dot += one[i] * other[i];
      square += one[i] * one[i];
      otherSquare += other[i] * other[i];
    }
    return dot / Math.sqrt(square * otherSquare);
  }
}
