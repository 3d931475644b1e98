package dev.quartet.library.recall;

import dev.quartet.library.Component;
import dev.quartet.library.Library;
import dev.quartet.library.Memory;
import dev.quartet.library.recall.PassageIndex.Found;
import dev.quartet.model.TokenCounter;
import dev.quartet.model.VectorCache;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Searches memory, project history and components, and returns the passages that fit. */
public final class Recall {
  /** The most that one answer may take of a model's context ({@code o200k_base}). */
  public static final int TOKENS = 1500;

  private static final String MEMORY_FOLDER = "memory/";
  private static final int MOST = 28;

  /** What scores less is about something else: the measure of a search that somebody asked for. */
  private static final double ASKED = 0.53;

  /** The stricter measure of what is given to a model unasked. */
  private static final double UNASKED = 0.64;

  /** What scores less than this share of the best is not worth its tokens. */
  private static final double SHARE = 0.75;

  private final Supplier<Library> library;
  private final Supplier<List<Passage>> history;
  private final VectorCache vectors;
  private final Excerpts excerpts;

  /**
   * A search over what the team knows.
   *
   * @param history the lines of project history; asked for only when they are searched
   * @param vectors of their own, so that a lookup loads none of these
   */
  public Recall(
      Supplier<Library> library,
      Supplier<List<Passage>> history,
      VectorCache vectors,
      TokenCounter counter) {
    this.library = library;
    this.history = history;
    this.vectors = vectors;
    this.excerpts = new Excerpts(counter);
  }

  /** What fits a query, best first, within {@link #TOKENS}. */
  public List<Excerpt> search(String query, Optional<Source> only) {
    return excerpts.within(TOKENS, fitting(query, passages(only), ASKED));
  }

  /** What fits a query, as a model reads it, within {@link #TOKENS}; says so when nothing does. */
  public String text(String query, Optional<Source> only) {
    List<Excerpt> found = search(query, only);
    return found.isEmpty() ? "Nothing is noted about this." : excerpts.joined(found);
  }

  /**
   * The memory that fits a task, for a model that is given it unasked; empty when none does.
   *
   * @param tokens the most it may take
   */
  public String memoryFor(String task, int tokens) {
    return excerpts.joined(excerpts.within(tokens, fitting(task, memory(), UNASKED)));
  }

  /** Components, those that fit a task best first. */
  public List<Component> byFit(String task, List<Component> components) {
    Map<Passage, Component> known = new LinkedHashMap<>();
    components.forEach(component -> known.put(passage(component), component));
    return ranked(task, List.copyOf(known.keySet())).stream()
        .flatMap(found -> Optional.ofNullable(known.get(found.passage())).stream())
        .toList();
  }

  /** The name of the memory file that a note belongs to, when one is clearly about the same. */
  Optional<String> fileFor(String note, double least) {
    return ranked(note, memory()).stream()
        .findFirst()
        .filter(found -> found.score() >= least)
        .map(found -> found.passage().file().substring(MEMORY_FOLDER.length()));
  }

  private List<Found> fitting(String query, List<Passage> passages, double least) {
    List<Found> ranked = ranked(query, passages);
    double best = ranked.isEmpty() ? 0 : ranked.getFirst().score();
    return ranked.stream()
        .filter(found -> found.score() >= Math.max(least, SHARE * best))
        .limit(MOST)
        .toList();
  }

  private List<Found> ranked(String query, List<Passage> passages) {
    return query.isBlank() || passages.isEmpty()
        ? List.of()
        : new PassageIndex(passages, vectors).rank(query);
  }

  private List<Passage> passages(Optional<Source> only) {
    List<Passage> all = new ArrayList<>();
    for (Source source : only.map(List::of).orElse(List.of(Source.values()))) {
      all.addAll(
          switch (source) {
            case MEMORY -> memory();
            case HISTORY -> history.get();
            case COMPONENTS ->
                library.get().components().entries().stream().map(Recall::passage).toList();
          });
    }
    return all;
  }

  private List<Passage> memory() {
    List<Passage> passages = new ArrayList<>();
    for (Memory.Entry entry : library.get().memory().entries()) {
      for (Memory.Section section : entry.sections()) {
        passages.add(
            new Passage(
                Source.MEMORY,
                MEMORY_FOLDER + entry.file(),
                entry.title(),
                section.heading(),
                section.date(),
                section.text()));
      }
    }
    return passages;
  }

  private static Passage passage(Component component) {
    return new Passage(
        Source.COMPONENTS,
        "components/" + component.file(),
        "",
        component.name(),
        component.date(),
        component.described());
  }
}
