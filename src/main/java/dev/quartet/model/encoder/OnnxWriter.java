package dev.quartet.model.encoder;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import dev.quartet.model.encoder.OnnxModel.Fields;
import dev.quartet.platform.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes a model that takes its tensors from another one. The large ones go to a file beside it,
 * which the runtime maps into memory instead of reading and copying it.
 */
final class OnnxWriter {
  /** The operators of ONNX Runtime itself: its document ContribOperators. */
  static final String RUNTIME = "com.microsoft";

  /** An input that is left out. */
  static final String NONE = "";

  private static final long IR_VERSION = 6;
  private static final long OPERATORS_VERSION = 11;
  private static final long RUNTIME_OPERATORS_VERSION = 1;

  /** TensorProto.DataType. */
  private static final long FLOAT = 1;

  private static final long INTEGER = 7;

  /** AttributeProto.AttributeType. */
  private static final long ATTRIBUTE_IS_FLOAT = 1;

  private static final long ATTRIBUTE_IS_INTEGER = 2;

  /** TensorProto.DataLocation. */
  private static final long EXTERNAL = 1;

  /** Smaller tensors are not worth a mapping. */
  private static final int LARGE = 4096;

  /** Tensors begin where a page of memory does. */
  private static final int PAGE = 4096;

  private final OnnxModel source;
  private final List<ByteString> nodes = new ArrayList<>();
  private final List<ByteString> inputs = new ArrayList<>();
  private final List<ByteString> outputs = new ArrayList<>();
  private final Set<String> used = new LinkedHashSet<>();

  OnnxWriter(OnnxModel source) {
    this.source = source;
  }

  /** An input of whole numbers: one sentence's row. */
  void input(String name) {
    inputs.add(value(name, INTEGER, List.of(named("sentences"), named("tokens"))));
  }

  /** An output of one sentence's rows of numbers. */
  void output(String name, int width) {
    outputs.add(
        value(
            name,
            FLOAT,
            List.of(
                named("sentences"),
                named("tokens"),
                message(Fields.DIMENSION_VALUE, number(width)))));
  }

  private static ByteString named(String name) {
    return message(Fields.DIMENSION_NAME, text(name));
  }

  private static ByteString value(String name, long element, List<ByteString> dimensions) {
    Field shape = bytes(List.of(message(Fields.SHAPE_DIMENSIONS, bytes(dimensions))));
    ByteString tensor =
        UnknownFieldSet.newBuilder()
            .addField(Fields.TENSOR_TYPE_ELEMENT, number(element))
            .addField(Fields.TENSOR_TYPE_SHAPE, shape)
            .build()
            .toByteString();
    return UnknownFieldSet.newBuilder()
        .addField(Fields.VALUE_NAME, text(name))
        .addField(
            Fields.VALUE_TYPE, bytes(List.of(message(Fields.TYPE_TENSOR, bytes(List.of(tensor))))))
        .build()
        .toByteString();
  }

  static ByteString attribute(String name, long value) {
    return UnknownFieldSet.newBuilder()
        .addField(Fields.ATTRIBUTE_NAME, text(name))
        .addField(Fields.ATTRIBUTE_INTEGER, number(value))
        .addField(Fields.ATTRIBUTE_TYPE, number(ATTRIBUTE_IS_INTEGER))
        .build()
        .toByteString();
  }

  static ByteString attribute(String name, float value) {
    Field bits = Field.newBuilder().addFixed32(Float.floatToRawIntBits(value)).build();
    return UnknownFieldSet.newBuilder()
        .addField(Fields.ATTRIBUTE_NAME, text(name))
        .addField(Fields.ATTRIBUTE_FLOAT, bits)
        .addField(Fields.ATTRIBUTE_TYPE, number(ATTRIBUTE_IS_FLOAT))
        .build()
        .toByteString();
  }

  /**
   * A step.
   *
   * @param domain whose operator it is; empty: the standard's
   * @param takes names of tensors of the source, of inputs, and of what other steps yield
   */
  void step(
      String domain,
      String operator,
      List<String> takes,
      List<String> yields,
      List<ByteString> attributes) {
    takes.stream().filter(name -> source.tensor(name).isPresent()).forEach(used::add);
    nodes.add(
        UnknownFieldSet.newBuilder()
            .addField(Fields.NODE_INPUTS, texts(takes))
            .addField(Fields.NODE_OUTPUTS, texts(yields))
            .addField(Fields.NODE_OPERATOR, text(operator))
            .addField(Fields.NODE_ATTRIBUTES, bytes(attributes))
            .addField(Fields.NODE_DOMAIN, text(domain))
            .build()
            .toByteString());
  }

