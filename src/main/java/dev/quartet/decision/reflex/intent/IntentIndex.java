package dev.quartet.decision.reflex.intent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Intents with the vectors and words of their sentences, ready to be compared with a request. */
public final class IntentIndex {
  /** How many of the nearest background sentences stand for the background. */
  private static final int BACKGROUND_NEAREST = 5;

  private final List<Intent> intents;
  private final List<Example> examples = new ArrayList<>();
  private final int[] first;
  private final Vocabulary vocabulary;
  private final float[] centre;
  private final SentenceMatrix sentences;
  private final List<List<float[]>> nearMisses;

  private final double[] sumSquares;
  private final Cohesion[] cohesion;

  /** How close an intent's own examples are to one another. */
  private record Cohesion(double centre, double nearest) {}

  /**
   * An index.
   *
   * @param background sentences that are for none of the intents
   * @param vectors the vector of each sentence, as the encoder gives it
   * @param words the telling words of a sentence
   */
  public IntentIndex(
      List<Intent> intents,
      List<String> background,
      Map<String, float[]> vectors,
      Function<String, List<String>> words) {
    this.intents = List.copyOf(intents);
    this.first = new int[intents.size() + 1];
    this.centre = centre(intents, background, vectors);
    Function<String, float[]> vector =
        text -> Vectors.centred(Objects.requireNonNull(vectors.get(text)), centre);
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < intents.size(); i++) {
      for (String text : intents.get(i).examples()) {
        examples.add(new Example(i, words.apply(text)));
        rows.add(vector.apply(text));
      }
      first[i + 1] = examples.size();
    }
    List<float[]> sums = IntStream.range(0, intents.size()).mapToObj(i -> sumOf(i, rows)).toList();
    this.cohesion =
        IntStream.range(0, intents.size())
            .mapToObj(i -> cohesion(rows.subList(first[i], first[i + 1])))
            .toArray(Cohesion[]::new);
    this.sumSquares = sums.stream().mapToDouble(sum -> Vectors.dot(sum, sum)).toArray();
    this.vocabulary = new Vocabulary(intents.size(), examples);
    this.nearMisses =
        intents.stream().map(intent -> intent.nearMisses().stream().map(vector).toList()).toList();
    intents.forEach(intent -> rows.add(vector.apply(intent.description())));
    rows.addAll(sums);
    background.forEach(sentence -> rows.add(vector.apply(sentence)));
    this.sentences = new SentenceMatrix(rows);
  }

  private float[] sumOf(int intent, List<float[]> rows) {
    float[] sum = new float[centre.length];
    rows.subList(first[intent], first[intent + 1]).forEach(row -> Vectors.add(sum, row));
    return sum;
  }

  // Descriptions, sums and the background lie behind the examples.

  private int description(int intent) {
    return examples.size() + intent;
  }

  private int sum(int intent) {
    return examples.size() + size() + intent;
  }

  private int background() {
    return examples.size() + 2 * size();
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

  public List<Intent> intents() {
    return intents;
  }

  int size() {
    return intents.size();
  }

  /** An example's sentence. */
  String text(int example) {
    int intent = examples.get(example).intent();
    return intents.get(intent).examples().get(example - first[intent]);
  }

  List<Example> examples() {
    return examples;
  }

  /** The scores of a request: its vector as the encoder gives it, its telling words. */
  public IntentScores scores(float[] vector, List<String> words) {
    return scores(Vectors.centred(vector, centre), words, -1, -1);
  }

  /**
   * The scores of one of the index's own examples, as if it were not among them.
   *
   * @param without an intent that is left out altogether; -1: none
   */
  IntentScores scoresOfExample(int example, int without) {
    Example asked = examples.get(example);
    return scores(sentences.vector(example), asked.words(), example, without);
  }

  /** The scores of a near-miss of an intent, as if it were not among them. */
  IntentScores scoresOfNearMiss(int intent, int nearMiss, List<String> words) {
    return scores(nearMisses.get(intent).get(nearMiss), words, -1, -1);
  }

  private IntentScores scores(float[] vector, List<String> words, int self, int without) {
    float[] similar = sentences.times(vector);
    Vocabulary.Coverage[] coverage = vocabulary.coverage(words, self);
    IntentScores.OfIntent[] of = new IntentScores.OfIntent[size()];
    for (int i = 0; i < size(); i++) {
      of[i] = i == without ? IntentScores.OfIntent.NONE : ofIntent(i, similar, self, coverage[i]);
    }
    return new IntentScores(this, vector, similar, words.size(), of);
  }

  private IntentScores.OfIntent ofIntent(
      int intent, float[] similar, int self, Vocabulary.Coverage coverage) {
    double nearest = -1;
    double second = -1;
    double third = -1;
    for (int e = first[intent]; e < first[intent + 1]; e++) {
      if (e != self) {
        double similarity = similar[e];
        if (similarity > nearest) {
          third = second;
          second = nearest;
          nearest = similarity;
        } else if (similarity > second) {
          third = second;
          second = similarity;
        } else if (similarity > third) {
          third = similarity;
        }
      }
    }
    int counted = Math.min(3, first[intent + 1] - first[intent] - (own(self, intent) ? 1 : 0));
    double three =
        counted == 0
            ? -1
            : (nearest + (counted > 1 ? second : 0) + (counted > 2 ? third : 0)) / counted;
    return new IntentScores.OfIntent(
        nearest,
        three,
        centroid(intent, similar, own(self, intent)),
        similar[description(intent)],
        coverage);
  }

  private boolean own(int self, int intent) {
    return self >= 0 && examples.get(self).intent() == intent;
  }

  /** The similarity to the mean of an intent's examples, without the request itself. */
  private double centroid(int intent, float[] similar, boolean own) {
    double dot = similar[sum(intent)];
    double square = sumSquares[intent];
    if (own) {
      square = square - 2 * dot + 1;
      dot -= 1;
    }
    return square <= 1e-9 ? 0 : dot / Math.sqrt(square);
  }

  double cohesionOfCentre(int intent) {
    return cohesion[intent].centre();
  }

  double cohesionOfNearest(int intent) {
    return cohesion[intent].nearest();
  }

  /**
   * The similarities to the nearest background sentences, the nearest first.
   *
   * @param similar a request's similarities to all sentences
   */
  double[] background(float[] similar) {
    return IntStream.range(background(), sentences.size())
        .mapToDouble(sentence -> -similar[sentence])
        .sorted()
        .limit(BACKGROUND_NEAREST)
        .map(similarity -> -similarity)
        .toArray();
  }

  /** The similarity to the nearest of an intent's near-misses; -1 when there is none. */
  double nearMiss(int intent, float[] vector) {
    // A near-miss that is asked itself does not count against itself twice.
    return nearMisses.get(intent).stream()
        .filter(nearMiss -> !Arrays.equals(nearMiss, vector))
        .mapToDouble(nearMiss -> Vectors.dot(nearMiss, vector))
        .max()
        .orElse(-1);
  }
}
