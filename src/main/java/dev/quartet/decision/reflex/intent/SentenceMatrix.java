package dev.quartet.decision.reflex.intent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Sentence vectors, laid out so that a request is compared with all of them at once: a row for each
 * dimension, which the processor goes through many numbers at a time. Halves of the usual precision
 * are enough, and what takes time is fetching them.
 */
final class SentenceMatrix {
  private final short[][] rows;
  private final int count;

  private SentenceMatrix(short[][] rows) {
    this.rows = rows;
    this.count = rows[0].length;
  }

  /**
   * The matrix of some vectors.
   *
   * @param vectors all as long as the first; not empty
   */
  static SentenceMatrix of(List<float[]> vectors) {
    short[][] rows = new short[vectors.getFirst().length][vectors.size()];
    for (int number = 0; number < vectors.size(); number++) {
      float[] vector = vectors.get(number);
      for (int i = 0; i < rows.length; i++) {
        rows[i][number] = Float.floatToFloat16(vector[i]);
      }
    }
    return new SentenceMatrix(rows);
  }

  /** Reads what {@link #write} wrote. */
  static SentenceMatrix read(DataInputStream in, int dimensions, int count) throws IOException {
    short[][] rows = new short[dimensions][count];
    byte[] bytes = new byte[count * Short.BYTES];
    for (short[] row : rows) {
      in.readFully(bytes);
      ByteBuffer.wrap(bytes).asShortBuffer().get(row);
    }
    return new SentenceMatrix(rows);
  }

  void write(DataOutputStream out) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count * Short.BYTES);
    for (short[] row : rows) {
      bytes.asShortBuffer().put(row);
      out.write(bytes.array());
    }
  }

  int size() {
    return count;
  }

  /** The products of a vector with every sentence, in their order. */
  float[] times(float[] vector) {
    float[] products = new float[count];
    for (int i = 0; i < rows.length; i++) {
      addScaled(products, rows[i], vector[i]);
    }
    return products;
  }

  private static void addScaled(float[] sums, short[] row, float factor) {
    for (int number = 0; number < sums.length; number++) {
      sums[number] += Float.float16ToFloat(row[number]) * factor;
    }
  }

  /** The vector of one sentence. */
  float[] vector(int number) {
    float[] vector = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      vector[i] = Float.float16ToFloat(rows[i][number]);
    }
    return vector;
  }
}
