package dev.quartet.decision;

import dev.quartet.decision.reflex.Canonical;
import dev.quartet.decision.reflex.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A request by its telling words, values replaced by stand-ins: what makes two requests nearly the
 * same.
 */
public record Wording(Set<String> words) {
  /** From this share of common words on two requests are nearly the same. */
  private static final double NEARLY = 0.8;

  public Wording {
    words = Set.copyOf(words);
  }

  public static Wording of(String text) {
    String canonical = Canonical.of(text);
    List<String> telling = Words.content(canonical);
    return new Wording(new HashSet<>(telling.isEmpty() ? Words.of(canonical) : telling));
  }

  /** As {@link #text} wrote it. */
  public static Wording read(String text) {
    return new Wording(text.isBlank() ? Set.of() : Set.of(text.split(" ")));
  }

  /** The words in a line, sorted. */
  public String text() {
    return String.join(" ", new TreeSet<>(words));
  }

  public boolean isNearly(Wording other) {
    return overlap(other) >= NEARLY;
  }

  /** The common words' share of all, from 0 to 1. */
  public double overlap(Wording other) {
    Set<String> common = new HashSet<>(words);
    common.retainAll(other.words);
    int all = words.size() + other.words.size() - common.size();
    return all == 0 ? 0 : (double) common.size() / all;
  }
}
