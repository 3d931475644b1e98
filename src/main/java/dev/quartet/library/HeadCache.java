package dev.quartet.library;

import dev.quartet.platform.Sha256;
import dev.quartet.platform.WholeFile;
import dev.quartet.platform.Yaml;
import dev.quartet.platform.Yaml.Mapping;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the heads of the library's files as they were parsed, by their content: parsing YAML takes
 * most of a cold start. A cache that cannot be read or written is done without.
 */
final class HeadCache {
  /** Changes with the form of the file. */
  private static final int FORM = 1;

  private static final byte SCALAR = 0;
  private static final byte SEQUENCE = 1;
  private static final byte MAPPING = 2;

  private final Path file;
  private final Map<String, Mapping> known;
  private final Map<String, Mapping> used = new HashMap<>();
  private boolean grown;

  private HeadCache(Path file, Map<String, Mapping> known) {
    this.file = file;
    this.known = known;
  }

  static HeadCache open(Path file) {
    return new HeadCache(file, load(file));
  }

  /**
   * A document, parsed now or before.
   *
   * @param firstLine the line of its file on which it begins
   * @throws Yaml.Malformed when it is not a YAML mapping
   */
  Mapping read(String text, int firstLine) {
    String key = firstLine + " " + Sha256.of(text);
    Mapping kept = known.get(key);
    if (kept == null) {
      kept = Yaml.read(text, firstLine);
      grown = true;
    }
    used.put(key, kept);
    return kept;
  }

  /** Keeps what was read since it was opened, when some of it is new. */
  void save() {
    if (!grown) {
      return;
    }
    try {
      WholeFile.write(file, this::write);
    } catch (IOException | UncheckedIOException e) {
      // Without the file the next start parses again.
    }
  }

  private void write(OutputStream file) throws IOException {
    var out = new DataOutputStream(file);
    out.writeInt(FORM);
    out.writeInt(used.size());
    for (Map.Entry<String, Mapping> entry : used.entrySet()) {
      out.writeUTF(entry.getKey());
      write(entry.getValue(), out);
    }
  }

  private static void write(Yaml yaml, DataOutputStream out) throws IOException {
    switch (yaml) {
      case Yaml.Scalar scalar -> {
        out.writeByte(SCALAR);
        out.writeInt(scalar.line());
        out.writeUTF(scalar.value());
      }
      case Yaml.Sequence sequence -> {
        out.writeByte(SEQUENCE);
        out.writeInt(sequence.line());
        out.writeInt(sequence.items().size());
        for (Yaml item : sequence.items()) {
          write(item, out);
        }
      }
      case Mapping mapping -> {
        out.writeByte(MAPPING);
        out.writeInt(mapping.line());
        out.writeInt(mapping.entries().size());
        for (Map.Entry<String, Yaml> entry : mapping.entries().entrySet()) {
          out.writeUTF(entry.getKey());
          write(entry.getValue(), out);
        }
      }
    }
  }

  private static Map<String, Mapping> load(Path file) {
    if (!Files.isRegularFile(file)) {
      return Map.of();
    }
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      Map<String, Mapping> heads = new HashMap<>();
      if (in.readInt() == FORM) {
        for (int left = in.readInt(); left > 0; left--) {
          heads.put(in.readUTF(), readYaml(in).asMapping());
        }
      }
      return heads;
    } catch (IOException | RuntimeException e) {
      return Map.of();
    }
  }

  private static Yaml readYaml(DataInputStream in) throws IOException {
    byte kind = in.readByte();
    int line = in.readInt();
    return switch (kind) {
      case SCALAR -> new Yaml.Scalar(in.readUTF(), line);
      case SEQUENCE -> {
        List<Yaml> items = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
          items.add(readYaml(in));
        }
        yield new Yaml.Sequence(items, line);
      }
      case MAPPING -> {
        Map<String, Yaml> entries = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
          String key = in.readUTF();
          entries.put(key, readYaml(in));
        }
        yield new Mapping(entries, line);
      }
      default -> throw new IOException("unknown kind " + kind);
    };
  }
}
