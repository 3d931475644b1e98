package dev.quartet.decision.reflex.intent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Intents with the vectors and words of their sentences, ready to be compared with a request. */
public final class IntentIndex {
  /** How many of the nearest background sentences stand for the background. */
  private static final int BACKGROUND_NEAREST = 5;

  private final List<Intent> intents;
  private final List<Example> examples;
  private final int[] first;
  private final float[][] sums;
  private final float[][] descriptions;
  private final List<List<float[]>> nearMisses;
  private final List<float[]> background;
  private final Vocabulary vocabulary;
  private final float[] centre;
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
    this.centre = centre(intents, background, vectors);
    Function<String, float[]> vector =
        text -> Vectors.centred(Objects.requireNonNull(vectors.get(text)), centre);
    this.vocabulary = new Vocabulary(intents.size());
    this.examples = new ArrayList<>();
    this.first = new int[intents.size() + 1];
    this.sums = new float[intents.size()][];
    this.descriptions = new float[intents.size()][];
    this.nearMisses = new ArrayList<>();
    for (int i = 0; i < intents.size(); i++) {
      Intent intent = intents.get(i);
      first[i] = examples.size();
      float[] sum = new float[centre.length];
      for (String text : intent.examples()) {
        var example = new Example(i, vector.apply(text), words.apply(text));
        examples.add(example);
        vocabulary.add(i, example.words());
        Vectors.add(sum, example.vector());
      }
      sums[i] = sum;
      descriptions[i] = vector.apply(intent.description());
      nearMisses.add(intent.nearMisses().stream().map(vector).toList());
    }
    first[intents.size()] = examples.size();
    this.background = background.stream().map(vector).toList();
    this.cohesion = new Cohesion[intents.size()];
    Arrays.setAll(cohesion, this::cohesion);
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

  private Cohesion cohesion(int intent) {
    int count = first[intent + 1] - first[intent];
    if (count < 2) {
      return new Cohesion(0.5, 0.5);
    }
    double all = 0;
    double nearest = 0;
    for (int i = first[intent]; i < first[intent + 1]; i++) {
      double best = -1;
      for (int j = first[intent]; j < first[intent + 1]; j++) {
        if (i != j) {
          double similarity = Vectors.dot(examples.get(i).vector(), examples.get(j).vector());
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
    return scores(asked.vector(), asked.words(), example, without);
  }

  /** The scores of a near-miss of an intent, as if it were not among them. */
  IntentScores scoresOfNearMiss(int intent, int nearMiss, List<String> words) {
    return scores(nearMisses.get(intent).get(nearMiss), words, -1, -1);
  }

  private IntentScores scores(float[] vector, List<String> words, int self, int without) {
    Vocabulary.Coverage[] coverage = vocabulary.coverage(words, self);
    IntentScores.OfIntent[] of = new IntentScores.OfIntent[size()];
    for (int i = 0; i < size(); i++) {
      of[i] = i == without ? IntentScores.OfIntent.NONE : ofIntent(i, vector, self, coverage[i]);
    }
    return new IntentScores(this, vector, words.size(), of);
  }

  private IntentScores.OfIntent ofIntent(
      int intent, float[] vector, int self, Vocabulary.Coverage coverage) {
    double nearest = -1;
    double second = -1;
    double third = -1;
    for (int e = first[intent]; e < first[intent + 1]; e++) {
      if (e != self) {
        double similarity = Vectors.dot(examples.get(e).vector(), vector);
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
        centroid(intent, vector, own(self, intent)),
        Vectors.dot(descriptions[intent], vector),
        coverage);
  }

  private boolean own(int self, int intent) {
    return self >= 0 && examples.get(self).intent() == intent;
  }

  /** The similarity to the mean of an intent's examples, without the request itself. */
  private double centroid(int intent, float[] vector, boolean own) {
    double dot = Vectors.dot(sums[intent], vector);
    double square = Vectors.dot(sums[intent], sums[intent]);
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

  /** The similarities to the nearest background sentences, the nearest first. */
  double[] background(float[] vector) {
    return background.stream()
        .mapToDouble(sentence -> -Vectors.dot(sentence, vector))
        .sorted()
        .limit(BACKGROUND_NEAREST)
        .map(similarity -> -similarity)
        .toArray();
  }

  /** The similarity to the nearest of an intent's near-misses; -1 when there is none. */
  double nearMiss(int intent, float[] vector) {
    double best = -1;
    for (float[] nearMiss : nearMisses.get(intent)) {
      double similarity = Vectors.dot(nearMiss, vector);
      // A near-miss that is asked itself does not count against itself twice.
      if (!Arrays.equals(nearMiss, vector)) {
        best = Math.max(best, similarity);
      }
    }
    return best;
  }
}
