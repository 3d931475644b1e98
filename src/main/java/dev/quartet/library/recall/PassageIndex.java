package dev.quartet.library.recall;

import dev.quartet.model.Embeddings;
import dev.quartet.model.VectorCache;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Ranks passages for a query by what they mean and by the words that they share.
 *
 * <p>People ask in other words than they wrote, so meaning decides; shared words, which are names
 * and numbers more often than not, add to it.
 */
final class PassageIndex {
  /** What sharing every telling word adds to a cosine. */
  private static final double ALL_WORDS = 0.1;

  /** A passage in its pieces, with how well each fits. */
  record Found(Passage passage, double score, List<Piece> pieces) {}

  /** A piece of a passage. */
  record Piece(String text, double score) {}

  private final List<Passage> passages;
  private final VectorCache vectors;
  private final Bm25 words;

  PassageIndex(List<Passage> passages, VectorCache vectors) {
    this.passages = passages;
    this.vectors = vectors;
    this.words = new Bm25(passages.stream().map(PassageIndex::terms).toList());
  }

  /** What a passage is about counts twice. */
  private static List<String> terms(Passage passage) {
    List<String> terms = new ArrayList<>(Terms.of(passage.about()));
    terms.addAll(Terms.of(passage.heading()));
    terms.addAll(Terms.of(passage.text()));
    return terms;
  }

  /** Every passage, best first. */
  List<Found> rank(String query) {
    double[] shared = words.scores(Terms.of(query));
    List<List<String>> pieces = passages.stream().map(p -> Chunks.of(p.text())).toList();
    Map<String, float[]> known =
        vectors.vectors(
            IntStream.range(0, passages.size())
                .boxed()
                .flatMap(i -> pieces.get(i).stream().map(piece -> sentence(i, piece)))
                .toList());
    float[] asked = vectors.embed(query);
    return IntStream.range(0, passages.size())
        .mapToObj(i -> found(i, pieces.get(i), shared[i], asked, known))
        .sorted(Comparator.comparingDouble(Found::score).reversed())
        .toList();
  }

  private String sentence(int passage, String piece) {
    return passages.get(passage).about() + ". " + piece;
  }

  private Found found(
      int number, List<String> pieces, double shared, float[] asked, Map<String, float[]> known) {
    List<Piece> scored =
        pieces.stream()
            .map(piece ->
                new Piece(
                    piece, likeness(asked, known.getOrDefault(sentence(number, piece), asked))))
            .toList();
    double best = scored.stream().mapToDouble(Piece::score).max().orElse(0);
    return new Found(passages.get(number), best + ALL_WORDS * shared, scored);
  }

  /** The cosine of two vectors, both halves of which are of length one. */
  private static double likeness(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < Embeddings.DIMENSIONS; i++) {
      sum += one[i] * other[i];
    }
    return sum / 2;
  }
}
