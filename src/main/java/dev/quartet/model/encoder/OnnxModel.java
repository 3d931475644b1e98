package dev.quartet.model.encoder;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tensors of a model file, and what its steps take in, by their names. */
final class OnnxModel {
  /** The numbers of the fields of each message in onnx.proto, IR version 6. */
  static final class Fields {
    static final int MODEL_IR_VERSION = 1;
    static final int MODEL_PRODUCER = 2;
    static final int MODEL_GRAPH = 7;
    static final int MODEL_OPERATOR_SETS = 8;

    static final int OPERATOR_SET_DOMAIN = 1;
    static final int OPERATOR_SET_VERSION = 2;

    static final int GRAPH_NODES = 1;
    static final int GRAPH_NAME = 2;
    static final int GRAPH_TENSORS = 5;
    static final int GRAPH_INPUTS = 11;
    static final int GRAPH_OUTPUTS = 12;

    static final int NODE_INPUTS = 1;
    static final int NODE_OUTPUTS = 2;
    static final int NODE_NAME = 3;
    static final int NODE_OPERATOR = 4;
    static final int NODE_ATTRIBUTES = 5;
    static final int NODE_DOMAIN = 7;

    static final int ATTRIBUTE_NAME = 1;
    static final int ATTRIBUTE_FLOAT = 2;
    static final int ATTRIBUTE_INTEGER = 3;
    static final int ATTRIBUTE_TYPE = 20;

    static final int TENSOR_NAME = 8;
    static final int TENSOR_RAW_DATA = 9;
    static final int TENSOR_EXTERNAL_DATA = 13;
    static final int TENSOR_DATA_LOCATION = 14;

    static final int ENTRY_KEY = 1;
    static final int ENTRY_VALUE = 2;

    static final int VALUE_NAME = 1;
    static final int VALUE_TYPE = 2;
    static final int TYPE_TENSOR = 1;
    static final int TENSOR_TYPE_ELEMENT = 1;
    static final int TENSOR_TYPE_SHAPE = 2;
    static final int SHAPE_DIMENSIONS = 1;
    static final int DIMENSION_VALUE = 1;
    static final int DIMENSION_NAME = 2;

    private Fields() {}
  }

  private final Map<String, UnknownFieldSet> tensors = new HashMap<>();
  private final Map<String, List<String>> inputs = new HashMap<>();

  private OnnxModel(UnknownFieldSet graph) throws IOException {
    for (ByteString bytes : graph.getField(Fields.GRAPH_TENSORS).getLengthDelimitedList()) {
      var tensor = UnknownFieldSet.parseFrom(bytes);
      tensors.put(text(tensor, Fields.TENSOR_NAME), tensor);
    }
    for (ByteString bytes : graph.getField(Fields.GRAPH_NODES).getLengthDelimitedList()) {
      var node = UnknownFieldSet.parseFrom(bytes);
      inputs.put(
          text(node, Fields.NODE_NAME),
          node.getField(Fields.NODE_INPUTS).getLengthDelimitedList().stream()
              .map(ByteString::toStringUtf8)
              .toList());
    }
  }

  /** Reads a model, tens of megabytes, into memory. */
  static OnnxModel read(InputStream file) throws IOException {
    UnknownFieldSet model = UnknownFieldSet.parseFrom(file);
    return new OnnxModel(
        UnknownFieldSet.parseFrom(
            model.getField(Fields.MODEL_GRAPH).getLengthDelimitedList().getFirst()));
  }

  private static String text(UnknownFieldSet message, int field) {
    List<ByteString> values = message.getField(field).getLengthDelimitedList();
    return values.isEmpty() ? "" : values.getLast().toStringUtf8();
  }

  /** A tensor of the model; empty: what has this name is computed. */
  Optional<UnknownFieldSet> tensor(String name) {
    return Optional.ofNullable(tensors.get(name));
  }

  /**
   * What a step takes in at a place.
   *
   * @throws IllegalStateException if the model has no such step: it is another one
   */
  String input(String node, int place) {
    List<String> taken = inputs.getOrDefault(node, List.of());
    if (place >= taken.size()) {
      throw new IllegalStateException("The model has no step " + node);
    }
    return taken.get(place);
  }
}
