package dev.quartet.decision.reflex.intent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The meanings of intents' sentences, seen from their common centre. The sentences lie in this
 * order: each intent's examples, the descriptions, the sums of each intent's examples, the
 * background.
 */
public final class VectorIndex {
  private final int[] first;
  private final float[] centre;
  private final SentenceMatrix sentences;
  private final List<List<float[]>> nearMisses;
  private final double[] sumSquares;
  private final Cohesion[] cohesion;

  /** How close an intent's own examples are to one another. */
  record Cohesion(double centre, double nearest) {}

  private VectorIndex(
      int[] first,
      float[] centre,
      SentenceMatrix sentences,
      List<List<float[]>> nearMisses,
      double[] sumSquares,
      Cohesion[] cohesion) {
    this.first = first;
    this.centre = centre;
    this.sentences = sentences;
    this.nearMisses = nearMisses;
    this.sumSquares = sumSquares;
    this.cohesion = cohesion;
  }

  /**
   * The index of some intents.
   *
   * @param background sentences that are for none of the intents
   * @param vectors the vector of each sentence, as the encoder gives it
   */
  public static VectorIndex of(
      List<Intent> intents, List<String> background, Map<String, float[]> vectors) {
    int[] first = firsts(intents);
    float[] centre = centre(intents, background, vectors);
    Function<String, float[]> vector =
        text -> Vectors.centred(Objects.requireNonNull(vectors.get(text)), centre);
    List<float[]> rows = new ArrayList<>();
    intents.forEach(intent -> intent.examples().forEach(text -> rows.add(vector.apply(text))));
    List<List<float[]>> own =
        IntStream.range(0, intents.size())
            .mapToObj(i -> List.copyOf(rows.subList(first[i], first[i + 1])))
            .toList();
    List<float[]> sums = own.stream().map(examples -> sum(examples, centre.length)).toList();
    intents.forEach(intent -> rows.add(vector.apply(intent.description())));
    rows.addAll(sums);
    background.forEach(sentence -> rows.add(vector.apply(sentence)));
    return new VectorIndex(
        first,
        centre,
        SentenceMatrix.of(rows),
        intents.stream().map(intent -> intent.nearMisses().stream().map(vector).toList()).toList(),
        sums.stream().mapToDouble(sum -> Vectors.dot(sum, sum)).toArray(),
        own.stream().map(VectorIndex::cohesion).toArray(Cohesion[]::new));
  }

  private static int[] firsts(List<Intent> intents) {
    int[] first = new int[intents.size() + 1];
    for (int i = 0; i < intents.size(); i++) {
      first[i + 1] = first[i] + intents.get(i).examples().size();
    }
    return first;
  }

  private static float[] centre(
      List<Intent> intents, List<String> background, Map<String, float[]> vectors) {
    int dimensions = vectors.values().iterator().next().length;
    List<float[]> own =
        intents.stream().flatMap(i -> i.examples().stream()).map(vectors::get).toList();
    float[] sum = Vectors.mean(own, dimensions);
    Vectors.add(sum, Vectors.mean(background.stream().map(vectors::get).toList(), dimensions));
    return Vectors.scaled(sum, 0.5);
  }

  private static float[] sum(List<float[]> vectors, int dimensions) {
    float[] sum = new float[dimensions];
    vectors.forEach(vector -> Vectors.add(sum, vector));
    return sum;
  }

  private static Cohesion cohesion(List<float[]> own) {
    int count = own.size();
    if (count < 2) {
      return new Cohesion(0.5, 0.5);
    }
    double all = 0;
    double nearest = 0;
    for (int i = 0; i < count; i++) {
      double best = -1;
      for (int j = 0; j < count; j++) {
        if (i != j) {
          double similarity = Vectors.dot(own.get(i), own.get(j));
          all += similarity;
          best = Math.max(best, similarity);
        }
      }
      nearest += best;
    }
    return new Cohesion(Math.sqrt(Math.max(1e-3, all / (count * (count - 1.0)))), nearest / count);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param intents those that it was written of
   * @throws IOException also when it is not of these
   */
  public static VectorIndex read(DataInputStream in, List<Intent> intents) throws IOException {
    int[] first = firsts(intents);
    int dimensions = in.readInt();
    int count = in.readInt();
    if (count < first[intents.size()] + 2 * intents.size()) {
      throw new IOException("not of these intents");
    }
    float[] centre = floats(in, dimensions);
    SentenceMatrix sentences = SentenceMatrix.read(in, dimensions, count);
    List<List<float[]>> nearMisses = new ArrayList<>();
    double[] sumSquares = new double[intents.size()];
    Cohesion[] cohesion = new Cohesion[intents.size()];
    for (int i = 0; i < intents.size(); i++) {
      List<float[]> own = new ArrayList<>();
      for (int left = intents.get(i).nearMisses().size(); left > 0; left--) {
        own.add(floats(in, dimensions));
      }
      nearMisses.add(own);
      sumSquares[i] = in.readDouble();
      cohesion[i] = new Cohesion(in.readDouble(), in.readDouble());
    }
    return new VectorIndex(first, centre, sentences, nearMisses, sumSquares, cohesion);
  }

  public void write(DataOutputStream out) throws IOException {
    out.writeInt(centre.length);
    out.writeInt(sentences.size());
    write(centre, out);
    sentences.write(out);
    for (int i = 0; i < cohesion.length; i++) {
      for (float[] nearMiss : nearMisses.get(i)) {
        write(nearMiss, out);
      }
      out.writeDouble(sumSquares[i]);
      out.writeDouble(cohesion[i].centre());
      out.writeDouble(cohesion[i].nearest());
    }
  }

  private static float[] floats(DataInputStream in, int count) throws IOException {
    byte[] bytes = new byte[count * Float.BYTES];
    in.readFully(bytes);
    float[] values = new float[count];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
    return values;
  }

  private static void write(float[] values, DataOutputStream out) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    out.write(bytes.array());
  }

  /** A request's vector, as the encoder gives it, seen from the centre. */
  float[] centred(float[] vector) {
    return Vectors.centred(vector, centre);
  }

  /** The similarities of a centred vector to all sentences, in their order. */
  float[] similarities(float[] centred) {
    return sentences.times(centred);
  }

  float[] example(int number) {
    return sentences.vector(number);
  }

  /** The number of an intent's first example, and of the one behind the last intent's last. */
  int first(int intent) {
    return first[intent];
  }

  int description(int intent) {
    return first[cohesion.length] + intent;
  }

  int sum(int intent) {
    return first[cohesion.length] + cohesion.length + intent;
  }

  /** The number of the first background sentence. */
  int background() {
    return first[cohesion.length] + 2 * cohesion.length;
  }

  /** How many sentences there are. */
  int size() {
    return sentences.size();
  }

  /** The squared length of the sum of an intent's examples. */
  double sumSquare(int intent) {
    return sumSquares[intent];
  }

  Cohesion cohesion(int intent) {
    return cohesion[intent];
  }

  List<float[]> nearMisses(int intent) {
    return nearMisses.get(intent);
  }
}
