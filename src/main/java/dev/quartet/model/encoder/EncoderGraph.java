package dev.quartet.model.encoder;

import static dev.quartet.model.encoder.OnnxWriter.NONE;
import static dev.quartet.model.encoder.OnnxWriter.RUNTIME;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The encoder's arithmetic in few, large steps.
 *
 * <p>The model was exported as 1,500 small ones. The runtime joins some of them, but not attention
 * or biases, since it looks for patterns that quantization broke; more than half of the time went
 * into moving numbers between steps. Here a layer is written in ten, of the runtime's own
 * operators. The weights are the shipped ones, and the vectors differ by rounding alone.
 */
final class EncoderGraph {
  static final String IDENTITIES = "input_ids";
  static final String POSITIONS = "position_ids";
  static final String TYPES = "token_type_ids";

  private static final String TOKENS = "last_hidden_state";

  /** Of bge-small-en-v1.5, by its config.json. */
  private static final int LAYERS = 12;

  private static final ByteString HEADS = OnnxWriter.attribute("num_heads", 12);
  private static final ByteString EPSILON = OnnxWriter.attribute("epsilon", 1e-12f);

  private final OnnxModel shipped;
  private final OnnxWriter graph;

  EncoderGraph(OnnxModel shipped) {
    this.shipped = shipped;
    this.graph = new OnnxWriter(shipped);
  }

  /** Writes the graph to a file, and the weights beside it. */
  void write(Path file) throws IOException {
    List.of(IDENTITIES, POSITIONS, TYPES).forEach(graph::input);
    graph.output(TOKENS, Encoder.DIMENSIONS);
    embeddings("layer 0");
    for (int layer = 0; layer < LAYERS; layer++) {
      layer(layer, "layer " + layer, layer + 1 < LAYERS ? "layer " + (layer + 1) : TOKENS);
    }
    graph.write(file);
  }

  /** What a token is, where it stands, and in which sentence: together, at one length. */
  private void embeddings(String result) {
    looked("word_embeddings", IDENTITIES);
    looked("position_embeddings", POSITIONS);
    looked("token_type_embeddings", TYPES);
    graph.step(
        "",
        "Add",
        List.of("word_embeddings", "token_type_embeddings"),
        List.of("words"),
        List.of());
    added("words", "position_embeddings", "embeddings.LayerNorm", result);
  }

  private void looked(String table, String numbers) {
    String weight = "embeddings." + table + ".weight";
    graph.step(
        "",
        "Gather",
        List.of(weight + "_quantized", numbers),
        List.of(table + " quantized"),
        List.of());
    graph.step(
        "",
        "DequantizeLinear",
        List.of(table + " quantized", weight + "_scale", weight + "_zero_point"),
        List.of(table),
        List.of());
  }

  /** Attention, then the two matrices with the bend between them. */
  private void layer(int number, String input, String result) {
    String name = "encoder.layer." + number + ".";
    attention(number, input, name);
    multiplied(number, "attention/output/dense", input + " attention", input + " attended", true);
    added(input + " attended", input, name + "attention.output.LayerNorm", input + " middle");
    multiplied(number, "intermediate/dense", input + " middle", input + " wide", false);
    graph.step(
        RUNTIME,
        "BiasGelu",
        List.of(input + " wide", name + "intermediate.dense.bias"),
        List.of(input + " bent"),
        List.of());
    multiplied(number, "output/dense", input + " bent", input + " narrow", true);
    added(input + " narrow", input + " middle", name + "output.LayerNorm", result);
  }

  private void attention(int layer, String input, String name) {
    String quantized = input + " quantized";
    String scale = input + " scale";
    String zero = input + " zero";
    graph.step(
        "", "DynamicQuantizeLinear", List.of(input), List.of(quantized, scale, zero), List.of());
    List<String> parts = new ArrayList<>();
    for (String part : List.of("query", "key", "value")) {
      String weight = weight(layer, "attention/self/" + part);
      String bias = name + "attention.self." + part + ".bias";
      graph.step(
          RUNTIME,
          "MatMulIntegerToFloat",
          List.of(quantized, weight + "_quantized", scale, weight + "_scale", zero, NONE, bias),
          List.of(input + " " + part),
          List.of());
      parts.add(input + " " + part);
    }
    graph.step(RUNTIME, "MultiHeadAttention", parts, List.of(input + " attention"), List.of(HEADS));
  }

  private void multiplied(int layer, String matrix, String input, String result, boolean biased) {
    String weight = weight(layer, matrix);
    List<String> takes =
        new ArrayList<>(List.of(input, weight + "_quantized", weight + "_scale", NONE));
    if (biased) {
      takes.add("encoder.layer." + layer + "." + matrix.replace('/', '.') + ".bias");
    }
    graph.step(RUNTIME, "DynamicQuantizeMatMul", takes, List.of(result), List.of());
  }

  /** The sum of two, brought to one length. */
  private void added(String one, String other, String norm, String result) {
    graph.step(
        RUNTIME,
        "SkipLayerNormalization",
        List.of(one, other, norm + ".weight", norm + ".bias"),
        List.of(result),
        List.of(EPSILON));
  }

  /** Matrices have numbers for names; the steps that use them are called after their place. */
  private String weight(int layer, String matrix) {
    String quantized = shipped.input("/encoder/layer." + layer + "/" + matrix + "/MatMul_quant", 1);
    return quantized.substring(0, quantized.length() - "_quantized".length());
  }
}
