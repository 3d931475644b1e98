package dev.quartet.decision.reflex.parameter;

/** What a word of a sentence looks like. */
enum Kind {
  /** A word, or a name that looks like one. */
  WORD(false),
  NUMBER(true),
  /** A small number written as a word. */
  NUMBER_WORD(false),
  MONEY(true),
  EMAIL(true),
  URL(true),
  HOST(true),
  PHONE(true),
  /** A name such as #general. */
  CHANNEL(true),
  /** A name such as @ada. */
  PERSON(true),
  /** A number such as #12. */
  ISSUE_NUMBER(true),
  ISSUE_KEY(true),
  /** Such as owner/name. */
  REPOSITORY(true),
  PATH(true),
  /** A name that no one says by chance: hexadecimal digits, a UUID, ch_3Nx. */
  ID(true),
  TIME(true),
  QUOTED(true);

  private final boolean telling;

  Kind(boolean telling) {
    this.telling = telling;
  }

  /** Whether a request means something by it that must not be lost. */
  boolean isTelling() {
    return telling;
  }
}
