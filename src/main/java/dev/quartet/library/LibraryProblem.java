package dev.quartet.library;

import java.nio.file.Path;
import java.util.Locale;

/**
 * A file of the library that cannot be used, or should be mended.
 *
 * @param line from 1
 * @param hint what to write instead
 */
public record LibraryProblem(Severity severity, Path path, int line, String message, String hint) {
  /** Whether the file is of no use, or works all the same. */
  public enum Severity {
    ERROR,
    WARNING;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A file that cannot be used as it is. */
  public LibraryProblem(Path path, int line, String message, String hint) {
    this(Severity.ERROR, path, line, message, hint);
  }

  /** A file that works, and should be mended. */
  public static LibraryProblem warning(Path path, int line, String message, String hint) {
    return new LibraryProblem(Severity.WARNING, path, line, message, hint);
  }

  /** The same, as something that does not keep the file from being used. */
  LibraryProblem asWarning() {
    return warning(path, line, message, hint);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  @Override
  public String toString() {
    return path
        + ":"
        + line
        + ": "
        + (isError() ? "" : "warning: ")
        + message
        + (hint.isEmpty() ? "" : "\n    " + hint);
  }
}
