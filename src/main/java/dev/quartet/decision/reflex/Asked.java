package dev.quartet.decision.reflex;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A request and what is read of it once, whichever scripts it is held against.
 *
 * @param canonical the text with stand-ins for its values
 * @param mended the text without typing errors
 * @param canonicalMended that one with stand-ins for its values
 * @param named services that it names
 */
record Asked(
    String text,
    String canonical,
    String mended,
    String canonicalMended,
    Map<String, String> named) {

  static Asked of(String text, Registry registry) {
    String canonical = Canonical.of(text);
    String mended = registry.mended(text);
    return new Asked(
        text,
        canonical,
        mended,
        mended.equals(text) ? canonical : Canonical.of(mended),
        registry.services().namedIn(text, canonical));
  }

  /** The words as they were typed. */
  Set<String> words() {
    return new HashSet<>(Words.of(canonical));
  }

  /** The words without typing errors. */
  Set<String> mendedWords() {
    return new HashSet<>(Words.of(canonicalMended));
  }
}
