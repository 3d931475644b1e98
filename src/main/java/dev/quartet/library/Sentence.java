package dev.quartet.library;

/**
 * A sentence for a script's manifest.
 *
 * @param script the script's id
 */
public record Sentence(String script, Kind kind, String text) {
  /** What it says of the script. */
  public enum Kind {
    /** The script answers it. */
    EXAMPLE("examples"),
    /** It looks like it and is not for it. */
    NEAR_MISS("not");

    private final String key;

    Kind(String key) {
      this.key = key;
    }

    /** Its list in a manifest. */
    public String key() {
      return key;
    }
  }
}