  /** The file of a model's large tensors, beside it. */
  static Path weights(Path model) {
    return model.resolveSibling(model.getFileName() + ".weights");
  }

  /** Writes the model, and its weights beside it. */
  void write(Path file) throws IOException {
    Path weights = weights(file);
    List<ByteString> tensors = new ArrayList<>();
    WholeFile.write(weights, out -> tensors.addAll(tensors(out, weights.getFileName().toString())));
    WholeFile.write(file, out -> model(tensors).writeTo(out));
  }

  /** Writes what the large tensors hold, and gives all as they stand in the model. */
  private List<ByteString> tensors(OutputStream weights, String file) throws IOException {
    List<ByteString> tensors = new ArrayList<>();
    long at = 0;
    for (String name : used) {
      UnknownFieldSet tensor = source.tensor(name).orElseThrow();
      ByteString raw = raw(tensor);
      if (raw.size() < LARGE) {
        tensors.add(tensor.toByteString());
      } else {
        tensors.add(elsewhere(tensor, file, at, raw.size()));
        raw.writeTo(weights);
        int padding = Math.floorMod(-raw.size(), PAGE);
        weights.write(new byte[padding]);
        at += raw.size() + padding;
      }
    }
    return tensors;
  }

  private static ByteString raw(UnknownFieldSet tensor) {
    List<ByteString> raw = tensor.getField(Fields.TENSOR_RAW_DATA).getLengthDelimitedList();
    return raw.isEmpty() ? ByteString.EMPTY : raw.getFirst();
  }

  private static ByteString elsewhere(UnknownFieldSet tensor, String file, long at, long length) {
    return tensor.toBuilder()
        .clearField(Fields.TENSOR_RAW_DATA)
        .addField(
            Fields.TENSOR_EXTERNAL_DATA,
            bytes(
                List.of(
                    entry("location", file),
                    entry("offset", Long.toString(at)),
                    entry("length", Long.toString(length)))))
        .addField(Fields.TENSOR_DATA_LOCATION, number(EXTERNAL))
        .build()
        .toByteString();
  }

  private static ByteString entry(String key, String value) {
    return UnknownFieldSet.newBuilder()
        .addField(Fields.ENTRY_KEY, text(key))
        .addField(Fields.ENTRY_VALUE, text(value))
        .build()
        .toByteString();
  }

  private UnknownFieldSet model(List<ByteString> tensors) {
    ByteString graph =
        UnknownFieldSet.newBuilder()
            .addField(Fields.GRAPH_NODES, bytes(nodes))
            .addField(Fields.GRAPH_NAME, text("encoder"))
            .addField(Fields.GRAPH_TENSORS, bytes(tensors))
            .addField(Fields.GRAPH_INPUTS, bytes(inputs))
            .addField(Fields.GRAPH_OUTPUTS, bytes(outputs))
            .build()
            .toByteString();
    return UnknownFieldSet.newBuilder()
        .addField(Fields.MODEL_IR_VERSION, number(IR_VERSION))
        .addField(Fields.MODEL_PRODUCER, text("quartet"))
        .addField(Fields.MODEL_GRAPH, bytes(List.of(graph)))
        .addField(
            Fields.MODEL_OPERATOR_SETS,
            bytes(
                List.of(
                    operators("", OPERATORS_VERSION),
                    operators(RUNTIME, RUNTIME_OPERATORS_VERSION))))
        .build();
  }

  private static ByteString operators(String domain, long version) {
    return UnknownFieldSet.newBuilder()
        .addField(Fields.OPERATOR_SET_DOMAIN, text(domain))
        .addField(Fields.OPERATOR_SET_VERSION, number(version))
        .build()
        .toByteString();
  }

  private static ByteString message(int field, Field content) {
    return UnknownFieldSet.newBuilder().addField(field, content).build().toByteString();
  }

  private static Field number(long value) {
    return Field.newBuilder().addVarint(value).build();
  }

  private static Field text(String value) {
    return texts(List.of(value));
  }

  private static Field texts(List<String> values) {
    return bytes(values.stream().map(ByteString::copyFromUtf8).toList());
  }

  private static Field bytes(List<ByteString> values) {
    var field = Field.newBuilder();
    values.forEach(field::addLengthDelimited);
    return field.build();
  }
}
