package dev.quartet.library;

import dev.quartet.platform.Problem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One kind of what is loaded on demand, in three depths: the index has a line for each entry, the
 * registry tells how to use one entry, the resource is all of it.
 */
public interface Shelf {
  /**
   * An entry in one line.
   *
   * @param id by which registry and resource know it
   */
  record IndexLine(String id, String text) {}

  /** What one entry is called, such as {@code script}. */
  String kind();

  /** A line for each entry that may be used, in the order of their ids. */
  List<IndexLine> index();

  /**
   * An entry's manifest, short, as a model reads it.
   *
   * @throws Problem when there is none of that id, or it is not trusted
   */
  String registry(String id);

  /**
   * The whole entry.
   *
   * @throws Problem when there is none of that id, or it is not trusted
   */
  String resource(String id);

  /** What to say when a shelf has no entry of an id. */
  static Problem unknown(String kind, String id, List<IndexLine> index) {
    return Problem.usage(
        "unknown_" + kind,
        "There is no " + kind + " '" + id + "'",
        Nearest.hint(id, index.stream().map(IndexLine::id).collect(Collectors.toSet())));
  }
}
