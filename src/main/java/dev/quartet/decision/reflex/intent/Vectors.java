package dev.quartet.decision.reflex.intent;

/** Arithmetic on sentence vectors: a plain half and a second half of means, each of length one. */
final class Vectors {
  /** How much the mean over the words counts beside the sentence's own vector. */
  private static final float MEAN_WEIGHT = 0.7f;

  private Vectors() {}

  /** Sums in eight lanes: one chain of additions would be bound by their latency. */
  static float dot(float[] a, float[] b) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    for (int i = 0; i + 7 < a.length; i += 8) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
      s4 += a[i + 4] * b[i + 4];
      s5 += a[i + 5] * b[i + 5];
      s6 += a[i + 6] * b[i + 6];
      s7 += a[i + 7] * b[i + 7];
    }
    return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
  }

  static void add(float[] sum, float[] vector) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += vector[i];
    }
  }

  static float[] scaled(float[] vector, double factor) {
    float[] scaled = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      scaled[i] = (float) (vector[i] * factor);
    }
    return scaled;
  }

  static float[] mean(Iterable<float[]> vectors, int dimensions) {
    float[] sum = new float[dimensions];
    int count = 0;
    for (float[] vector : vectors) {
      add(sum, vector);
      count++;
    }
    return count == 0 ? sum : scaled(sum, 1.0 / count);
  }

  /**
   * The vector seen from a centre, of length one. Sentence vectors crowd in one corner of their
   * space; what tells them apart is the direction from their middle.
   */
  static float[] centred(float[] vector, float[] centre) {
    float[] centred = new float[vector.length];
    int half = vector.length / 2;
    for (int i = 0; i < vector.length; i++) {
      centred[i] = (vector[i] - centre[i]) * (i < half ? 1 : MEAN_WEIGHT);
    }
    return unit(centred);
  }

  static float[] unit(float[] vector) {
    double length = Math.sqrt(dot(vector, vector));
    return length == 0 ? vector : scaled(vector, 1 / length);
  }
}
