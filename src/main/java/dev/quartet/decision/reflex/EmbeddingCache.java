package dev.quartet.decision.reflex;

import dev.quartet.model.Embeddings;
import dev.quartet.platform.Sha256;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Vectors of the library's sentences, kept on disk by content: a sentence is embedded once in its
 * life.
 */
final class EmbeddingCache {
  private static final int DIMENSIONS = Embeddings.DIMENSIONS;

  private final Supplier<Path> location;
  private final Embeddings embeddings;
  private final Map<String, float[]> known = new HashMap<>();
  private boolean loaded;

  EmbeddingCache(Supplier<Path> location, Embeddings embeddings) {
    this.location = location;
    this.embeddings = embeddings;
  }

  /** The vectors of all these sentences; those not known yet are computed and stored together. */
  synchronized Map<String, float[]> vectors(List<String> sentences) {
    load();
    boolean grown = false;
    Map<String, float[]> vectors = new HashMap<>();
    for (String sentence : sentences) {
      String key = Sha256.of(sentence);
      if (!known.containsKey(key)) {
        known.put(key, embeddings.embed(sentence));
        grown = true;
      }
      vectors.put(sentence, known.getOrDefault(key, new float[DIMENSIONS]));
    }
    if (grown) {
      store();
    }
    return vectors;
  }

  /** The vector of a sentence that is asked once. */
  float[] embed(String sentence) {
    return embeddings.embed(sentence);
  }

  private void load() {
    if (loaded) {
      return;
    }
    loaded = true;
    Path file = location.get();
    if (!Files.isRegularFile(file)) {
      return;
    }
    try (var in =
        new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(file)))) {
      for (int left = in.readInt(); left > 0; left--) {
        String key = in.readUTF();
        float[] vector = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
          vector[i] = in.readFloat();
        }
        known.put(key, vector);
      }
    } catch (IOException e) {
      // A broken cache is only slower.
      known.clear();
    }
  }

  private void store() {
    Path file = location.get();
    try {
      Path temporary =
          Files.createTempFile(file.toAbsolutePath().getParent(), "embeddings", ".tmp");
      try (var out =
          new DataOutputStream(
              new java.io.BufferedOutputStream(Files.newOutputStream(temporary)))) {
        out.writeInt(known.size());
        for (Map.Entry<String, float[]> entry : known.entrySet()) {
          out.writeUTF(entry.getKey());
          for (float value : entry.getValue()) {
            out.writeFloat(value);
          }
        }
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // A cache that cannot be written is only slower.
    }
  }
}
