package dev.quartet.library;

/**
 * Where an entry comes from, and whether it may take effect. A later one takes the place of an
 * earlier one.
 */
public enum Origin {
  SHIPPED("shipped", true),
  USER("user", true),
  UNTRUSTED_PROJECT("project", false),
  TRUSTED_PROJECT("project", true),
  UNTRUSTED_WORKSPACE("workspace", false),
  TRUSTED_WORKSPACE("workspace", true);

  private final String label;
  private final boolean mayRun;

  Origin(String label, boolean mayRun) {
    this.label = label;
    this.mayRun = mayRun;
  }

  /** Whose it is: {@code shipped}, {@code user}, {@code project} or {@code workspace}. */
  public String label() {
    return label;
  }

  public boolean mayRun() {
    return mayRun;
  }
}
