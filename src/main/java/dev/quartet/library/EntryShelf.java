package dev.quartet.library;

import dev.quartet.platform.Problem;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * A shelf of entries that have manifests; none that is untrusted leaves it.
 *
 * @param registry a manifest as a model reads it
 * @param resource all of an entry
 */
record EntryShelf<T extends Entry>(
    String kind,
    SortedMap<String, T> entries,
    Function<T, String> registry,
    Function<T, String> resource)
    implements Shelf {

  @Override
  public List<IndexLine> index() {
    return usable().stream()
        .map(entry -> new IndexLine(entry.id(), entry.id() + ": " + entry.description()))
        .toList();
  }

  @Override
  public String registry(String id) {
    return registry.apply(usable(id));
  }

  @Override
  public String resource(String id) {
    return resource.apply(usable(id));
  }

  /** The entries that may be used. */
  List<T> usable() {
    return entries.values().stream().filter(entry -> entry.origin().mayRun()).toList();
  }

  /**
   * An entry that may be used.
   *
   * @throws Problem when there is none of that id, or it is not trusted
   */
  T usable(String id) {
    T entry = entries.get(id);
    if (entry == null) {
      throw Problem.usage(
          "unknown_" + kind,
          "There is no " + kind + " '" + id + "'",
          Nearest.hint(id, entries.keySet()));
    }
    return trusted(kind, entry);
  }

  /**
   * The entry, when it may take effect.
   *
   * @throws Problem when it is not trusted
   */
  static <T extends Entry> T trusted(String kind, T entry) {
    if (!entry.origin().mayRun()) {
      throw Problem.refused(
          "untrusted",
          "The " + entry.origin().label() + "'s " + kind + " " + entry.id() + " is not trusted",
          "Look at the " + entry.origin().label() + "'s files, then run: quartet trust");
    }
    return entry;
  }
}
