package dev.quartet.decision;

import dev.quartet.library.Library;
import java.util.Map;

/** The local router: recognises a request that a script answers, without any model, or abstains. */
@FunctionalInterface
public interface Reflex {
  /**
   * What is to be recognised.
   *
   * @param followsUp whether earlier turns precede it
   */
  record Query(String text, boolean followsUp) {}

  /** The answer. */
  sealed interface Recognition {
    String reason();

    Evidence evidence();

    /** A script answers it, with these arguments. */
    record Sure(String script, Map<String, String> arguments, String reason, Evidence evidence)
        implements Recognition {}

    /** A model had better look at it. */
    record Unsure(String reason, Evidence evidence) implements Recognition {}
  }

  Recognition recognise(Query query, Library library);
}
