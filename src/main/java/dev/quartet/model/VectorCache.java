package dev.quartet.model;

import static java.util.stream.Collectors.toSet;

import dev.quartet.platform.Sha256;
import dev.quartet.platform.WholeFile;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Vectors of the library's sentences, kept on disk by content: a sentence is embedded once in its
 * life. Several threads may use it.
 */
public final class VectorCache {
  private static final int DIMENSIONS = Embeddings.DIMENSIONS;

  /** Beyond these, sentences that are no longer asked for are dropped: texts change for ever. */
  private static final int MOST = 40_000;

  private final Path file;
  private final Embeddings embeddings;
  private final Map<String, float[]> known = new HashMap<>();
  private boolean loaded;

  /**
   * A cache.
   *
   * @param file where vectors are kept; its folder is made when needed
   */
  public VectorCache(Path file, Embeddings embeddings) {
    this.file = file;
    this.embeddings = embeddings;
  }

  /** The vectors of all these sentences; those not known yet are computed and stored together. */
  public synchronized Map<String, float[]> vectors(Collection<String> sentences) {
    load();
    List<String> missing =
        sentences.stream().distinct().filter(s -> !known.containsKey(key(s))).toList();
    List<float[]> made = missing.parallelStream().map(embeddings::embed).toList();
    for (int i = 0; i < missing.size(); i++) {
      known.put(key(missing.get(i)), made.get(i));
    }
    Map<String, float[]> vectors = new HashMap<>();
    for (String sentence : sentences) {
      vectors.put(sentence, known.getOrDefault(key(sentence), new float[DIMENSIONS]));
    }
    if (!missing.isEmpty()) {
      if (known.size() > MOST) {
        known.keySet().retainAll(sentences.stream().map(VectorCache::key).collect(toSet()));
      }
      store();
    }
    return vectors;
  }

  private static String key(String sentence) {
    return Sha256.of(sentence);
  }

  /** The vector of a sentence that is asked once. */
  public float[] embed(String sentence) {
    return embeddings.embed(sentence);
  }

  private void load() {
    if (loaded) {
      return;
    }
    loaded = true;
    if (!Files.isRegularFile(file)) {
      return;
    }
    try (var in =
        new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(file)))) {
      byte[] bytes = new byte[DIMENSIONS * Float.BYTES];
      for (int left = in.readInt(); left > 0; left--) {
        String key = in.readUTF();
        float[] vector = new float[DIMENSIONS];
        in.readFully(bytes);
        ByteBuffer.wrap(bytes).asFloatBuffer().get(vector);
        known.put(key, vector);
      }
    } catch (IOException e) {
      // A broken cache is only slower.
      known.clear();
    }
  }

  private void store() {
    try {
      WholeFile.write(file, this::write);
    } catch (IOException e) {
      // A cache that cannot be written is only slower.
    }
  }

  private void write(OutputStream file) throws IOException {
    var out = new DataOutputStream(file);
    out.writeInt(known.size());
    for (Map.Entry<String, float[]> entry : known.entrySet()) {
      out.writeUTF(entry.getKey());
      ByteBuffer bytes = ByteBuffer.allocate(DIMENSIONS * Float.BYTES);
      bytes.asFloatBuffer().put(entry.getValue());
      out.write(bytes.array());
    }
  }
}
