package dev.quartet.library.recall;

import dev.quartet.library.recall.PassageIndex.Found;
import dev.quartet.library.recall.PassageIndex.Piece;
import dev.quartet.model.TokenCounter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Fits passages into a number of tokens: whole ones, and of long ones the pieces that fit best. */
final class Excerpts {
  /** The first passages may be this long; longer ones are cut, so that others have room. */
  private static final int LONGEST = 400;

  private static final int FIRST = 2;

  /** Those that fit less well may only be this long. */
  private static final int LONGEST_FURTHER = 130;

  /** With less room left, nothing more is begun. */
  private static final int LEAST = 60;

  private static final String BETWEEN = "\n\n";

  private final TokenCounter counter;

  Excerpts(TokenCounter counter) {
    this.counter = counter;
  }

  String joined(List<Excerpt> excerpts) {
    return excerpts.stream().map(Excerpt::labelled).collect(Collectors.joining(BETWEEN));
  }

  /** As many as fit, in their order. */
  List<Excerpt> within(int tokens, List<Found> ranked) {
    List<Excerpt> excerpts = new ArrayList<>();
    int left = tokens;
    for (Found found : ranked) {
      Optional<Excerpt> excerpt =
          left < LEAST
              ? Optional.empty()
              : fitted(found, Math.min(left, excerpts.size() < FIRST ? LONGEST : LONGEST_FURTHER));
      if (excerpt.isPresent()) {
        excerpts.add(excerpt.get());
        left -= excerpt.get().tokens();
      }
    }
    return excerpts;
  }

  private Optional<Excerpt> fitted(Found found, int most) {
    Excerpt whole = excerpt(found, found.passage().text());
    if (whole.tokens() <= most) {
      return Optional.of(whole);
    }
    Set<Piece> kept = new HashSet<>();
    Optional<Excerpt> fitting = Optional.empty();
    for (Piece piece : byScore(found.pieces())) {
      kept.add(piece);
      Excerpt longer = excerpt(found, inOrder(found.pieces(), kept));
      if (longer.tokens() > most) {
        break;
      }
      fitting = Optional.of(longer);
    }
    return fitting;
  }

  private static List<Piece> byScore(List<Piece> pieces) {
    return pieces.stream().sorted(Comparator.comparingDouble(Piece::score).reversed()).toList();
  }

  private static String inOrder(List<Piece> pieces, Set<Piece> kept) {
    var text = new StringBuilder();
    boolean left = false;
    for (Piece piece : pieces) {
      if (kept.contains(piece)) {
        text.append(left ? "… " : "").append(piece.text()).append('\n');
      }
      left = !kept.contains(piece);
    }
    return text.append(left ? "…" : "").toString().strip();
  }

  private Excerpt excerpt(Found found, String text) {
    Passage passage = found.passage();
    var excerpt =
        new Excerpt(
            passage.source(),
            passage.file(),
            passage.heading(),
            passage.date(),
            text,
            Math.round(found.score() * 1000) / 1000.0,
            0);
    return new Excerpt(
        excerpt.source(),
        excerpt.file(),
        excerpt.heading(),
        excerpt.date(),
        text,
        excerpt.score(),
        counter.count(excerpt.labelled() + BETWEEN));
  }
}
