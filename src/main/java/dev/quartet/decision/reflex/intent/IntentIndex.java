package dev.quartet.decision.reflex.intent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Intents with the vectors and words of their sentences, ready to be compared with a request. */
public final class IntentIndex {
  /** How many of the nearest background sentences stand for the background. */
  private static final int BACKGROUND_NEAREST = 5;

  private final List<Intent> intents;
  private final List<Example> examples = new ArrayList<>();
  private final VectorIndex vectors;
  private final Vocabulary vocabulary;

  /**
   * An index.
   *
   * @param vectors the meanings of the intents' sentences
   * @param words the telling words of a sentence
   */
  public IntentIndex(
      List<Intent> intents, VectorIndex vectors, Function<String, List<String>> words) {
    this.intents = List.copyOf(intents);
    this.vectors = vectors;
    for (int i = 0; i < intents.size(); i++) {
      for (String text : intents.get(i).examples()) {
        examples.add(new Example(i, words.apply(text)));
      }
    }
    this.vocabulary = new Vocabulary(intents.size(), examples);
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
    return intents.get(intent).examples().get(example - vectors.first(intent));
  }

  List<Example> examples() {
    return examples;
  }

  /** The scores of a request: its vector as the encoder gives it, its telling words. */
  public IntentScores scores(float[] vector, List<String> words) {
    return scores(vectors.centred(vector), words, -1, -1);
  }

  /**
   * The scores of one of the index's own examples, as if it were not among them.
   *
   * @param without an intent that is left out altogether; -1: none
   */
  IntentScores scoresOfExample(int example, int without) {
    Example asked = examples.get(example);
    return scores(vectors.example(example), asked.words(), example, without);
  }

  /** The scores of a near-miss of an intent, as if it were not among them. */
  IntentScores scoresOfNearMiss(int intent, int nearMiss, List<String> words) {
    return scores(vectors.nearMisses(intent).get(nearMiss), words, -1, -1);
  }

  private IntentScores scores(float[] vector, List<String> words, int self, int without) {
    float[] similar = vectors.similarities(vector);
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
    for (int e = vectors.first(intent); e < vectors.first(intent + 1); e++) {
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
    int counted = Math.min(3, intents.get(intent).examples().size() - (own(self, intent) ? 1 : 0));
    double three =
        counted == 0
            ? -1
            : (nearest + (counted > 1 ? second : 0) + (counted > 2 ? third : 0)) / counted;
    return new IntentScores.OfIntent(
        nearest,
        three,
        centroid(intent, similar, own(self, intent)),
        similar[vectors.description(intent)],
        coverage);
  }

  private boolean own(int self, int intent) {
    return self >= 0 && examples.get(self).intent() == intent;
  }

  /** The similarity to the mean of an intent's examples, without the request itself. */
  private double centroid(int intent, float[] similar, boolean own) {
    double dot = similar[vectors.sum(intent)];
    double square = vectors.sumSquare(intent);
    if (own) {
      square = square - 2 * dot + 1;
      dot -= 1;
    }
    return square <= 1e-9 ? 0 : dot / Math.sqrt(square);
  }

  double cohesionOfCentre(int intent) {
    return vectors.cohesion(intent).centre();
  }

  double cohesionOfNearest(int intent) {
    return vectors.cohesion(intent).nearest();
  }

  /**
   * The similarities to the nearest background sentences, the nearest first.
   *
   * @param similar a request's similarities to all sentences
   */
  double[] background(float[] similar) {
    return IntStream.range(vectors.background(), vectors.size())
        .mapToDouble(sentence -> -similar[sentence])
        .sorted()
        .limit(BACKGROUND_NEAREST)
        .map(similarity -> -similarity)
        .toArray();
  }

  /** The similarity to the nearest of an intent's near-misses; -1 when there is none. */
  double nearMiss(int intent, float[] vector) {
    // A near-miss that is asked itself does not count against itself twice.
    return vectors.nearMisses(intent).stream()
        .filter(nearMiss -> !Arrays.equals(nearMiss, vector))
        .mapToDouble(nearMiss -> Vectors.dot(nearMiss, vector))
        .max()
        .orElse(-1);
  }
}
