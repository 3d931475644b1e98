package dev.quartet.library;

/** Where an entry comes from, and whether it may take effect. */
public enum Origin {
  SHIPPED,
  TRUSTED_WORKSPACE,
  UNTRUSTED_WORKSPACE;

  public boolean mayRun() {
    return this != UNTRUSTED_WORKSPACE;
  }
}
