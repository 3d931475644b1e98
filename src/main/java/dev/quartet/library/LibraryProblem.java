package dev.quartet.library;

import java.nio.file.Path;

/**
 * A file of the library that cannot be used, or should be mended.
 *
 * @param line from 1
 * @param hint what to write instead
 */
public record LibraryProblem(Path path, int line, String message, String hint) {
  @Override
  public String toString() {
    return path + ":" + line + ": " + message + (hint.isEmpty() ? "" : "\n    " + hint);
  }
}
